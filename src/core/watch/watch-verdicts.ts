import { maskedTag } from '../masked-tag.ts';
import type { Instant } from '../model/common.ts';
import type { StationEvent } from '../model/station-event.ts';
import type { StationView } from '../station/station-view.ts';
import type { Expectation } from './undertakings.ts';
import type { WatchLimits } from './watch-limits.ts';

/** What is known of a station when its promises are looked at. */
export interface Promiser {
  /** Absent while it is away. */
  readonly link?: { readonly connectedAt: Instant };
  /** Absent while it is away or has said nothing. */
  readonly view?: StationView;
}

/** A promise that was kept, or was not and will hardly be. */
export interface Verdict {
  readonly expectation: Expectation;
  /** Absent where it was kept. */
  readonly event?: Omit<StationEvent, 'at'>;
}

/** Nobody waits longer than this for anything. */
const longestMs = 24 * 3_600_000;

/** Whether a promise was kept; absent while that is open. */
export function verdictOn(
  expectation: Expectation,
  station: Promiser,
  { now, limits }: { readonly now: Instant; readonly limits: WatchLimits },
): Verdict | undefined {
  if (now - expectation.at > longestMs) return { expectation };
  if (isKept(expectation, station)) return { expectation };
  const limitMs = limitOf(expectation, limits);
  if (limitMs === 0) return { expectation };
  return now - countedFrom(expectation, station) < limitMs
    ? undefined
    : { expectation, event: broken(expectation) };
}

function limitOf({ kind }: Expectation, { startMs, stopMs, resetMs }: WatchLimits): number {
  switch (kind) {
    case 'authorized':
    case 'start':
      return startMs;
    case 'stop':
    case 'unlock':
      return stopMs;
    case 'reset':
      return resetMs;
  }
}

/** A station that was away may bring what it did meanwhile. */
function countedFrom({ kind, at }: Expectation, { link }: Promiser): Instant {
  if (kind === 'reset') return at;
  return link ? Math.max(at, link.connectedAt) : Infinity;
}

function isKept(expectation: Expectation, { link, view }: Promiser): boolean {
  switch (expectation.kind) {
    case 'authorized':
    case 'start':
      return false; // it is told when they act
    case 'stop':
      return view !== undefined && !view.sessions.has(expectation.transactionId);
    case 'unlock': {
      const session = view?.sessionAt(expectation.evseId);
      return view !== undefined && (!session || session.startedAt > expectation.at);
    }
    case 'reset':
      return (link?.connectedAt ?? 0) > expectation.at || (view?.boot?.bootedAt ?? 0) > expectation.at;
  }
}

function broken(expectation: Expectation): Omit<StationEvent, 'at'> {
  const { kind, at } = expectation;
  const command = { kind: 'command', severity: 'warning' } as const;
  const details = { since: new Date(at).toISOString() };
  switch (kind) {
    case 'authorized': {
      const token = maskedTag(expectation.idTag);
      const text = `Token ${token} was authorized, and no transaction began.`;
      return { kind: 'watch', severity: 'info', text, details: { ...details, token } };
    }
    case 'start': {
      const { idTag, evseId } = expectation;
      const token = maskedTag(idTag);
      const text = `The station accepted a remote start for token ${token}, and no transaction began.`;
      return {
        ...command,
        text,
        details: { ...details, command: 'start', token, ...(evseId !== undefined && { evseId }) },
      };
    }
    case 'stop': {
      const { transactionId: transaction } = expectation;
      const text = `The station accepted to stop transaction ${transaction}, and it still runs.`;
      return { ...command, text, details: { ...details, command: 'stop', transaction } };
    }
    case 'unlock': {
      const { evseId } = expectation;
      const text = `The station unlocked connector ${evseId}, and its transaction still runs.`;
      return { ...command, text, details: { ...details, command: 'unlock', evseId } };
    }
    case 'reset': {
      const text = 'The station accepted a reset, and neither booted nor came back.';
      return { ...command, text, details: { ...details, command: 'reset' } };
    }
  }
}
