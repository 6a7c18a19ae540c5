import type { Fault } from '../core/errors.ts';

/** What can be wrong with a call, in no version's spelling; a dialect spells it. */
export type CallFault =
  | 'formation'
  | 'framework'
  | 'internal'
  | 'message-type'
  | 'not-implemented'
  | 'not-supported'
  | 'occurrence'
  | 'property'
  | 'security'
  | 'type';

/** Why a station's call gets a CALLERROR instead of a result. */
export class CallError extends Error {
  readonly fault: CallFault;
  readonly faults: readonly Fault[];

  constructor(fault: CallFault, description: string, faults: readonly Fault[] = []) {
    super(description);
    this.name = 'CallError';
    this.fault = fault;
    this.faults = faults;
  }
}
