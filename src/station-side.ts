import { setImmediate } from 'node:timers/promises';
import type { Config } from './config.ts';
import { Absence } from './core/watch/absence.ts';
import type { Party } from './core/model/common.ts';
import type { SecurityProfile } from './core/model/station.ts';
import type { Clock } from './core/ports.ts';
import type { StationDesk } from './core/station/station.ts';
import { Undertakings } from './core/watch/undertakings.ts';
import { Watch } from './core/watch/watch.ts';
import { watchEveryMs } from './core/watch/watch-limits.ts';
import { CostCare } from './cost-care.ts';
import { LocalLists } from './local-lists.ts';
import type { Logger } from './log.ts';
import { openQuirkBook } from './ocpp/quirks/quirks-file.ts';
import { OcppServer } from './ocpp/server.ts';
import { Rounds } from './rounds.ts';
import type { StationCa } from './station-ca.ts';
import { StationCare } from './station-care.ts';
import type { RedisBacking } from './store/redis-backing.ts';
import type { KeyedSecrets } from './store/secrets.ts';

/** How late at most it is noticed that a charge point has been away for too long. */
const mostAbsenceRoundMs = 15_000;
/** How late at most sessions are closed of those that have been away for far too long. */
const mostAbsentRoundMs = 15 * 60_000;

export interface StationSideDeps {
  readonly config: Config;
  readonly party: Party;
  readonly tokenLog: RedisBacking['tokenLog'];
  readonly store: RedisBacking['store'];
  readonly ids: RedisBacking['ids'];
  readonly desk: StationDesk;
  readonly secrets: KeyedSecrets;
  readonly clock: Clock;
  readonly log: Logger;
}

/** What there is for charge points: their server, and whoever looks after them. */
export function connectStations({ config, ...deps }: StationSideDeps, stationCa: StationCa) {
  const { stations: settings, trustedProxies, watch: limits } = config;
  const { desk, party, clock } = deps;
  const stationCare = new StationCare({ ...deps, authority: stationCa.authority, ocpp: () => ocpp });
  const undertakings = new Undertakings(clock);
  desk.watchedBy(undertakings);
  const quirkBook = openQuirkBook(settings.quirksFile);
  const ocpp: OcppServer = new OcppServer({
    ...deps,
    undertakings,
    quirkBook,
    ...settings,
    ...(trustedProxies && { trustedProxies }),
    certificates: stationCare.certificates,
    onLogin: (login) => stationCare.loggedIn(login),
  });
  const { stations, inquiries } = ocpp;
  const { heartbeatIntervalS, costIntervalMs } = settings;
  const watched = { stations, inquiries, undertakings, pause: () => setImmediate() };
  return {
    ocpp,
    stationCare,
    costCare: new CostCare({ ...deps, control: ocpp.costs, stations, party, costIntervalMs }),
    watch: new Watch({ ...deps, ...watched, heartbeatIntervalS, limits }),
    absence: new Absence({ ...deps, ...settings, stations }),
    localLists: new LocalLists({ ...deps, control: ocpp.localLists, stations, party }),
    quirkBook,
    violations: { now: (stationId: string) => desk.violationsOf(stationId) },
    highestProfile: highestProfile(config, stationCa),
  };
}

export type StationSide = ReturnType<typeof connectStations>;

/** What a station can show at most. */
function highestProfile({ tls, trustedProxies }: Config, { roots }: StationCa): SecurityProfile {
  if (!tls) return trustedProxies ? 2 : 1;
  return tls.clientCaFile !== undefined || roots.length > 0 ? 3 : 2;
}

/** What is looked at again and again. */
export function stationRounds({ stations, watch: limits }: Config, side: StationSide): readonly Rounds[] {
  const often = Math.min(mostAbsenceRoundMs, stations.offlineAfterMs / 4);
  const rarely = Math.min(mostAbsentRoundMs, limits.closeAbsentMs / 4);
  return [
    new Rounds(often, () => side.absence.tell()),
    new Rounds(watchEveryMs(limits), () => side.watch.round()),
    ...(rarely > 0 ? [new Rounds(rarely, () => side.watch.roundOfAbsent())] : []),
  ];
}
