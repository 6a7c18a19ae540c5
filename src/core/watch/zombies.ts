import { makeConnectorKey } from '../ids.ts';
import { lastHeardOf } from '../station/metering.ts';
import type { Instant } from '../model/common.ts';
import type { Session } from '../model/session.ts';
import type { ConnectorStatus } from '../model/station.ts';
import type { Store } from '../ports.ts';
import type { Closing } from '../station/station-sessions.ts';
import type { StationView } from '../station/station-view.ts';

/** Why a session of a connected station can hardly run any more. */
export type ZombieReason = 'available' | 'booted' | 'unknown-to-station';

export interface Zombie {
  readonly session: Session;
  readonly reason: ZombieReason;
}

interface Suspicion {
  readonly reason: ZombieReason;
  readonly at: Instant;
}

const why: Readonly<Record<ZombieReason, string>> = {
  available: 'its connector is available again',
  booted: 'the station booted after it was last heard of',
  'unknown-to-station': 'the station says that it does not run and that nothing of it is to come',
};

/** Charging by the station's word goes on over a boot. */
const running: ReadonlySet<string> = new Set(['Charging', 'SuspendedEV', 'SuspendedEVSE']);

/**
 * The sessions of a connected station that can hardly run any more. A station tells its statuses before what waited in its
 * queue: the stop may still come, so this must have been so for a while.
 * @param over transactions that the station says not to run, and when it said so
 */
export async function zombies(
  view: StationView,
  store: Pick<Store, 'samples'>,
  over: ReadonlyMap<string, Instant> = new Map(),
): Promise<readonly Zombie[]> {
  const found: Zombie[] = [];
  for (const session of view.sessions.values()) {
    const saidOver = over.get(session.transactionId);
    const suspicion: Suspicion | undefined =
      saidOver === undefined ? suspicionOf(view, session) : { reason: 'unknown-to-station', at: saidOver };
    if (!suspicion) continue;
    const heardAt = lastHeardOf(session, await store.samples(session.id));
    if (suspicion.at >= heardAt) found.push({ session, reason: suspicion.reason });
  }
  return found;
}

/** What the station said that contradicts a session, as far as nothing came of the session after it. */
function suspicionOf(view: StationView, session: Session): Suspicion | undefined {
  const { startedAt } = session;
  const status = statusOf(view, session);
  if (status?.state === 'Available' && status.at >= startedAt) return { reason: 'available', at: status.at };
  const bootedAt = view.boot?.bootedAt;
  if (bootedAt === undefined || bootedAt < startedAt) return undefined;
  const goesOn = status !== undefined && status.at >= bootedAt && running.has(status.state);
  return goesOn ? undefined : { reason: 'booted', at: bootedAt };
}

function statusOf(view: StationView, { evseId, connectorId }: Session): ConnectorStatus | undefined {
  const { connectors } = view;
  const whole = connectors.get(String(evseId));
  if (connectorId !== undefined) return connectors.get(makeConnectorKey({ evseId, connectorId })) ?? whole;
  return whole ?? connectors.get(makeConnectorKey({ evseId, connectorId: view.connectorAt(evseId) }));
}

export function closingOf({ session, reason }: Zombie): Closing {
  return { session, why: why[reason] };
}

/** All sessions of a station that is away for too long. */
export function abandoned(view: StationView, absentBefore: Instant): readonly Closing[] {
  if (view.absentSince === undefined || view.absentSince > absentBefore) return [];
  return [...view.sessions.values()].map((session) => ({
    session,
    why: 'the station has been away for long',
  }));
}
