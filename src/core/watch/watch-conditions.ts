import { parseConnectorKey } from '../ids.ts';
import type { Instant } from '../model/common.ts';
import type { Session } from '../model/session.ts';
import type { StationView } from '../station/station-view.ts';
import type { Condition } from './watch-alerts.ts';
import type { WatchLimits } from './watch-limits.ts';

/** How long a station may say nothing, although it is there; absent: for ever. */
export function mostSilenceMs(heartbeatIntervalS: number, { silentMs }: WatchLimits): number | undefined {
  return silentMs > 0 ? 2 * heartbeatIntervalS * 1000 + silentMs : undefined;
}

/** It was asked for a heartbeat, and did not answer. */
export function silence(heardAt: Instant): Condition {
  const text = 'It is connected and says nothing, not even when it is asked for a heartbeat.';
  return { code: 'silent', key: `silent ${heardAt}`, since: heardAt, limitMs: 0, text };
}

/** A vehicle is plugged in, or a card was shown, and nothing follows. */
export function preparing(view: StationView, { preparingMs: limitMs }: WatchLimits): readonly Condition[] {
  if (limitMs === 0) return [];
  return [...view.connectors].flatMap(([connector, { state, at: since }]) => {
    if (state !== 'Preparing') return [];
    const { evseId } = parseConnectorKey(connector);
    if (view.sessionAt(evseId)) return [];
    const text = `Connector ${connector} has been preparing for long, and no transaction begins.`;
    return [{ code: 'preparing-long', key: `preparing ${connector}`, since, limitMs, evseId, text }];
  });
}

export function longSession(
  session: Session,
  { now, limits }: { readonly now: Instant; readonly limits: WatchLimits },
): readonly Condition[] {
  const { sessionMs: limitMs } = limits;
  if (limitMs === 0 || now - session.startedAt < limitMs) return [];
  const { id, evseId, startedAt: since, transactionId } = session;
  const text = `Transaction ${transactionId} has been running for long.`;
  return [{ code: 'session-long', key: `long ${id}`, since, limitMs, evseId, session: id, text }];
}

/** @param grewAt when its register last grew, as far as that is known */
export function stuck(
  view: StationView,
  { session, grewAt }: { readonly session: Session; readonly grewAt: Instant | undefined },
  { stuckMs: limitMs }: WatchLimits,
): readonly Condition[] {
  const { id, evseId, connectorId, transactionId, turns } = session;
  const state = view.stateOf(evseId, connectorId ?? view.connectorAt(evseId)) ?? view.stateOf(evseId);
  const last = turns.at(-1);
  const charging = state === 'Charging' && (last?.kind ?? 'charging') === 'charging';
  if (limitMs === 0 || grewAt === undefined || !charging) return [];
  const since = Math.max(grewAt, last?.at ?? 0);
  const text = `Transaction ${transactionId} is charging, and its register does not grow.`;
  return [{ code: 'charging-stuck', key: `stuck ${id} ${since}`, since, limitMs, evseId, session: id, text }];
}
