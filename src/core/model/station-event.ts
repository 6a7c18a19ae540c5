import type { Instant } from './common.ts';

/** What a station event is about. */
export const stationEventKinds = [
  'boot',
  'certificate',
  'charging-limit',
  'command',
  'configuration',
  'connection',
  'customer',
  'display',
  'firmware',
  'log',
  'login',
  'monitoring',
  'reservation',
  'security',
  'session',
  'violation',
  'watch',
] as const;

export type StationEventKind = (typeof stationEventKinds)[number];

/** An alarm wants somebody to do something; a warning that somebody knows it. */
export type StationEventSeverity = 'alarm' | 'info' | 'warning';

/** Something worth knowing of a station that is neither a status nor a session. */
export interface StationEvent {
  readonly at: Instant;
  readonly kind: StationEventKind;
  readonly severity: StationEventSeverity;
  /** One sentence for an operator. */
  readonly text: string;
  /** What a program may want to know of it. */
  readonly details?: Readonly<Record<string, unknown>>;
}
