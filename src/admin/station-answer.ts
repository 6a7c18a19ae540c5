import type { Instant } from '../core/model/common.ts';
import type { Station } from '../core/model/station.ts';
import type { UnknownStation } from '../core/ports.ts';
import type { AdminDeps } from './deps.ts';
import { iso } from './published-object.ts';
import type { components } from './wire.gen.ts';

type Schemas = components['schemas'];

/** Settings and state; the password is never among them. */
export async function encodeStation(
  station: Station,
  { store, stations }: Pick<AdminDeps, 'stations' | 'store'>,
): Promise<Schemas['Station']> {
  const connection = stations.connection(station.id);
  const { boot, connectors } = await store.stationMemory(station.id);
  const lastSeen = connection?.lastSeen ?? (await lastFrame(station, store)) ?? boot?.bootedAt;
  return {
    stationId: station.id,
    mode: 'terminate',
    approved: station.approved,
    securityProfile: station.securityProfile,
    passwordSet: station.passwordHashes.length > 0,
    ...(station.username !== undefined && { username: station.username }),
    ...(station.assumeVersion !== undefined && { assumeVersion: station.assumeVersion }),
    connectors: station.connectors.map((mapping) => ({ ...mapping })),
    ...(station.meterPublicKeys && { meterPublicKeys: [...station.meterPublicKeys] }),
    connected: stations.isConnected(station.id),
    ...(connection && { version: connection.version, connectedAt: iso(connection.connectedAt) }),
    ...(boot && {
      vendor: boot.vendor,
      model: boot.model,
      ...(boot.serialNumber !== undefined && { serialNumber: boot.serialNumber }),
      ...(boot.firmware !== undefined && { firmware: boot.firmware }),
      bootedAt: iso(boot.bootedAt),
    }),
    ...(lastSeen !== undefined && { lastSeen: iso(lastSeen) }),
    statuses: [...connectors]
      .toSorted(([a], [b]) => a - b)
      .map(([evseId, { state, errorCode, at }]) => ({
        evseId,
        status: state,
        ...(errorCode !== undefined && { errorCode }),
        at: iso(at),
      })),
  };
}

async function lastFrame({ id }: Station, store: AdminDeps['store']): Promise<Instant | undefined> {
  return (await store.frames(id, { limit: 1 }))[0]?.at;
}

export function encodeWaitingStation({ id, lastSeen }: UnknownStation): Schemas['WaitingStation'] {
  return { stationId: id, approved: false, connected: false, lastSeen: iso(lastSeen), waiting: true };
}
