import { createHash, timingSafeEqual } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { HttpProblem } from './problem.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Lets nobody through but who has the operator's token [RFC 6750]. */
export function bearer(token: string): (request: Request, response: Response, next: NextFunction) => void {
  const expected = digest(token);
  return (request, _response, next) => {
    const given = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1];
    // Digests have one length, so that the comparison tells nothing about the token's.
    if (given === undefined || !timingSafeEqual(digest(given), expected)) {
      const detail =
        given === undefined
          ? 'send the operator token: `Authorization: Bearer ...`'
          : 'this is not the operator token';
      throw new HttpProblem(401, 'unauthorized', detail, { 'WWW-Authenticate': 'Bearer' });
    }
    next();
  };
}
