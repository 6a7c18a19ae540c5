import type { StationInquiries } from '../core/watch/station-inquiries.ts';
import type { Undertaking } from '../core/watch/undertakings.ts';
import type { Call } from './call.ts';

/** What StationInquiries's method of this name is told and answers, for one station. */
type Inquiry<Name extends keyof StationInquiries> =
  Parameters<StationInquiries[Name]> extends [unknown, ...infer Rest]
    ? (call: Call, ...rest: Rest) => ReturnType<StationInquiries[Name]>
    : never;

/** StationInquiries in the words of one version: see there for what is thrown; and what a station's answers promise. */
export interface DialectLifecycle {
  readonly askBoot: Inquiry<'askBoot'>;
  readonly askHeartbeat: Inquiry<'askHeartbeat'>;
  readonly askStatuses: Inquiry<'askStatuses'>;
  readonly transaction: Inquiry<'transaction'>;
  readonly connectionTimeoutS: Inquiry<'connectionTimeoutS'>;
  /** What is to happen after this answer to a call; absent where nothing is, or where it was refused. */
  undertaken(action: string, payload: object, result: unknown): Undertaking | undefined;
}
