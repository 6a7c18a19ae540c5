import type { Change } from '../change.ts';
import type { Session } from '../model/session.ts';
import type { SignedRecord } from '../model/signed.ts';
import type { Log } from '../ports.ts';

/** What is kept of a session's signed records at most: enough for one every quarter of an hour of a day. */
const mostRecords = 100;
/** Of these, the ones that only the end may use. */
const atTheEnd = 20;

export interface Kept {
  readonly session: Session;
  readonly records: readonly SignedRecord[];
  readonly change: Change;
}

/** A running session with signed records that came on the way: the first ones are kept, as the begin is among them. */
export function keepOnTheWay(session: Session, records: readonly SignedRecord[], log: Log): Kept {
  const fitting = records.slice(0, room(session, mostRecords - atTheEnd));
  return kept(session, fitting, { surplus: records.length - fitting.length, log });
}

/** A session with what came with its end, less what is known from before; the last ones are kept. */
export function keepAtTheEnd(
  session: Session,
  { records, known }: { readonly records: readonly SignedRecord[]; readonly known: readonly SignedRecord[] },
  log: Log,
): Kept {
  const there = new Set(known.map(({ data }) => data));
  const added = records.filter(({ data }) => !there.has(data));
  const free = room(session, mostRecords);
  const fitting = free === 0 ? [] : added.slice(-free);
  return kept(session, fitting, { surplus: added.length - fitting.length, log });
}

function room({ signedRecords = 0 }: Session, most: number): number {
  return Math.max(most - signedRecords, 0);
}

function kept(
  session: Session,
  records: readonly SignedRecord[],
  { surplus, log }: { readonly surplus: number; readonly log: Log },
): Kept {
  if (surplus > 0) {
    const { id, stationId } = session;
    log.warn(
      { station: stationId, session: id, surplus },
      'too many signed meter values in one session: some were left out',
    );
  }
  if (records.length === 0) return { session, records, change: [] };
  return {
    session: { ...session, signedRecords: (session.signedRecords ?? 0) + records.length },
    records,
    change: [{ type: 'signed', sessionId: session.id, records }],
  };
}
