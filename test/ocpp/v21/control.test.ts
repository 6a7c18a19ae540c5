import { describe, expect, test } from '@jest/globals';
import { v21 } from '../../../src/ocpp/v21/dialect.ts';

const { control } = v21;
const calls: [string, object][] = [];

/** A station that gives this answer; what it is sent must be a call of OCPP 2.1, and is kept as it goes over the wire. */
function answering(answer: unknown) {
  calls.length = 0;
  return (action: string, payload: object): Promise<unknown> => {
    calls.push([action, v21.checkOutbound(action, payload)]);
    return Promise.resolve(answer);
  };
}

const accepted = { status: 'Accepted' };
const token = { evseId: 2, idTag: 'u'.repeat(36) } as const;
const quirks = {};

describe('2.1 takes what 2.0.1 takes', () => {
  test('a start', async () => {
    const start = { ...token, tokenType: 'RFID', remoteStartId: 5, quirks } as const;
    expect(await control.startSession(answering(accepted), start)).toBe('ACCEPTED');
    const idToken = { idToken: token.idTag, type: 'ISO14443' };
    expect(calls).toEqual([['RequestStartTransaction', { evseId: 2, idToken, remoteStartId: 5 }]]);
  });

  test.each(['AD_HOC_USER', 'APP_USER', 'OTHER'] as const)(
    'a token of type %s is a central one',
    async (tokenType) => {
      await control.startSession(answering(accepted), { ...token, tokenType, remoteStartId: 5, quirks });
      expect(calls[0]?.[1]).toMatchObject({ idToken: { type: 'Central' } });
    },
  );

  test('a stop, an unlock', async () => {
    expect(await control.stopSession(answering(accepted), { transactionId: 'T1' })).toBe('ACCEPTED');
    expect(await control.unlock(answering({ status: 'Unlocked' }), { evseId: 2 })).toBe('ACCEPTED');
    const ongoing = { status: 'OngoingAuthorizedTransaction' };
    expect(await control.unlock(answering(ongoing), { evseId: 2, connectorId: 1 })).toBe('REJECTED');
  });

  test('a reservation and its end', async () => {
    const expiresAt = Date.parse('2026-03-01T11:00:00Z');
    const at = { ...token, tokenType: 'APP_USER', reservationId: 7, expiresAt, groupIdTag: 'FLEET' } as const;
    expect(await control.reserve(answering({ status: 'Occupied' }), at)).toBe('EVSE_OCCUPIED');
    expect(calls[0]?.[1]).toMatchObject({
      id: 7,
      evseId: 2,
      groupIdToken: { idToken: 'FLEET', type: 'Central' },
    });
    expect(await control.cancelReservation(answering({ status: 'Rejected' }), { reservationId: 7 })).toBe(
      'UNKNOWN_RESERVATION',
    );
  });
});

describe('a charging profile', () => {
  const at = { evseId: 1, transactionId: 'T1', id: 5 };
  const periods = [
    { startS: 0, limit: 16 },
    { startS: 900, limit: 8.1 },
  ];

  test('needs no operation mode, and has the order of 2.1', async () => {
    const startsAt = Date.parse('2026-03-01T10:00:00Z');
    const profile = { startsAt, durationS: 3600, unit: 'A', minRate: 6, periods } as const;
    expect(await control.setChargingProfile(answering(accepted), { ...at, profile })).toBe('ACCEPTED');
    expect(JSON.stringify(calls[0]?.[1])).toBe(
      '{"evseId":1,"chargingProfile":{"id":5,"stackLevel":0,"chargingProfilePurpose":"TxProfile",' +
        '"chargingProfileKind":"Absolute","transactionId":"T1","chargingSchedule":[{"id":5,' +
        '"startSchedule":"2026-03-01T10:00:00.000Z","duration":3600,"chargingRateUnit":"A","minChargingRate":6,' +
        '"chargingSchedulePeriod":[{"startPeriod":0,"limit":16},{"startPeriod":900,"limit":8.1}]}]}}',
    );
  });

  test('is taken back', async () => {
    expect(
      await control.clearChargingProfile(answering({ status: 'Unknown' }), { ...at, profileId: 5 }),
    ).toBe('UNKNOWN');
  });

  const composite = (chargingSchedulePeriod: object[]) => ({
    ...accepted,
    schedule: {
      evseId: 1,
      duration: 600,
      scheduleStart: '2026-03-01T10:00:00Z',
      chargingRateUnit: 'W',
      chargingSchedulePeriod,
    },
  });
  const planned = (periods_: object[]) =>
    control.compositeSchedule(answering(composite(periods_)), { evseId: 1, durationS: 600 });

  test('as the station plans it: periods that tell no limit, as 2.1 allows, tell partners nothing', async () => {
    const charging = { startPeriod: 0, limit: 11000, operationMode: 'ChargingOnly', numberPhases: 3 };
    const setpoint = { startPeriod: 300, setpoint: -5000, operationMode: 'CentralSetpoint' };
    expect(await planned([charging, setpoint])).toEqual({
      startsAt: Date.parse('2026-03-01T10:00:00Z'),
      profile: { durationS: 600, unit: 'W', periods: [{ startS: 0, limit: 11000 }] },
    });
    expect(await planned([setpoint])).toBe('REJECTED');
  });
});

test('a certificate names the request that it answers', async () => {
  const certificate = { chain: 'PEM', certificateType: 'ChargingStationCertificate' } as const;
  expect(await v21.security.installCertificate(answering(accepted), { ...certificate, requestId: 9 })).toBe(
    true,
  );
  expect(calls).toEqual([
    [
      'CertificateSigned',
      { certificateChain: 'PEM', certificateType: 'ChargingStationCertificate', requestId: 9 },
    ],
  ]);
  expect(await v21.security.installCertificate(answering({ status: 'Rejected' }), certificate)).toBe(false);
  expect(calls[0]?.[1]).not.toHaveProperty('requestId');
});
