import { describe, expect, test } from '@jest/globals';
import { BridgeError, StationRefusal } from '../../../src/core/errors.ts';
import { v16 } from '../../../src/ocpp/v16/dialect.ts';

const { control } = v16;
const calls: [string, object][] = [];

/** A station that gives this answer; what it is sent must be a call of OCPP 1.6. */
function answering(answer: unknown) {
  calls.length = 0;
  return (action: string, payload: object): Promise<unknown> => {
    v16.checkOutbound(action, payload);
    calls.push([action, payload]);
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
}

const unable = new StationRefusal('NotImplemented', 'what?');
const broken = new StationRefusal('InternalError', 'oops');
const expiresAt = Date.parse('2026-03-01T11:00:00Z');
const reservation = { evseId: 2, idTag: 'CARD', tokenType: 'RFID', reservationId: 7, expiresAt } as const;

describe('a reservation', () => {
  test('is asked for in the words of OCPP 1.6', async () => {
    await control.reserve(answering({ status: 'Accepted' }), { ...reservation, groupIdTag: 'FLEET' });
    const payload = {
      connectorId: 2,
      expiryDate: '2026-03-01T11:00:00.000Z',
      idTag: 'CARD',
      parentIdTag: 'FLEET',
      reservationId: 7,
    };
    expect(calls).toEqual([['ReserveNow', payload]]);
    const groupIdTag = 'a group of more than twenty';
    await control.reserve(answering({ status: 'Accepted' }), { ...reservation, groupIdTag });
    expect(calls[0]![1]).not.toHaveProperty('parentIdTag');
  });

  test.each([
    ['Accepted', 'ACCEPTED'],
    ['Faulted', 'EVSE_INOPERATIVE'],
    ['Occupied', 'EVSE_OCCUPIED'],
    ['Rejected', 'REJECTED'],
    ['Unavailable', 'EVSE_INOPERATIVE'],
    ['Perhaps', 'FAILED'],
    [7, 'FAILED'],
  ])('answered with %j is %s', async (status, result) => {
    expect(await control.reserve(answering({ status }), reservation)).toBe(result);
  });

  test('that a station has never heard of is NOT_SUPPORTED; any other error is passed on', async () => {
    expect(await control.reserve(answering(unable), reservation)).toBe('NOT_SUPPORTED');
    await expect(control.reserve(answering(broken), reservation)).rejects.toBe(broken);
  });

  test.each([
    [{ status: 'Accepted' }, 'ACCEPTED'],
    [{ status: 'Rejected' }, 'UNKNOWN_RESERVATION'],
    [unable, 'NOT_SUPPORTED'],
    [null, 'FAILED'],
  ])('whose cancellation is answered with %j is %s', async (answer, result) => {
    expect(await control.cancelReservation(answering(answer), { reservationId: 7 })).toBe(result);
    expect(calls).toEqual([['CancelReservation', { reservationId: 7 }]]);
  });
});

describe('a charging profile', () => {
  const at = { evseId: 1, transactionId: '77', id: 5 };
  const periods = [
    { startS: 0, limit: 16 },
    { startS: 900, limit: 8.1 },
  ];
  const startsAt = Date.parse('2026-03-01T10:00:00Z');

  test('with a start is absolute, with all it says', async () => {
    const profile = { startsAt, durationS: 3600, unit: 'A', minRate: 6, periods } as const;
    expect(await control.setChargingProfile(answering({ status: 'Accepted' }), { ...at, profile })).toBe(
      'ACCEPTED',
    );
    const chargingSchedule = {
      duration: 3600,
      startSchedule: '2026-03-01T10:00:00.000Z',
      chargingRateUnit: 'A',
      minChargingRate: 6,
      chargingSchedulePeriod: [
        { startPeriod: 0, limit: 16 },
        { startPeriod: 900, limit: 8.1 },
      ],
    };
    const csChargingProfiles = {
      chargingProfileId: 5,
      transactionId: 77,
      stackLevel: 0,
      chargingProfilePurpose: 'TxProfile',
      chargingProfileKind: 'Absolute',
      chargingSchedule,
    };
    expect(calls).toEqual([['SetChargingProfile', { connectorId: 1, csChargingProfiles }]]);
  });

  test('without a start is relative to that of the transaction', async () => {
    const profile = { unit: 'W', periods: [{ startS: 0, limit: 5000 }] } as const;
    await control.setChargingProfile(answering({ status: 'Accepted' }), { ...at, profile });
    expect(calls[0]![1]).toMatchObject({
      csChargingProfiles: { chargingProfileKind: 'Relative', chargingSchedule: { chargingRateUnit: 'W' } },
    });
    expect(JSON.stringify(calls)).not.toContain('startSchedule');
  });

  test.each([
    [{ status: 'Rejected' }, 'REJECTED'],
    [{}, 'REJECTED'],
  ])('answered with %j is %s', async (answer, result) => {
    const profile = { unit: 'W', periods } as const;
    expect(await control.setChargingProfile(answering(answer), { ...at, profile })).toBe(result);
  });

  test.each([[{ status: 'NotSupported' }], [unable]])('answered with %j is not supported', async (answer) => {
    const profile = { unit: 'W', periods } as const;
    const asked = control.setChargingProfile(answering(answer), { ...at, profile });
    await expect(asked).rejects.toThrow(BridgeError);
    await expect(asked).rejects.toMatchObject({ code: 'not-supported' });
  });

  test.each([
    ['Accepted', 'ACCEPTED'],
    ['Unknown', 'UNKNOWN'],
  ])('is cleared by its number; %s is %s', async (status, result) => {
    const asked = { evseId: 1, transactionId: '77', profileId: 5 };
    expect(await control.clearChargingProfile(answering({ status }), asked)).toBe(result);
    expect(calls).toEqual([['ClearChargingProfile', { id: 5 }]]);
  });
});

describe('a composite schedule', () => {
  const asked = { evseId: 1, durationS: 900, rateUnit: 'A' } as const;
  const chargingSchedule = {
    chargingRateUnit: 'A',
    duration: 900,
    chargingSchedulePeriod: [
      { startPeriod: 600, limit: '6.0' },
      { startPeriod: 0, limit: 16 },
      { startPeriod: 'x' },
    ],
  };
  const profile = {
    durationS: 900,
    unit: 'A',
    periods: [
      { startS: 0, limit: 16 },
      { startS: 600, limit: 6 },
    ],
  };

  test('is read leniently', async () => {
    const scheduleStart = '2026-03-01T10:00:00Z';
    const answer = { status: 'Accepted', connectorId: 1, scheduleStart, chargingSchedule };
    expect(await control.compositeSchedule(answering(answer), asked)).toEqual({
      startsAt: Date.parse(scheduleStart),
      profile,
    });
    expect(calls).toEqual([
      ['GetCompositeSchedule', { connectorId: 1, duration: 900, chargingRateUnit: 'A' }],
    ]);
    expect(
      await control.compositeSchedule(answering({ status: 'Accepted', chargingSchedule }), asked),
    ).toEqual({
      profile,
    });
  });

  test.each([
    [{ status: 'Rejected' }],
    [{ status: 'Accepted' }],
    [{ status: 'Accepted', chargingSchedule: { chargingRateUnit: 'V', chargingSchedulePeriod: [] } }],
    [{ status: 'Rejected', chargingSchedule }],
  ])('%j says nothing', async (answer) => {
    expect(await control.compositeSchedule(answering(answer), asked)).toBe('REJECTED');
  });
});

test('a token is shown as its uid, or as an alias where it does not fit', () => {
  const token = { uid: 'CARD', type: 'RFID' } as never;
  expect(control.idTagOf({ partnerId: 'p', token })).toBe('CARD');
  const long = { uid: 'a-uid-of-more-than-twenty', type: 'APP_USER' } as never;
  expect(control.idTagOf({ partnerId: 'p', token: long })).toMatch(/^[0-9A-F]{14}$/);
});
