/** Why a charge cannot be priced. */
export type PricingErrorCode =
  /** The input is not what the reader was promised; see `faults`. */
  | 'invalid-input'
  /** There is no tariff at all, or none that is valid for this charge. */
  | 'no-tariff'
  /** A period names a tariff that was not given. */
  | 'unknown-tariff'
  /** The tariff looks at local time and the zone is neither given nor certain from the country. */
  | 'time-zone-missing'
  | 'time-zone-unknown';

export interface PricingFault {
  /** JSON pointer into the input, `''` for the whole. */
  readonly pointer: string;
  readonly reason: string;
}

export class PricingError extends Error {
  readonly code: PricingErrorCode;
  readonly faults: readonly PricingFault[];

  constructor(code: PricingErrorCode, message: string, faults: readonly PricingFault[] = []) {
    super(message);
    this.name = 'PricingError';
    this.code = code;
    this.faults = faults;
  }
}
