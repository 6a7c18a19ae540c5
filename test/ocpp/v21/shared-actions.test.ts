import { describe, expect, test } from '@jest/globals';
import { peer } from '../v201/peer.ts';

const at = peer({}, '2.1');
const timestamp = () => new Date().toISOString();

/** One event as 2.1 has it, of a component at a place. */
function event(
  name: string,
  variable: string,
  actualValue: string,
  evse?: { id: number; connectorId?: number },
) {
  return {
    eventId: 1,
    timestamp: timestamp(),
    trigger: 'Delta',
    actualValue,
    eventNotificationType: 'HardWiredNotification',
    component: { name, ...(evse && { evse }) },
    variable: { name: variable },
    severity: 9,
  };
}

const notify = (...eventData: object[]) =>
  at.station.call('NotifyEvent', { generatedAt: timestamp(), seqNo: 0, eventData });
const statusAt = async (evse: number) => {
  const location = await at.desk.store.location('DE*ABC*L1');
  return location?.evses?.[evse - 1]?.status;
};

describe('availability comes as events', () => {
  test('of a connector', async () => {
    await at.boot();
    expect(
      await notify(event('Connector', 'AvailabilityState', 'Available', { id: 1, connectorId: 1 })),
    ).toEqual({});
    expect(await statusAt(1)).toBe('AVAILABLE');
    await notify(event('Connector', 'AvailabilityState', 'Occupied', { id: 1, connectorId: 1 }));
    expect(await statusAt(1)).toBe('BLOCKED');
    await notify(event('Connector', 'AvailabilityState', 'Reserved', { id: 1, connectorId: 1 }));
    expect(await statusAt(1)).toBe('RESERVED');
  });

  test('of an EVSE, and of the whole station', async () => {
    await notify(
      event('Connector', 'AvailabilityState', 'Available', { id: 1, connectorId: 1 }),
      event('Connector', 'AvailabilityState', 'Available', { id: 2, connectorId: 1 }),
    );
    await notify(event('EVSE', 'AvailabilityState', 'Unavailable', { id: 2 }));
    expect([await statusAt(1), await statusAt(2)]).toEqual(['AVAILABLE', 'INOPERATIVE']);
    await notify(event('ChargingStation', 'AvailabilityState', 'Faulted'));
    expect([await statusAt(1), await statusAt(2)]).toEqual(['OUTOFORDER', 'OUTOFORDER']);
    await notify(
      event('ChargingStation', 'AvailabilityState', 'Available'),
      event('EVSE', 'AvailabilityState', 'Available', { id: 2 }),
    );
    expect([await statusAt(1), await statusAt(2)]).toEqual(['AVAILABLE', 'AVAILABLE']);
  });

  test('together with a problem, which is noted and makes nothing unavailable by itself', async () => {
    const place = { id: 1, connectorId: 1 };
    await notify(
      event('Connector', 'AvailabilityState', 'Faulted', place),
      event('Connector', 'Problem', 'true', place),
    );
    expect(await statusAt(1)).toBe('OUTOFORDER');
    const [noted] = await at.desk.store.stationEvents('CP1', { limit: 1 });
    expect(noted).toMatchObject({
      kind: 'monitoring',
      severity: 'warning',
      text: 'Connector of EVSE 1: Problem is true',
    });
    await notify(event('Connector', 'AvailabilityState', 'Available', place));
    await notify(event('Connector', 'Problem', 'true', place));
    expect(await statusAt(1)).toBe('AVAILABLE');
  });

  test('of a connector that charges: what its transaction says is finer, and stays', async () => {
    const transaction = at.transaction();
    const place = { id: 1, connectorId: 1 };
    await notify(event('Connector', 'AvailabilityState', 'Occupied', place));
    await transaction.start('TAG1', { transactionInfo: { chargingState: 'Charging' } });
    expect(await statusAt(1)).toBe('CHARGING');
    await notify(event('Connector', 'AvailabilityState', 'Occupied', place));
    expect(await statusAt(1)).toBe('CHARGING');
    await transaction.end();
    await notify(event('Connector', 'AvailabilityState', 'Available', place));
    expect(await statusAt(1)).toBe('AVAILABLE');
  });

  test('or as a StatusNotification still', async () => {
    const status = { timestamp: timestamp(), connectorStatus: 'Unavailable', evseId: 2, connectorId: 1 };
    expect(await at.station.call('StatusNotification', status)).toEqual({});
    expect(await statusAt(2)).toBe('INOPERATIVE');
  });
});

describe('a token', () => {
  const authorize = (idToken: object) => at.station.call('Authorize', { idToken });

  test.each(['ISO14443', 'VIN', 'Fingerprint', 'DirectPayment'])(
    'of type %s is looked up by its id',
    async (type) => {
      expect(await authorize({ idToken: 'TAG1', type })).toEqual({ idTokenInfo: { status: 'Accepted' } });
    },
  );

  test.each([37, 255, 256, 300])('of %d characters is unknown, and no error', async (length) => {
    expect(await authorize({ idToken: 'x'.repeat(length), type: 'EVCCID' })).toEqual({
      idTokenInfo: { status: 'Invalid' },
    });
  });

  test.each([
    [{ type: 'ISO14443' }],
    [{ idToken: '', type: 'Central' }],
    [{ idToken: ['TAG1'], type: 'Local' }],
    [{ idToken: '' }],
  ])('%j is nobody’s, and lets nobody charge', async (idToken) => {
    expect(await authorize(idToken)).toEqual({ idTokenInfo: { status: 'Invalid' } });
  });

  test('that says there is nobody to ask lets charge', async () => {
    expect(await authorize({ idToken: '', type: 'NoAuthorization' })).toEqual({
      idTokenInfo: { status: 'Accepted' },
    });
  });

  test('of 255 characters names its session whole', async () => {
    const transaction = at.transaction();
    const idToken = 'v'.repeat(255);
    expect(await transaction.start(idToken, { idToken: { idToken, type: 'VIN' } })).toEqual({
      idTokenInfo: { status: 'Invalid' },
    });
    expect(await at.session(transaction.id)).toMatchObject({ idTag: idToken, flags: ['refused'] });
    await transaction.end();
  });
});

test('a transaction may say all that 2.1 adds to it', async () => {
  const transaction = at.transaction();
  const answer = await transaction.start('TAG1', {
    evseSleep: false,
    preconditioningStatus: 'Ready',
    triggerReason: 'LimitSet',
    transactionInfo: {
      chargingState: 'Charging',
      operationMode: 'ChargingOnly',
      tariffId: 'T1',
      transactionLimit: { maxCost: 20, maxEnergy: 30000 },
    },
  });
  expect(answer).toEqual({ idTokenInfo: { status: 'Accepted' } });
  const updates = ['OperationModeChanged', 'RunningCost', 'SoCLimitReached', 'TariffChanged', 'TxResumed'];
  for (const triggerReason of updates) {
    const asleep = { evseSleep: true, transactionInfo: { chargingState: 'SuspendedEVSE' } };
    expect(await transaction.update({ triggerReason, ...asleep })).toEqual({});
  }
  expect(await at.connector('1.1')).toMatchObject({ state: 'SuspendedEVSE' });
  const stoppedReason = 'ReqEnergyTransferRejected';
  await transaction.end({ triggerReason: 'CostLimitReached', transactionInfo: { stoppedReason } });
  expect(await at.session(transaction.id)).toMatchObject({ status: 'COMPLETED', stopReason: stoppedReason });
  expect(at.desk.server.stations.connected('CP1').violationCount).toBeLessThan(20);
});
