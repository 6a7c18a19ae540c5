import type { NextFunction, Request, RequestHandler, Response } from 'express';
import express from 'express';
import { BridgeError } from '../core/errors.ts';
import { refuseDeepJson } from '../core/json-shape.ts';
import { HttpProblem } from './problem.ts';

const maxBodyBytes = 16 * 1024 * 1024;

const hasBody = ({ headers }: Request) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

function refuseOtherTypes(request: Request, _response: Response, next: NextFunction): void {
  if (hasBody(request) && request.is(['application/json', 'application/*+json']) === false) {
    throw new HttpProblem(
      415,
      'unsupported-media-type',
      'send JSON, with the header `Content-Type: application/json`',
    );
  }
  next();
}

function refuseDeep(request: Request, _response: Response, next: NextFunction): void {
  refuseDeepJson(request.body);
  next();
}

export const jsonBody: readonly RequestHandler[] = [
  refuseOtherTypes,
  express.json({ limit: maxBodyBytes, strict: false, type: ['application/json', 'application/*+json'] }),
  refuseDeep,
];

/** @throws BridgeError `invalid` unless the body is a JSON object */
export function objectIn(request: Request): Readonly<Record<string, unknown>> {
  const body: unknown = request.body;
  if (isObject(body)) return body;
  const reason = body === undefined ? 'a JSON object is needed' : 'must be a JSON object';
  throw new BridgeError('invalid', `the body: ${reason}`, { faults: [{ pointer: '', reason }] });
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
