import type { Fault } from '../core/errors.ts';
import type { StationId } from '../core/model/common.ts';
import type { ConnectorMapping, SecurityProfile, Station } from '../core/model/station.ts';
import { readPublicKey } from '../core/ocmf/public-key.ts';
import type { Secrets } from '../core/ports.ts';
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
  const { securityProfile: profile, meterPublicKeys = [] } = settings;
  const passwordHashes =
    settings.password === undefined ? (before?.passwordHashes ?? []) : hashes(settings.password, secrets);
  const connectors = settings.connectors.map((mapping): ConnectorMapping => ({
    ...mapping,
    connectorId: mapping.connectorId ?? mapping.evseId,
  }));
  const faults = [
    ...modeFaults(settings),
    ...idFaults(id, settings),
    ...(profile === 1 && passwordHashes.length === 0
      ? [{ pointer: '/password', reason: 'is required with securityProfile 1' }]
      : []),
    ...connectorFaults(connectors),
    ...keyFaults(settings),
  ];
  if (faults.length > 0) throw invalid(faults);
  return {
    id,
    approved: settings.approved,
    securityProfile: profile === 0 ? 0 : (1 satisfies SecurityProfile),
    passwordHashes,
    ...(settings.username !== undefined && { username: settings.username }),
    ...(settings.assumeVersion !== undefined && { assumeVersion: settings.assumeVersion }),
    connectors,
    ...(meterPublicKeys.length > 0 && { meterPublicKeys }),
  };
}

/**
 * [OCPP-J 1.6 6.2.2] the AuthorizationKey is hexadecimal for the bytes of the password; many stations send
 * the digits themselves.
 */
function hashes(password: string, secrets: Pick<Secrets, 'hash'>): string[] {
  const asBytes = /^([0-9a-fA-F]{2})+$/.test(password) ? [secrets.hash(Buffer.from(password, 'hex'))] : [];
  return [secrets.hash(password), ...asBytes];
}

function modeFaults({ mode, securityProfile }: StationSettings): Fault[] {
  return [
    ...(mode === 'proxy' || mode === 'shadow'
      ? [{ pointer: '/mode', reason: `${mode} is not supported in this release, only terminate` }]
      : []),
    ...(securityProfile === 2 || securityProfile === 3
      ? [
          {
            pointer: '/securityProfile',
            reason: `${securityProfile} needs TLS at the station's socket, which is not supported in this release: use 1 behind a proxy that ends TLS`,
          },
        ]
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

function connectorFaults(connectors: readonly ConnectorMapping[]): Fault[] {
  const target = (c: ConnectorMapping) => `${c.location}\n${c.evseUid}\n${c.ocpiConnectorId}`.toUpperCase();
  return connectors.flatMap((connector, index) => {
    const earlier = connectors.slice(0, index);
    const pointer = `/connectors/${index}`;
    return [
      ...(earlier.some(({ evseId }) => evseId === connector.evseId)
        ? [{ pointer: `${pointer}/evseId`, reason: `${connector.evseId} is mapped twice` }]
        : []),
      ...(earlier.some((other) => target(other) === target(connector))
        ? [{ pointer, reason: 'the same OCPI connector is mapped twice' }]
        : []),
    ];
  });
}
