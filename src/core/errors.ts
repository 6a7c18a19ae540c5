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

/** A station answered a call with an error of its protocol: `callCode` and `description` are its own words. */
export class StationRefusal extends BridgeError {
  readonly callCode: string;
  readonly description: string;

  constructor(callCode: string, description: string) {
    super('station-error', `the station answered ${callCode}: ${description}`);
    this.name = 'StationRefusal';
    this.callCode = callCode;
    this.description = description;
  }
}

/** The text of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
