import type { Instant } from '../core/model/common.ts';
import type { ModelVariable } from '../core/model/device-model.ts';
import type { Call } from './call.ts';

/** An answered call of ours. */
export interface Answered {
  readonly action: string;
  readonly payload: object;
  readonly result: unknown;
  readonly at: Instant;
}

/** What stations of one version say they are made of. */
export interface DialectInventory {
  /** The report comes in messages of its own, with this number. Answers whether it will. @throws BridgeError as `Call` */
  ask(call: Call, requestId: number): Promise<boolean>;
  /** The variables whose values this answer tells. */
  valuesIn(answered: Answered): readonly ModelVariable[];
}
