import type { Fault } from '../core/errors.ts';
import type { StationId } from '../core/model/common.ts';
import type {
  ClientCertificateRule,
  ConnectorMapping,
  SecurityProfile,
  Station,
} from '../core/model/station.ts';
import { readPublicKey } from '../core/ocmf/public-key.ts';
import { passwordHashes as hashesOf } from '../core/security/password.ts';
import type { Secrets } from '../core/ports.ts';
import { isTimeZone } from '../core/time-zone.ts';
import { invalid } from './schema-check.ts';
import type { components } from './wire.gen.ts';

type StationSettings = components['schemas']['StationSettings'];

export interface StationChange {
  readonly id: StationId;
  readonly settings: StationSettings;
  /** As it was, whose password stays where the settings have none. */
  readonly before: Station | undefined;
}

/** @throws BridgeError `invalid` with every fault */
export function decodeStation(
  { id, settings, before }: StationChange,
  secrets: Pick<Secrets, 'hash'>,
): Station {
  const { securityProfile: profile, clientCertificate, meterPublicKeys = [], quirks } = settings;
  const passwordHashes =
    settings.password === undefined ? (before?.passwordHashes ?? []) : hashesOf(settings.password, secrets);
  const pending = settings.password === undefined ? before?.newPasswordHashes : undefined;
  const { connectors } = settings;
  const faults = [
    ...modeFaults(settings),
    ...idFaults(id, settings),
    ...((profile === 1 || profile === 2) && passwordHashes.length === 0
      ? [{ pointer: '/password', reason: `is required with securityProfile ${profile}` }]
      : []),
    ...connectorFaults(connectors),
    ...keyFaults(settings),
    ...zoneFaults(settings),
  ];
  if (faults.length > 0) throw invalid(faults);
  return {
    id,
    approved: settings.approved,
    securityProfile: profileOf(profile),
    passwordHashes,
    ...(pending && { newPasswordHashes: pending }),
    ...(settings.username !== undefined && { username: settings.username }),
    ...(settings.assumeVersion !== undefined && { assumeVersion: settings.assumeVersion }),
    ...(clientCertificate && { clientCertificate: certificateRule(clientCertificate) }),
    ...(settings.bootPolicy !== undefined && { bootPolicy: settings.bootPolicy }),
    ...(settings.heartbeatIntervalS !== undefined && { heartbeatIntervalS: settings.heartbeatIntervalS }),
    ...(settings.localList !== undefined && { localList: settings.localList }),
    ...(settings.localListMaxEntries !== undefined && { localListMaxEntries: settings.localListMaxEntries }),
    connectors,
    ...(meterPublicKeys.length > 0 && { meterPublicKeys }),
    ...(settings.driverCost !== 'own' && { driverCost: settings.driverCost }),
    ...(quirks && Object.keys(quirks).length > 0 && { quirks }),
  };
}

/** The schema allows no other numbers. */
function profileOf(number: number): SecurityProfile {
  return number === 0 || number === 2 || number === 3 ? number : 1;
}

/** Fingerprints as they are compared. */
function certificateRule({
  fingerprint256,
  ...rule
}: NonNullable<StationSettings['clientCertificate']>): ClientCertificateRule {
  const fingerprints = fingerprint256?.map((text) => text.replaceAll(':', '').toLowerCase());
  return { ...rule, ...(fingerprints && { fingerprint256: fingerprints }) };
}

function modeFaults({ mode }: StationSettings): Fault[] {
  return [
    ...(mode === 'proxy' || mode === 'shadow'
      ? [{ pointer: '/mode', reason: `${mode} is not supported in this release, only terminate` }]
      : []),
  ];
}

function idFaults(id: StationId, settings: StationSettings): Fault[] {
  const { stationId } = settings;
  return [
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    ...(id.length > 255 || /[\u0000-\u001f\u007f]/.test(id)
      ? [{ pointer: '', reason: 'a station id has at most 255 characters and no control characters' }]
      : []),
    ...(id.trim() === id && id !== ''
      ? []
      : [{ pointer: '', reason: 'a station id neither begins nor ends with a blank' }]),
    ...(stationId !== undefined && stationId !== id
      ? [{ pointer: '/stationId', reason: `is ${stationId}, but the path says ${id}` }]
      : []),
  ];
}

function keyFaults({ meterPublicKeys = [] }: StationSettings): Fault[] {
  return meterPublicKeys.flatMap((key, index) =>
    readPublicKey(key)
      ? []
      : [
          {
            pointer: `/meterPublicKeys/${index}`,
            reason:
              'is no public key of an elliptic curve: PEM, hexadecimal digits or Base64 of its DER, or a bare point',
          },
        ],
  );
}

function zoneFaults({ quirks = {} }: StationSettings): Fault[] {
  return (['timesMarkedUtc', 'timesWithoutZone'] as const).flatMap((name) => {
    const zone = quirks[name];
    if (zone === undefined || zone === 'location' || isTimeZone(zone)) return [];
    return [{ pointer: `/quirks/${name}`, reason: 'is neither location nor an IANA time zone' }];
  });
}

/** Without a connector the only one of the EVSE is meant. */
function sameConnector(a: ConnectorMapping, b: ConnectorMapping): boolean {
  if (a.evseId !== b.evseId) return false;
  return a.connectorId === undefined || b.connectorId === undefined || a.connectorId === b.connectorId;
}

function connectorFaults(connectors: readonly ConnectorMapping[]): Fault[] {
  const target = (c: ConnectorMapping) => `${c.location}\n${c.evseUid}\n${c.ocpiConnectorId}`.toUpperCase();
  return connectors.flatMap((connector, index) => {
    const earlier = connectors.slice(0, index);
    const pointer = `/connectors/${index}`;
    return [
      ...(earlier.some((other) => sameConnector(other, connector))
        ? [{ pointer: `${pointer}/evseId`, reason: `${connector.evseId} is mapped twice` }]
        : []),
      ...(earlier.some((other) => target(other) === target(connector))
        ? [{ pointer, reason: 'the same OCPI connector is mapped twice' }]
        : []),
    ];
  });
}
