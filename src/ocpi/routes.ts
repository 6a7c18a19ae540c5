import type { Dialect } from './dialect.ts';
import { dialects } from './dialects.ts';
import type { CdrsSenderDeps } from './modules/cdrs-sender.ts';
import { cdrsSender } from './modules/cdrs-sender.ts';
import type { ChargingProfilesReceiverDeps } from './modules/charging-profiles-receiver.ts';
import { chargingProfilesReceiver } from './modules/charging-profiles-receiver.ts';
import type { CommandsReceiverDeps } from './modules/commands-receiver.ts';
import { commandsReceiver } from './modules/commands-receiver.ts';
import type { CredentialsDeps } from './modules/credentials.ts';
import { credentials } from './modules/credentials.ts';
import type { LocationsSenderDeps } from './modules/locations-sender.ts';
import { locationsSender } from './modules/locations-sender.ts';
import type { SessionsSenderDeps } from './modules/sessions-sender.ts';
import { sessionsSender } from './modules/sessions-sender.ts';
import { tariffsSender } from './modules/tariffs-sender.ts';
import type { TokensReceiverDeps } from './modules/tokens-receiver.ts';
import { tokensReceiver } from './modules/tokens-receiver.ts';
import type { VersionsDeps } from './modules/versions.ts';
import { versionDetails, versionList } from './modules/versions.ts';
import type { Route } from './route.ts';

export interface RouteDeps
  extends
    CdrsSenderDeps,
    ChargingProfilesReceiverDeps,
    CommandsReceiverDeps,
    CredentialsDeps,
    LocationsSenderDeps,
    SessionsSenderDeps,
    TokensReceiverDeps,
    VersionsDeps {
  readonly store: CdrsSenderDeps['store'] &
    LocationsSenderDeps['store'] &
    Parameters<typeof tariffsSender>[0]['store'] &
    SessionsSenderDeps['store'] &
    TokensReceiverDeps['store'];
}

export type DialectRoute = Route & { readonly dialect: Dialect };

/** Every operation that is served, with its path below `/ocpi`. */
export function ocpiRoutes(deps: RouteDeps): readonly DialectRoute[] {
  const modules = [
    versionDetails(deps),
    credentials(deps),
    ...locationsSender(deps),
    ...sessionsSender(deps),
    ...cdrsSender(deps),
    ...tariffsSender(deps),
    ...tokensReceiver(deps),
    ...commandsReceiver(deps),
    ...chargingProfilesReceiver(deps),
  ];
  return dialects.flatMap((dialect, index) => [
    ...(index === 0 ? [{ ...versionList(deps, dialects), dialect }] : []),
    ...modules.map((route) => ({
      ...route,
      dialect,
      path: `/${dialect.version}${route.path}`.replace(/\/$/, ''),
    })),
  ]);
}
