import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { components } from '../ocpi/v221/wire.gen.ts';

export type Wire = components['schemas'];

export interface Party {
  readonly countryCode: string;
  readonly partyId: string;
}

/** What is answered instead of data: an OCPI status in an HTTP status [OCPI 2.2.1 status_codes]. */
export class OcpiFault extends Error {
  readonly http: number;
  readonly status: number;

  constructor(http: number, status: number, message: string) {
    super(message);
    this.name = 'OcpiFault';
    this.http = http;
    this.status = status;
  }
}

export const invalid = (message: string): OcpiFault => new OcpiFault(200, 2001, message);
export const unknownObject = (message: string): OcpiFault => new OcpiFault(404, 2000, message);
export const notAllowed = (message: string): OcpiFault => new OcpiFault(405, 2000, message);

export function envelope(data: unknown, fault?: OcpiFault): object {
  return {
    ...(data !== undefined && { data }),
    status_code: fault?.status ?? 1000,
    ...(fault ? { status_message: fault.message } : { status_message: 'Success' }),
    timestamp: new Date().toISOString(),
  };
}

export function send(response: Response, data: unknown, http = 200): void {
  response.status(http).json(envelope(data));
}

export function sendFault(response: Response, fault: OcpiFault): void {
  response.status(fault.http).json(envelope(undefined, fault));
}

/** [OCPI 2.2.1 4.1.2] one space after `Token`, then Base64 of the credentials token. */
export function tokenOf(request: Request): string | undefined {
  const match = /^Token (\S+)$/.exec(request.get('authorization') ?? '');
  if (!match?.[1] || !/^[A-Za-z0-9+/]+={0,2}$/.test(match[1])) return undefined;
  return Buffer.from(match[1], 'base64').toString('utf8');
}

export function authorizationOf(token: string): string {
  return `Token ${Buffer.from(token, 'utf8').toString('base64')}`;
}

/** [OCPI 2.2.1 4.1.13 message routing] only functional modules are routed. */
export function routingHeaders(from: Party, to: Party): Record<string, string> {
  return {
    'OCPI-from-country-code': from.countryCode,
    'OCPI-from-party-id': from.partyId,
    'OCPI-to-country-code': to.countryCode,
    'OCPI-to-party-id': to.partyId,
  };
}

export function newToken(): string {
  return `${randomUUID()}${randomUUID().slice(0, 8)}`;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Ids are compared without regard to case [OCPI 2.2.1 types CiString]. */
export function keyOf(...parts: readonly string[]): string {
  return parts.join('*').toUpperCase();
}
