import { BridgeError } from '../core/errors.ts';
import type { ErrorCode } from '../core/errors.ts';
import { ocpiStatus } from './envelope.ts';

/** An error that has its own OCPI and HTTP status, which its code alone does not tell. */
export class OcpiError extends BridgeError {
  readonly statusCode: number;
  readonly httpStatus: number;

  constructor(
    code: ErrorCode,
    message: string,
    { statusCode, httpStatus = 200, cause }: { statusCode: number; httpStatus?: number; cause?: unknown },
  ) {
    super(code, message, { cause });
    this.name = 'OcpiError';
    this.statusCode = statusCode;
    this.httpStatus = httpStatus;
  }
}

export interface Refusal {
  readonly http: number;
  readonly ocpi: number;
  readonly message: string;
}

const ocpiOf: Readonly<Record<ErrorCode, number>> = {
  invalid: ocpiStatus.invalidParameters,
  forbidden: ocpiStatus.invalidParameters,
  'not-found': ocpiStatus.invalidParameters,
  'unknown-location': ocpiStatus.unknownLocation,
  'unknown-token': ocpiStatus.unknownToken,
  'unknown-session': ocpiStatus.invalidParameters,
  'unknown-station': ocpiStatus.serverError,
  conflict: ocpiStatus.clientError,
  'not-supported': ocpiStatus.clientError,
  'not-connected': ocpiStatus.serverError,
  'station-error': ocpiStatus.serverError,
  timeout: ocpiStatus.serverError,
  'store-unavailable': ocpiStatus.serverError,
  'partner-unreachable': ocpiStatus.clientApiUnusable,
  'partner-refused': ocpiStatus.clientApiUnusable,
};

/**
 * [OCPI 2.2.1 5 Status codes] whoever is authenticated and sends JSON to something that exists gets HTTP 200,
 * whatever else is wrong; a GET of what does not exist gets 404.
 */
export function refusalOf(error: unknown, method: string): Refusal {
  if (error instanceof OcpiError) {
    return { http: error.httpStatus, ocpi: error.statusCode, message: error.message };
  }
  if (!(error instanceof BridgeError)) {
    return { http: 200, ocpi: ocpiStatus.serverError, message: 'internal error' };
  }
  const missing =
    error.code === 'not-found' ||
    error.code === 'unknown-token' ||
    (error.code === 'unknown-location' && method === 'GET');
  return { http: missing ? 404 : 200, ocpi: ocpiOf[error.code], message: withFaults(error) };
}

function withFaults({ message, faults }: BridgeError): string {
  if (faults.length === 0) return message;
  return `${message}: ${faults.map(({ pointer, reason }) => `${pointer || '/'} ${reason}`).join('; ')}`;
}
