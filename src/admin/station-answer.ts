import { parseConnectorKey } from '../core/ids.ts';
import type { Instant } from '../core/model/common.ts';
import type { Inventory } from '../core/model/device-model.ts';
import type { Quirks } from '../core/model/quirks.ts';
import type { ClientCertificateRule, Station } from '../core/model/station.ts';
import type { Violations } from '../core/model/violation.ts';
import type { UnknownStation } from '../core/ports.ts';
import type { AdminDeps } from './deps.ts';
import { iso } from './published-object.ts';
import type { components } from './wire.gen.ts';

type Schemas = components['schemas'];

type StationAnswerDeps = Pick<AdminDeps, 'quirkBook' | 'stations' | 'store' | 'violations' | 'watch'>;

/** Settings and state; the password is never among them. */
export async function encodeStation(
  station: Station,
  { store, stations, watch, ...deps }: StationAnswerDeps,
): Promise<Schemas['Station']> {
  const connection = stations.connection(station.id);
  const { boot, connectors, inventory, violations } = await store.stationMemory(station.id);
  const counted = (await deps.violations.now(station.id)) ?? violations;
  const { known } = deps.quirkBook.applied(station, boot);
  const lastSeen = connection?.lastSeen ?? (await lastFrame(station, store)) ?? boot?.bootedAt;
  return {
    stationId: station.id,
    mode: 'terminate',
    approved: station.approved,
    securityProfile: station.securityProfile,
    passwordSet: station.passwordHashes.length > 0,
    ...(station.newPasswordHashes && { passwordPending: true }),
    ...(station.username !== undefined && { username: station.username }),
    ...(station.assumeVersion !== undefined && { assumeVersion: station.assumeVersion }),
    ...(station.bootPolicy !== undefined && { bootPolicy: station.bootPolicy }),
    ...(station.heartbeatIntervalS !== undefined && { heartbeatIntervalS: station.heartbeatIntervalS }),
    ...(station.clientCertificate && { clientCertificate: certificateRule(station.clientCertificate) }),
    connectors: station.connectors.map((mapping) => ({ ...mapping })),
    ...listSettings(station),
    ...(station.meterPublicKeys && { meterPublicKeys: [...station.meterPublicKeys] }),
    ...(station.driverCost && { driverCost: station.driverCost }),
    connected: stations.isConnected(station.id),
    ...(connection && {
      version: connection.version,
      remoteAddress: connection.remoteAddress,
      connectedProfile: connection.securityProfile,
      connectedAt: iso(connection.connectedAt),
    }),
    ...(boot && {
      vendor: boot.vendor,
      model: boot.model,
      ...(boot.serialNumber !== undefined && { serialNumber: boot.serialNumber }),
      ...(boot.firmware !== undefined && { firmware: boot.firmware }),
      bootedAt: iso(boot.bootedAt),
      boot: { status: boot.decision ?? 'accepted', at: iso(boot.bootedAt) },
    }),
    ...(lastSeen !== undefined && { lastSeen: iso(lastSeen) }),
    statuses: [...connectors]
      .map(([key, status]) => ({ ...parseConnectorKey(key), ...status }))
      .toSorted((a, b) => a.evseId - b.evseId || (a.connectorId ?? 0) - (b.connectorId ?? 0))
      .map(({ evseId, connectorId, state, errorCode, at }) => ({
        evseId,
        ...(connectorId !== undefined && { connectorId }),
        status: state,
        ...(errorCode !== undefined && { errorCode }),
        at: iso(at),
      })),
    ...(inventory && { evses: encodeEvses(inventory) }),
    ...(station.quirks && { quirks: encodeQuirks(station.quirks) }),
    ...(known.length > 0 && {
      appliedQuirks: known.map((quirk) => ({ ...quirk, set: encodeQuirks(quirk.set) })),
    }),
    ...(counted && { violations: encodeViolations(counted) }),
    alerts: watch.alertsOf(station.id).map(({ since, ...alert }) => ({ ...alert, since: iso(since) })),
  };
}

function encodeQuirks({ ignoreMeasurands, ...quirks }: Quirks): Schemas['Quirks'] {
  return { ...quirks, ...(ignoreMeasurands && { ignoreMeasurands: [...ignoreMeasurands] }) };
}

function encodeViolations({ count, kinds }: Violations): Schemas['StationViolations'] {
  const byCount = kinds.toSorted((a, b) => b.count - a.count);
  return { count, kinds: byCount.map(({ lastAt, ...kind }) => ({ ...kind, lastAt: iso(lastAt) })) };
}

function encodeEvses({ evses }: Inventory): Schemas['StationEvse'][] {
  return evses.map(({ connectors, ...evse }) => ({
    ...evse,
    connectors: connectors.map((connector) => ({ ...connector })),
  }));
}

function listSettings({
  localList,
  localListMaxEntries,
}: Station): Pick<Schemas['Station'], 'localList' | 'localListMaxEntries'> {
  return {
    ...(localList !== undefined && { localList }),
    ...(localListMaxEntries !== undefined && { localListMaxEntries }),
  };
}

async function lastFrame({ id }: Station, store: AdminDeps['store']): Promise<Instant | undefined> {
  return (await store.frames(id, { limit: 1 }))[0]?.at;
}

function certificateRule({ fingerprint256, ...rule }: ClientCertificateRule): Schemas['ClientCertificate'] {
  return { ...rule, ...(fingerprint256 && { fingerprint256: [...fingerprint256] }) };
}

export function encodeWaitingStation(station: UnknownStation): Schemas['WaitingStation'] {
  const { id, lastSeen, attempts, remoteAddress, subprotocols } = station;
  return {
    stationId: id,
    approved: false,
    connected: false,
    lastSeen: iso(lastSeen),
    waiting: true,
    ...(attempts !== undefined && { attempts }),
    ...(remoteAddress !== undefined && { remoteAddress }),
    ...(subprotocols && { subprotocols: [...subprotocols] }),
  };
}
