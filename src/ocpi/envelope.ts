import type { Clock } from '../core/ports.ts';

/** [OCPI 2.2.1 5 Status codes] */
export const ocpiStatus = {
  success: 1000,
  clientError: 2000,
  invalidParameters: 2001,
  notEnoughInformation: 2002,
  unknownLocation: 2003,
  unknownToken: 2004,
  serverError: 3000,
  clientApiUnusable: 3001,
  unsupportedVersion: 3002,
  missingEndpoints: 3003,
  unknownReceiver: 4001,
} as const;

/** [OCPI 2.2.1 4.1.7 Response format] around every body, also of HTTP errors. */
export interface Envelope {
  readonly data?: unknown;
  readonly status_code: number;
  readonly status_message?: string;
  readonly timestamp: string;
}

export function makeEnvelope(
  clock: Clock,
  { data, statusCode = ocpiStatus.success, statusMessage }: EnvelopeContent,
): Envelope {
  return {
    ...(data !== undefined && { data }),
    status_code: statusCode,
    ...(statusMessage !== undefined && { status_message: statusMessage }),
    timestamp: new Date(clock.now()).toISOString(),
  };
}

export interface EnvelopeContent {
  readonly data?: unknown;
  readonly statusCode?: number;
  readonly statusMessage?: string;
}

/** What a partner answered; `statusCode` is absent where it left the envelope out. */
export interface ParsedEnvelope {
  readonly data: unknown;
  readonly statusCode?: number;
  readonly statusMessage?: string;
}

/** Undefined when the text is not JSON. A body without `status_code` counts as the data itself. */
export function parseEnvelope(text: string): ParsedEnvelope | undefined {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof body !== 'object' || body === null || !('status_code' in body)) return { data: body };
  const { status_code: code } = body;
  const message = 'status_message' in body ? body.status_message : undefined;
  return {
    data: 'data' in body ? body.data : undefined,
    ...(typeof code === 'number' && { statusCode: code }),
    ...(typeof message === 'string' && { statusMessage: message }),
  };
}

/** Some partners answer with an array of one where one object is due. */
export function onlyElement(data: unknown): unknown {
  return Array.isArray(data) && data.length === 1 ? data[0] : data;
}
