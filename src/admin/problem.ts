import { STATUS_CODES } from 'node:http';
import type { ErrorCode, Fault } from '../core/errors.ts';
import { BridgeError, messageOf } from '../core/errors.ts';
import { PricingError } from '../core/pricing/pricing.ts';
import type { components } from './wire.gen.ts';

export type Problem = components['schemas']['Problem'];

/** What is wrong with the HTTP request itself, before any of it reaches the domain. */
export class HttpProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, detail: string, headers: Readonly<Record<string, string>> = {}) {
    super(detail);
    this.name = 'HttpProblem';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** A registration that failed, with the steps that were taken; the last one failed. */
export class StepFailure extends Error {
  readonly steps: readonly string[];
  override readonly cause: unknown;

  constructor(steps: readonly string[], cause: unknown) {
    super(messageOf(cause));
    this.name = 'StepFailure';
    this.steps = steps;
    this.cause = cause;
  }
}

const statusOf: Readonly<Record<ErrorCode, number>> = {
  invalid: 400,
  'not-supported': 400,
  forbidden: 403,
  'not-found': 404,
  'unknown-location': 404,
  'unknown-session': 404,
  'unknown-station': 404,
  'unknown-token': 404,
  conflict: 409,
  'not-connected': 409,
  'partner-refused': 502,
  'partner-unreachable': 502,
  'station-error': 502,
  'store-unavailable': 503,
  timeout: 504,
};

interface ProblemParts {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly faults?: readonly Fault[];
  readonly steps?: readonly string[];
}

function problem({ status, code, detail, faults = [], steps }: ProblemParts): Problem {
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code,
    detail,
    faults: [...faults],
    ...(steps && { steps: [...steps] }),
  };
}

/** What body-parser calls its errors, and what we do. */
const bodyProblems: Readonly<Record<string, Omit<ProblemParts, 'detail'>>> = {
  'entity.parse.failed': { status: 400, code: 'invalid-json' },
  'entity.too.large': { status: 413, code: 'body-too-large' },
  'encoding.unsupported': { status: 415, code: 'unsupported-media-type' },
  'charset.unsupported': { status: 415, code: 'unsupported-media-type' },
  'request.size.invalid': { status: 400, code: 'invalid' },
  'request.aborted': { status: 400, code: 'invalid' },
};

/** RFC 9457, or undefined for what should never have happened. */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof StepFailure) {
    const known = problemOf(error.cause);
    return known && { ...known, steps: [...error.steps] };
  }
  if (error instanceof HttpProblem) {
    return problem({ status: error.status, code: error.code, detail: error.message });
  }
  if (error instanceof BridgeError) {
    const { code, message, faults } = error;
    return problem({ status: statusOf[code], code, detail: message, faults });
  }
  if (error instanceof PricingError) {
    const { code, message, faults } = error;
    return problem({ status: 400, code, detail: message, faults });
  }
  if (error instanceof URIError) {
    return problem({ status: 400, code: 'invalid', detail: 'the path is not percent-encoded correctly' });
  }
  const body = error instanceof Error && 'type' in error && bodyProblems[String(error.type)];
  return body ? problem({ ...body, detail: messageOf(error) }) : undefined;
}

export function internalProblem(): Problem {
  return problem({
    status: 500,
    code: 'internal',
    detail: 'something is wrong in the bridge; its log says what',
  });
}
