import type { Instant } from './common.ts';

export const alertCodes = ['charging-stuck', 'preparing-long', 'session-long', 'silent'] as const;
export type AlertCode = (typeof alertCodes)[number];

/** Something about a station that lasts and that an operator should know of. */
export interface Alert {
  readonly code: AlertCode;
  readonly since: Instant;
  /** One sentence for an operator. */
  readonly text: string;
  readonly evseId?: number;
  /** Of the session that it is about. */
  readonly session?: string;
}
