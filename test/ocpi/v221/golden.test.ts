import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { SessionPlace } from '../../../src/core/model/session.ts';
import type { Dialect } from '../../../src/ocpi/dialect.ts';
import { v221 } from '../../../src/ocpi/v221/dialect.ts';
import {
  cdr,
  location,
  session,
  signedCdr,
  smallLocation,
  smallToken,
  tariff,
  token,
  unmappedSession,
} from './samples.ts';
import { faults } from './schema.ts';
import type { SchemaName } from './schema.ts';

const golden = (name: string) =>
  JSON.parse(readFileSync(new URL(`golden/${name}.json`, import.meta.url), 'utf8')) as object;

const dialect: Dialect = v221;

const reason = 'the charge point is not connected';
const cost = { exclVat: 5.58393, inclVat: 6.64484 };
const [endpointUrl, tokenUrl] = ['credentials', 'receiver/tokens'].map(
  (path) => `https://bridge.example.com/ocpi/2.2.1/${path}`,
) as [string, string];
const versionDetails = {
  version: '2.2.1',
  endpoints: [
    { identifier: 'credentials', role: 'SENDER', url: endpointUrl },
    { identifier: 'tokens', role: 'RECEIVER', url: tokenUrl },
  ],
} as const;
const credentials = {
  token: 'aS3cr3t-Token!',
  url: 'https://bridge.example.com/ocpi/versions',
  roles: [
    {
      role: 'CPO',
      businessDetails: { name: 'ABC Laden', website: 'https://charging.example.com' },
      partyId: 'ABC',
      countryCode: 'DE',
    },
  ],
} as const;

const profile = {
  startsAt: Date.parse('2026-03-01T10:00:00Z'),
  durationS: 3600,
  unit: 'A',
  minRate: 6,
  periods: [
    { startS: 0, limit: 16 },
    { startS: 900, limit: 8.1 },
  ],
} as const;
const active = { startsAt: Date.parse('2026-03-01T10:05:00Z'), profile };

const outgoing: readonly (readonly [file: string, schema: SchemaName, encoded: object])[] = [
  ['location', 'Location', dialect.encodeLocation(location)],
  ['location-small', 'Location', dialect.encodeLocation(smallLocation)],
  ['tariff', 'Tariff', dialect.encodeTariff(tariff)],
  ['token', 'Token', dialect.encodeToken(token)],
  ['token-small', 'Token', dialect.encodeToken(smallToken)],
  ['session-active', 'Session', dialect.encodeSession({ session, until: session.lastUpdated, cost })],
  [
    'session-unmapped',
    'Session',
    dialect.encodeSession({ session: unmappedSession, until: unmappedSession.endedAt! }),
  ],
  ['cdr', 'CDR', dialect.encodeCdr(cdr)],
  ['cdr-signed', 'CDR', dialect.encodeCdr(signedCdr)],
  [
    'location-references',
    'LocationReferences',
    dialect.encodeLocationReferences({ locationId: 'HAFEN-7', evseUids: ['hafen-7-1', 'hafen-7-2'] }),
  ],
  [
    'command-response',
    'CommandResponse',
    dialect.encodeCommandResponse({ response: 'REJECTED', timeoutS: 60, reason }),
  ],
  ['command-result', 'CommandResult', dialect.encodeCommandResult('EVSE_OCCUPIED')],
  [
    'charging-profile-response',
    'ChargingProfileResponse',
    dialect.encodeProfileResponse({ response: 'TOO_OFTEN', timeoutS: 60 }),
  ],
  [
    'active-charging-profile-result',
    'ActiveChargingProfileResult',
    dialect.encodeProfileResult({ result: 'ACCEPTED', active }),
  ],
  ['charging-profile-result', 'ChargingProfileResult', dialect.encodeProfileResult({ result: 'UNKNOWN' })],
  ['charging-profile-result', 'ClearProfileResult', dialect.encodeProfileResult({ result: 'UNKNOWN' })],
  ['active-charging-profile', 'ActiveChargingProfile', dialect.encodeActiveProfile(active)],
  ['credentials', 'Credentials', dialect.encodeCredentials(credentials)],
  ['version-details', 'VersionDetails', dialect.encodeVersionDetails(versionDetails)],
];

test.each(outgoing)('%s is encoded as the golden file says, and is valid', (file, schema, encoded) => {
  expect(encoded).toStrictEqual(golden(file));
  expect(faults(schema, encoded)).toEqual([]);
});

const connected = { locationId: 'HAFEN-7', evseUid: 'hafen-7-1', connectorId: '1' };
const responseUrl = (command: string) => `https://emsp.example.com/ocpi/2.2.1/commands/${command}`;

const incoming: readonly (readonly [
  file: string,
  decoder: { schema: string; decode(wire: object): unknown },
  core: object,
])[] = [
  ['location', dialect.location, location],
  ['location-small', dialect.location, smallLocation],
  ['tariff', dialect.tariff, tariff],
  ['token', dialect.token, token],
  ['token-small', dialect.token, smallToken],
  [
    'authorization-info',
    dialect.authorizationInfo,
    { allowed: 'ALLOWED', token: smallToken, authorizationReference: 'auth-77' },
  ],
  [
    'start-session',
    dialect.startSession,
    {
      responseUrl: responseUrl('START_SESSION/42'),
      ask: { token: smallToken, ...connected, authorizationReference: 'auth-77' },
    },
  ],
  [
    'stop-session',
    dialect.stopSession,
    { responseUrl: responseUrl('STOP_SESSION/43'), ask: { sessionId: 's-0001' } },
  ],
  [
    'unlock-connector',
    dialect.unlockConnector,
    { responseUrl: responseUrl('UNLOCK_CONNECTOR/44'), ask: connected },
  ],
  [
    'reserve-now',
    dialect.reserveNow,
    {
      responseUrl: responseUrl('RESERVE_NOW/45'),
      ask: {
        token: smallToken,
        reservationId: 'res-45',
        expiresAt: Date.parse('2026-03-01T11:00:00Z'),
        locationId: 'HAFEN-7',
        evseUid: 'hafen-7-1',
        authorizationReference: 'auth-77',
      },
    },
  ],
  [
    'cancel-reservation',
    dialect.cancelReservation,
    { responseUrl: responseUrl('CANCEL_RESERVATION/46'), ask: { reservationId: 'res-45' } },
  ],
  [
    'set-charging-profile',
    dialect.setChargingProfile,
    { responseUrl: responseUrl('profile/47'), ask: profile },
  ],
  [
    'charging-preferences',
    dialect.chargingPreferences,
    {
      profileType: 'FAST',
      departureAt: Date.parse('2026-03-01T18:00:00Z'),
      energyNeedWh: 22_500,
      dischargeAllowed: false,
    },
  ],
  ['credentials', dialect.credentials, credentials],
  ['version-details', dialect.versionDetails, versionDetails],
];

test.each(incoming)('%s is valid and decoded as meant', (file, decoder, core) => {
  const wire = golden(file);
  expect(faults(decoder.schema as SchemaName, wire)).toEqual([]);
  expect(decoder.decode(wire)).toStrictEqual(core);
});

describe('what the wire lacks', () => {
  test('an EVSE without an identifier is #NA in the CDR', () => {
    const place = Object.fromEntries(
      Object.entries(cdr.place).filter(([name]) => name !== 'evseIdentifier'),
    ) as unknown as SessionPlace;

    expect(dialect.encodeCdr({ ...cdr, place })).toMatchObject({ cdr_location: { evse_id: '#NA' } });
  });

  test('no time parked, no total_parking_time', () => {
    const encoded = dialect.encodeCdr({ ...cdr, totals: { ...cdr.totals, parkingMs: 0 } });
    expect(encoded).not.toHaveProperty('total_parking_time');
  });

  test('a session that ends nowhere yet has no end_date_time and no cost that nobody knows', () => {
    const encoded = dialect.encodeSession({ session, until: session.lastUpdated });
    expect(encoded).not.toHaveProperty('end_date_time');
    expect(encoded).not.toHaveProperty('total_cost');
  });

  test('a command taken on needs no message', () => {
    expect(dialect.encodeCommandResponse({ response: 'ACCEPTED', timeoutS: 29.6 })).toStrictEqual({
      result: 'ACCEPTED',
      timeout: 30,
    });
  });
});

describe('what OCPI 2.2.1 cannot say', () => {
  const [evse] = location.evses!;

  test('is left out where it may be', () => {
    const encoded = dialect.encodeEvse({ ...evse!, capabilities: ['RFID_READER', 'EICHRECHT_FUTURE'] });
    expect(encoded).toMatchObject({ capabilities: ['RFID_READER'] });
    expect(dialect.encodeLocation({ ...location, parkingType: 'ON_A_SHIP' })).not.toHaveProperty(
      'parking_type',
    );
  });

  test('is refused where it must be told', () => {
    const connector = { ...evse!.connectors[0]!, standard: 'MCS' };
    expect(() => dialect.encodeConnector(connector)).toThrow(
      expect.objectContaining({ code: 'not-supported', message: 'OCPI 2.2.1 has no ConnectorType MCS' }),
    );
  });

  test.each([
    ['prices that contain tax', { ...tariff, taxIncluded: 'YES' as const }],
    ['a window of starts', { ...tariff, startWindow: { startTime: '08:00' } }],
    [
      'a dimension of its own',
      {
        ...tariff,
        elements: [{ priceComponents: [{ type: 'SESSION_TIME' as const, price: 1, stepSize: 1 }] }],
      },
    ],
    [
      'rounding of its own',
      {
        ...tariff,
        elements: [
          {
            priceComponents: [
              { type: 'TIME' as const, price: 1, stepSize: 60, stepRound: 'ROUND_UP' as const },
            ],
          },
        ],
      },
    ],
  ])('a tariff with %s is never sent with another meaning', (_, odd) => {
    expect(() => dialect.encodeTariff(odd)).toThrow(expect.objectContaining({ code: 'not-supported' }));
  });
});

test('properties that the schema does not know are dropped', () => {
  const wire = { ...golden('token-small'), colour: 'red' };
  expect(dialect.token.decode(wire)).toStrictEqual(smallToken);
});
