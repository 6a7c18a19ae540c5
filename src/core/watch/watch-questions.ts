import { makeConnectorKey, parseConnectorKey } from '../ids.ts';
import type { Instant } from '../model/common.ts';
import type { ConnectorNumbers } from './station-inquiries.ts';
import type { StationView } from '../station/station-view.ts';
import type { WatchLimits } from './watch-limits.ts';

export type Subject = 'boot' | 'heartbeat' | 'statuses';

/** What a station is asked, once per occasion. */
export interface Question {
  readonly about: Subject;
  readonly occasion: string;
  /** Their statuses; of an empty list all that it has. */
  readonly connectors?: readonly ConnectorNumbers[];
  /** Whether these run. */
  readonly transactions?: readonly string[];
}

export interface Asked {
  readonly view: StationView;
  readonly connectedAt: Instant;
  readonly now: Instant;
  readonly limits: Pick<WatchLimits, 'statusMs'>;
  readonly wasPut: (question: Pick<Question, 'about' | 'occasion'>) => boolean;
}

/**
 * A station that came back without a boot has not said how its connectors are [OCPP-J 1.6 5.4]; one that booted may have
 * left some out. A station that still waits to be accepted, and may be, is asked to boot.
 */
export function questionTo({ view, connectedAt, now, limits, wasPut }: Asked): Question | undefined {
  const { statusMs } = limits;
  if (statusMs === 0) return undefined;
  const { boot, station, sessions } = view;
  const booted = boot !== undefined && boot.bootedAt >= connectedAt;
  const since = booted ? boot.bootedAt : connectedAt;
  if (now - since < statusMs) return undefined;
  const waits = boot?.decision !== undefined && boot.decision !== 'accepted';
  const about = waits ? 'boot' : 'statuses';
  const question = { about, occasion: `${connectedAt} ${since}` } as const;
  if (wasPut(question)) return undefined;
  if (waits) return (station.bootPolicy ?? 'accept') === 'accept' ? question : undefined;
  const connectors = silentConnectors(view, booted ? -Infinity : connectedAt);
  const transactions = booted ? [] : [...sessions.keys()];
  if (!connectors && transactions.length === 0) return undefined;
  return { ...question, ...(connectors && { connectors }), transactions };
}

/** Those without a status from then on; absent where there are none, empty where no connector is known at all. */
function silentConnectors(view: StationView, from: Instant): readonly ConnectorNumbers[] | undefined {
  const all = connectorsOf(view);
  const silent = all.filter((numbers) => {
    const at = statusAt(view, numbers);
    return at === undefined || at < from;
  });
  return silent.length > 0 || all.length === 0 ? silent : undefined;
}

/** The mapped ones, and whatever else the station has spoken of. */
function connectorsOf({ station, connectors }: StationView): readonly ConnectorNumbers[] {
  const mapped = station.connectors.map(({ evseId, connectorId }): ConnectorNumbers => ({
    evseId,
    ...(connectorId !== undefined && { connectorId }),
  }));
  const told = [...connectors.keys()].map(parseConnectorKey).filter(({ evseId, connectorId }) => {
    const same = mapped.filter((other) => other.evseId === evseId);
    return (
      evseId > 0 && !same.some((other) => connectorId === undefined || connectorId === other.connectorId)
    );
  });
  return [...mapped, ...told];
}

function statusAt({ connectors }: StationView, numbers: ConnectorNumbers): Instant | undefined {
  const status = connectors.get(makeConnectorKey(numbers)) ?? connectors.get(String(numbers.evseId));
  return status?.at;
}
