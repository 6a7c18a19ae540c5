import type { Sample } from '../change.ts';
import type { Instant } from '../model/common.ts';
import type { Session } from '../model/session.ts';
import { flagged } from './session.ts';

/** A register that is first read later than this after the start says nothing of the start. */
const promptMs = 2 * 60_000;

/** The register that was read closest to an instant. */
export function nearest(samples: readonly Sample[], at: Instant): readonly Sample[] {
  const distance = (sample: Sample) => Math.abs(sample.at - at);
  const read = samples.filter(({ energyWh }) => energyWh !== undefined);
  return read.toSorted((a, b) => distance(a) - distance(b)).slice(0, 1);
}

/** The session begins with the first register among these. */
export function registered(session: Session, samples: readonly Sample[]): Session {
  const first = samples.find(({ energyWh }) => energyWh !== undefined)?.energyWh;
  if (first === undefined) return session;
  const { meterUnread, ...known } = session;
  return { ...known, meterStartWh: first, meterWh: first };
}

/** The first register of all is the one it begins with. */
export function firstRead(session: Session, samples: readonly Sample[]): Session {
  if (!session.meterUnread) return session;
  const begun = registered(session, samples);
  const first = samples.find(({ energyWh }) => energyWh !== undefined);
  const late = first !== undefined && first.at - session.startedAt > promptMs;
  return late ? flagged(begun, 'meter-start-missing') : begun;
}
