import { setMaxListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { TlsMaterial } from './ocpp-socket.ts';
import { Station } from './station.ts';
import type { StationEvent } from './station-events.ts';
import { StationsAccount } from './stations-account.ts';
import type { StationsTotals } from './stations-account.ts';
import { stationsDefaults } from './stations-defaults.ts';
import type { StationVersion } from './station-versions.ts';

export interface SimulateStationsOptions {
  /** Any central system that speaks the version, without the identity: ws://host:8080/ocpp. */
  readonly url: string;
  readonly version?: StationVersion;
  readonly tls?: TlsMaterial;
  readonly count?: number;
  /** Of each charge point; in 2.x each is an EVSE with one connector. Drivers use them in turn. */
  readonly connectors?: number;
  /** Identities are prefix and number: SIM-1, or SIM-001 among hundreds. */
  readonly prefix?: string;
  /** Exactly these identities, instead of count and prefix. */
  readonly ids?: readonly string[];
  /** Basic authentication, the same for all. */
  readonly password?: string;
  /** Cards that drivers use, in turn. */
  readonly idTags?: readonly string[];
  readonly sessionSeconds?: number;
  readonly idleSeconds?: number;
  readonly meterIntervalSeconds?: number;
  readonly powerKw?: number;
  /** Time-lapse of the energy registers; timestamps stay real. */
  readonly speed?: number;
  /** A line per event; by default for 20 stations at most, else only counters every five seconds. */
  readonly verbose?: boolean;
  readonly out?: (line: string) => void;
}

const defaults = { ...stationsDefaults, out: (line: string): void => console.log(line) };
type Full = typeof defaults & SimulateStationsOptions;

const connectsPerSecond = 50;
const farewellMs = 10_000;
/** Whoever sets a charge point up in the bridge meanwhile does not want to wait long for it. */
const reconnectMs = { first: 1_000, longest: 10_000 };
const lookEveryMs = 50;

export function stationIds(prefix: string, count: number): readonly string[] {
  const width = String(count).length;
  return Array.from({ length: count }, (_, i) => `${prefix}-${String(i + 1).padStart(width, '0')}`);
}

/** Runs charge points with drivers that come and go until the signal; ends their sessions and says farewell. */
export async function simulateStations(
  options: SimulateStationsOptions,
  signal: AbortSignal,
): Promise<StationsTotals> {
  // Every charge point listens to it.
  setMaxListeners(0, signal);
  const full: Full = { ...defaults, ...options };
  const ids = full.ids ?? stationIds(full.prefix, full.count);
  const account = new StationsAccount(full.out, { ids, verbose: options.verbose ?? ids.length <= 20 });
  const named = full.ids
    ? ids.join(', ')
    : [ids[0], ids.length > 1 ? ids.at(-1) : ''].filter(Boolean).join(' to ');
  const sized = full.connectors === 1 ? '' : `, ${full.connectors} connectors each`;
  full.out(`${ids.length} charge point${ids.length === 1 ? '' : 's'} ${named}${sized} at ${full.url}`);
  const stations = ids.map((id) => makeStation(id, full, (event) => account.told(id, event)));
  account.start();
  await Promise.all(stations.map((station, i) => run(station, { full, i, signal })));
  await farewell(stations, full.connectors);
  account.close();
  return account.totals;
}

function makeStation(id: string, full: Full, onEvent: (event: StationEvent) => void): Station {
  const { url, version, tls, password, powerKw, speed, meterIntervalSeconds } = full;
  return new Station({
    url,
    id,
    version,
    ...(tls && { tls }),
    password,
    speed,
    reconnectMs,
    connectors: Array.from({ length: full.connectors }, () => ({
      maxPowerKw: powerKw,
      current: powerKw > 44 ? 'DC' : 'AC',
    })),
    configuration: { MeterValueSampleInterval: String(Math.max(1, Math.round(meterIntervalSeconds))) },
    onEvent,
  });
}

async function run(
  station: Station,
  { full, i, signal }: { full: Full; i: number; signal: AbortSignal },
): Promise<void> {
  const pause = (seconds: number) =>
    wait(seconds * 1000 * (0.8 + Math.random() * 0.4), undefined, { signal }).catch(() => undefined);
  const over = () => signal.aborted;
  await pause(i / connectsPerSecond);
  if (over()) return;
  station.connect();
  // Nobody charges at a box that was never let in.
  while (!station.isReady && !over()) await pause(lookEveryMs / 1000);
  await pause(1 + Math.random() * Math.min(full.idleSeconds, full.count / 10));
  for (let session = 0; !over(); session += 1) {
    const idTag = full.idTags[(i + session) % full.idTags.length];
    const connector = 1 + (session % full.connectors);
    if (idTag !== undefined && !station.transactionOf(connector)) {
      const status = await station.swipe(connector, idTag);
      const at = { connector, idTag };
      if (status === 'Accepted') await sessionOf(station, { at, signal, seconds: full.sessionSeconds });
      // The session may have been stopped from afar, and the connector be in use by somebody else.
      if (!over() && charges(station, at)) await station.swipe(connector, idTag);
    }
    await pause(full.idleSeconds);
  }
}

interface Place {
  readonly connector: number;
  readonly idTag: string;
}

function charges(station: Station, { connector, idTag }: Place): boolean {
  return station.transactionOf(connector)?.token.id === idTag;
}

/** Lasts as long as the driver likes, or until it is stopped from afar. */
async function sessionOf(
  station: Station,
  { at, seconds, signal }: { at: Place; seconds: number; signal: AbortSignal },
): Promise<void> {
  const until = Date.now() + seconds * 1000 * (0.8 + Math.random() * 0.4);
  while (!signal.aborted && Date.now() < until && charges(station, at)) {
    const ms = Math.min(lookEveryMs, Math.max(1, until - Date.now()));
    await wait(ms, undefined, { signal }).catch(() => undefined);
  }
}

/** Running sessions are ended and reported; what cannot be reported in time is given up. */
async function farewell(stations: readonly Station[], connectors: number): Promise<void> {
  for (const station of stations) {
    for (let id = 1; id <= connectors; id += 1) station.stop(id, 'Local');
  }
  const deadline = Date.now() + farewellMs;
  while (stations.some(({ unsent, isReady }) => isReady && unsent > 0) && Date.now() < deadline) {
    await wait(20);
  }
  await Promise.all(stations.map((station) => station.close()));
}
