import type { Log } from '../../src/core/ports.ts';
import type { Location } from '../../src/core/model/location.ts';
import type { Partner } from '../../src/core/model/partner.ts';
import type { Cdr, Session, SessionPlace } from '../../src/core/model/session.ts';
import type { Station } from '../../src/core/model/station.ts';
import type { Tariff } from '../../src/core/model/tariff.ts';
import type { Token } from '../../src/core/model/token.ts';
import { RedisBacking } from '../../src/store/redis-backing.ts';

export const party = { countryCode: 'DE', partyId: 'ABC' };
export const noLog: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** A clock that tests turn. */
export const clock = { at: 1_750_000_000_000, now: () => clock.at };

export async function openBacking(address: string, timeoutMs = 10_000): Promise<RedisBacking> {
  const backing = new RedisBacking({ address, timeoutMs, clock, log: noLog, party });
  await backing.start();
  return backing;
}

export function makeLocation(
  id: string,
  lastUpdated: number,
  evseUids: readonly string[] = ['E1'],
): Location {
  return {
    ...party,
    id,
    publish: true,
    address: 'Ringstraße 1',
    city: 'Köln',
    country: 'DEU',
    coordinates: { latitude: '50.93', longitude: '6.95' },
    timeZone: 'Europe/Berlin',
    evses: evseUids.map((uid) => ({
      uid,
      status: 'UNKNOWN',
      lastUpdated,
      connectors: [
        {
          id: '1',
          standard: 'IEC_62196_T2',
          format: 'SOCKET',
          powerType: 'AC_3_PHASE',
          maxVoltage: 230,
          maxAmperage: 32,
          lastUpdated,
        },
      ],
    })),
    lastUpdated,
  };
}

export function makeTariff(id: string, lastUpdated: number, price = 0.49): Tariff {
  const elements = [{ priceComponents: [{ type: 'ENERGY' as const, price, stepSize: 1 }] }];
  return { ...party, id, currency: 'EUR', elements, lastUpdated };
}

export function makeToken(uid: string): Token {
  return {
    countryCode: 'NL',
    partyId: 'EMS',
    uid,
    type: 'RFID',
    contractId: `NL-EMS-${uid}`,
    issuer: 'eMSP',
    valid: true,
    whitelist: 'ALLOWED',
    lastUpdated: 1,
  };
}

export const place: SessionPlace = {
  locationId: 'L1',
  evseUid: 'E1',
  connectorId: '1',
  timeZone: 'Europe/Berlin',
  country: 'DEU',
  address: 'Ringstraße 1',
  city: 'Köln',
  coordinates: { latitude: '50.93', longitude: '6.95' },
  connectorStandard: 'IEC_62196_T2',
  connectorFormat: 'SOCKET',
  connectorPowerType: 'AC_3_PHASE',
};

export function makeSession(id: string, lastUpdated: number, owner: string | null = null): Session {
  const { countryCode, partyId, uid, type, contractId } = makeToken('04AABB');
  return {
    ...party,
    id,
    stationId: 'S1',
    evseId: 1,
    transactionId: '4711',
    place,
    owner,
    idTag: '04AABB',
    token: { countryCode, partyId, uid, type, contractId },
    authMethod: 'WHITELIST',
    status: 'ACTIVE',
    startedAt: lastUpdated,
    meterStartWh: 0,
    turns: [],
    meterWh: 1200,
    findings: [],
    periods: [{ startedAt: lastUpdated, kind: 'charging', energyWh: 1200 }],
    currency: 'EUR',
    tariffVersions: [],
    flags: [],
    lastUpdated,
  };
}

export function makeCdr(id: string, lastUpdated: number, owner: string | null): Cdr {
  const { stationId, token, authMethod, currency, periods } = makeSession(id, lastUpdated);
  return {
    ...party,
    id,
    sessionId: `session-${id}`,
    stationId,
    owner,
    startedAt: lastUpdated - 3_600_000,
    endedAt: lastUpdated,
    token: token ?? makeToken('04AABB'),
    authMethod,
    place,
    currency,
    tariffs: [makeTariff('T1', 1)],
    periods,
    totals: { cost: { exclVat: 5.49 }, energyWh: 1200, timeMs: 3_600_000, parkingMs: 0 },
    lastUpdated,
  };
}

export function makeStation(id: string, ...evseUids: readonly string[]): Station {
  return {
    id,
    approved: true,
    securityProfile: 1,
    passwordHashes: ['00ff'],
    connectors: evseUids.map((evseUid, index) => ({
      evseId: index + 1,
      connectorId: index + 1,
      location: 'L1',
      evseUid,
      ocpiConnectorId: String(index + 1),
    })),
  };
}

export function makePartner(id: string, revision: number, ...hashes: readonly string[]): Partner {
  return {
    id,
    name: id,
    profile: 'plain',
    state: 'registered',
    paused: false,
    endpoints: [],
    roles: [],
    inboundTokenHashes: hashes,
    createdAt: 1,
    updatedAt: 1,
    revision,
  };
}
