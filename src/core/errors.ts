/** Everything that can go wrong in the domain; each edge translates a code once into its own protocol's error. */
export type ErrorCode =
  | 'invalid'
  | 'not-found'
  | 'unknown-location'
  | 'unknown-token'
  | 'unknown-session'
  | 'unknown-station'
  | 'conflict'
  | 'not-connected'
  | 'station-error'
  | 'timeout'
  | 'not-supported'
  | 'forbidden'
  | 'store-unavailable'
  | 'partner-unreachable'
  | 'partner-refused';

export interface Fault {
  /** JSON pointer into the offending document, `''` for the whole. */
  readonly pointer: string;
  readonly reason: string;
}

export class BridgeError extends Error {
  readonly code: ErrorCode;
  readonly faults: readonly Fault[];

  constructor(code: ErrorCode, message: string, options?: { faults?: readonly Fault[]; cause?: unknown }) {
    super(message, options?.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'BridgeError';
    this.code = code;
    this.faults = options?.faults ?? [];
  }
}

/** The text of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
