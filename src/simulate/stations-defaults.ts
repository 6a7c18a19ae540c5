import type { StationVersion } from './station-versions.ts';

/** What simulated charge points do where nothing else is said. */
export const stationsDefaults = {
  version: '1.6' as StationVersion,
  count: 1,
  connectors: 1,
  prefix: 'SIM',
  idTags: ['SIM-CARD-1'] as readonly string[],
  sessionSeconds: 60,
  idleSeconds: 30,
  meterIntervalSeconds: 10,
  powerKw: 22,
  speed: 1,
};
