import { AxiosError } from 'axios';
import { DeliveryFailure } from '../core/delivery.ts';
import type { Verdict } from '../core/delivery.ts';
import { BridgeError } from '../core/errors.ts';
import { ocpiStatus } from './envelope.ts';

export interface PartnerFailureDetails {
  readonly httpStatus?: number;
  readonly statusCode?: number;
  readonly retryAfterMs?: number;
  readonly cause?: unknown;
}

/** A request to a partner that did not succeed, and what to do about it. */
export class PartnerFailure extends DeliveryFailure {
  /** Absent when there was no answer. */
  readonly httpStatus: number | undefined;
  /** Of OCPI, where the answer had one. */
  readonly statusCode: number | undefined;

  constructor(verdict: Verdict, message: string, details: PartnerFailureDetails = {}) {
    const { retryAfterMs, cause } = details;
    super(verdict, message, { ...(retryAfterMs !== undefined && { retryAfterMs }), cause });
    this.name = 'PartnerFailure';
    this.httpStatus = details.httpStatus;
    this.statusCode = details.statusCode;
  }
}

/** Errors of connections that never came about; any other broken connection may be due to this one request. */
const outOfReach: ReadonlySet<unknown> = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Nothing came back. */
export function failureWithoutAnswer(error: unknown, what: string): PartnerFailure {
  if (!(error instanceof AxiosError))
    return new PartnerFailure('retry', `${what}: ${String(error)}`, { cause: error });
  const { cause, code } = error;
  if (cause instanceof BridgeError)
    return new PartnerFailure('pause', `${what}: ${cause.message}`, { cause });
  const codeOfCause = cause && 'code' in cause ? cause.code : undefined;
  const why = error.message || String(codeOfCause);
  if (code === AxiosError.ETIMEDOUT || outOfReach.has(codeOfCause) || isCertificateFault(codeOfCause)) {
    return new PartnerFailure('pause', `${what}: ${why}`, { cause: error });
  }
  return new PartnerFailure('retry', `${what}: ${why}`, { cause: error });
}

function isCertificateFault(code: unknown): boolean {
  return typeof code === 'string' && /CERT|^ERR_TLS|^ERR_SSL/.test(code);
}

const awayStatuses: ReadonlySet<number> = new Set([401, 403, 429, 502, 503, 504]);

export function verdictOfHttp(status: number): Verdict {
  if (awayStatuses.has(status)) return 'pause';
  return status >= 500 || status === 408 ? 'retry' : 'park';
}

/** [OCPI 2.2.1 5] 2xxx is our fault, the rest the partner's or a hub's; a hub that knows no receiver will not tomorrow. */
export function verdictOfStatus(statusCode: number): Verdict {
  const ours = statusCode >= 2000 && statusCode < 3000;
  return ours || statusCode === ocpiStatus.unknownReceiver ? 'park' : 'retry';
}

/** Seconds or a date [RFC 9110 10.2.3]. */
export function parseRetryAfter(text: string | undefined, now: number): number | undefined {
  if (text === undefined) return undefined;
  const ms = /^\d+$/.test(text.trim()) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
