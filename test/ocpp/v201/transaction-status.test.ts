import { describe, expect, test } from '@jest/globals';
import { registerValue } from '../../kit/station-transaction.ts';
import { ocpp201, peer } from './peer.ts';

const at = peer();
const moment = (seconds = 0) => new Date(Math.floor(Date.now() / 1000 + seconds) * 1000).toISOString();
const charging = (chargingState: string) => ({ transactionInfo: { chargingState } });
const register = (wh: number, timestamp: string) => ({ meterValue: [registerValue(wh, timestamp)] });

const status = (connectorStatus: string, evseId = 1, connectorId = 1) =>
  at.station.call('StatusNotification', { timestamp: moment(), connectorStatus, evseId, connectorId });
const evseStatus = async (uid: string) => {
  const location = await at.desk.store.location('DE*ABC*L1');
  return location?.evses?.find((evse) => evse.uid === uid)?.status;
};

describe('the connector of a transaction', () => {
  test('is what its chargingState says, and Occupied says no less', async () => {
    const transaction = at.transaction();
    await status('Available');
    expect(await evseStatus('E1')).toBe('AVAILABLE');
    await status('Occupied');
    expect(await at.connector('1.1')).toMatchObject({ state: 'Preparing' });
    expect(await evseStatus('E1')).toBe('BLOCKED');
    await transaction.start('TAG1', charging('EVConnected'));
    expect(await at.connector('1.1')).toMatchObject({ state: 'Preparing' });
    await transaction.update(charging('Charging'));
    expect(await at.connector('1.1')).toMatchObject({ state: 'Charging' });
    await status('Occupied');
    expect(await at.connector('1.1')).toMatchObject({ state: 'Charging' });
    expect(await evseStatus('E1')).toBe('CHARGING');
    for (const state of ['SuspendedEV', 'SuspendedEVSE', 'Charging']) {
      await transaction.update(charging(state));
      expect(await at.connector('1.1')).toMatchObject({ state });
    }
    await transaction.update(charging('EVConnected'));
    expect(await at.connector('1.1')).toMatchObject({ state: 'Finishing' });
    await transaction.end(charging('EVConnected'));
    expect(await at.connector('1.1')).toMatchObject({ state: 'Finishing' });
    expect(await evseStatus('E1')).toBe('BLOCKED');
    await status('Available');
    expect(await evseStatus('E1')).toBe('AVAILABLE');
  });

  test('stays free where the station said so before the end', async () => {
    const transaction = at.transaction();
    await transaction.start('TAG1', charging('Charging'));
    await status('Available');
    expect(await evseStatus('E1')).toBe('AVAILABLE');
    expect(await at.session(transaction.id)).toMatchObject({ status: 'ACTIVE' });
    await transaction.end(charging('Idle'));
    expect(await at.connector('1.1')).toMatchObject({ state: 'Available' });
    expect(await at.session(transaction.id)).toMatchObject({ status: 'COMPLETED' });
  });

  test('is not made busy by the end of one that is broken', async () => {
    const transaction = at.transaction();
    await transaction.start('TAG1', charging('Charging'));
    await status('Faulted');
    await transaction.end(charging('EVConnected'));
    expect(await at.connector('1.1')).toMatchObject({ state: 'Faulted' });
    await status('Available');
  });

  test('is the one that is in use, or the first, where only the EVSE is named', async () => {
    await at.desk.addStation('CP2');
    const station = await at.desk.connect('CP2', ocpp201);
    const tell = (connectorId: number, connectorStatus: string) =>
      station.call('StatusNotification', { timestamp: moment(), connectorStatus, evseId: 1, connectorId });
    await tell(1, 'Available');
    await tell(2, 'Occupied');
    const event = { transactionInfo: { transactionId: 'X', chargingState: 'Charging' }, evse: { id: 1 } };
    await station.call('TransactionEvent', {
      ...event,
      eventType: 'Started',
      seqNo: 0,
      timestamp: moment(),
      triggerReason: 'Authorized',
      idToken: { idToken: 'TAG1', type: 'ISO14443' },
    });
    expect(await at.session('X')).toMatchObject({ evseId: 1, connectorId: 2 });
    const { connectors } = await at.desk.store.stationMemory('CP2');
    expect(connectors.get('1.2')).toMatchObject({ state: 'Charging' });
    expect(connectors.get('1.1')).toMatchObject({ state: 'Available' });
    await station.close();
  });
});

test('two EVSEs charge at once, each for itself', async () => {
  const [one, two] = [at.transaction(), at.transaction({ id: 2, connectorId: 1 })];
  await one.start('TAG1', register(1000, moment(-60)));
  await two.start('TAG2', register(5000, moment(-50)));
  await one.update({ ...charging('Charging'), ...register(1100, moment(-40)) });
  await two.update({ ...charging('SuspendedEV'), ...register(5200, moment(-30)) });
  expect(await at.connector('1.1')).toMatchObject({ state: 'Charging' });
  expect(await at.connector('2.1')).toMatchObject({ state: 'SuspendedEV' });
  await one.end(register(1500, moment()));
  expect(await at.session(one.id)).toMatchObject({
    status: 'COMPLETED',
    meterWh: 1500,
    place: { evseUid: 'E1' },
  });
  expect(await at.session(two.id)).toMatchObject({
    status: 'ACTIVE',
    meterWh: 5200,
    place: { evseUid: 'E2' },
  });
  await two.end(register(5300, moment()));
  expect(await at.session(two.id)).toMatchObject({
    status: 'COMPLETED',
    idTag: 'TAG2',
    meterWh: 5300,
    flags: [],
  });
});

test('drivers who show their cards before they choose an EVSE do not end each other', async () => {
  const [one, two] = [at.transaction(), at.transaction({ id: 2, connectorId: 1 })];
  const unplugged = { evse: undefined, ...charging('Idle') };
  await one.start('TAG1', { ...unplugged, ...register(1000, moment(-60)) });
  await two.start('TAG2', { ...unplugged, ...register(5000, moment(-50)) });
  expect(await at.session(one.id)).toMatchObject({ status: 'ACTIVE', evseId: 0 });
  await two.update(charging('Charging'));
  await one.update(charging('Charging'));
  expect(await at.session(one.id)).toMatchObject({ evseId: 1, status: 'ACTIVE' });
  expect(await at.session(two.id)).toMatchObject({ evseId: 2, status: 'ACTIVE' });
  await one.end(register(1500, moment()));
  await two.end(register(5500, moment()));
  expect(await at.session(one.id)).toMatchObject({ status: 'COMPLETED', flags: [] });
});

test('a driver who is let charge at an EVSE ends what nobody ended there, but not what is only told late', async () => {
  const [old, next] = [at.transaction(), at.transaction()];
  await old.start('TAG1', { timestamp: moment(-600), ...register(1000, moment(-600)) });
  await next.start('TAG2', { evse: undefined, ...register(2000, moment(-60)), timestamp: moment(-60) });
  expect(await at.session(old.id)).toMatchObject({ status: 'ACTIVE' });
  await next.update(charging('Charging'));
  expect(await at.session(old.id)).toMatchObject({ status: 'COMPLETED', flags: ['stop-missing'] });

  const late = at.transaction();
  const offline = { offline: true, timestamp: moment(-300) };
  await late.start('TAG1', { ...offline, ...register(1700, moment(-300)) });
  expect(await at.session(next.id)).toMatchObject({ status: 'ACTIVE' });
  await late.end({ ...offline, timestamp: moment(-200), ...register(1900, moment(-200)) });
  await old.end({ ...offline, timestamp: moment(-400), ...register(1600, moment(-400)) });
  await next.end(register(2500, moment()));
  expect(await at.session(next.id)).toMatchObject({ status: 'COMPLETED', flags: [], meterWh: 2500 });
  expect(await at.session(old.id)).toMatchObject({ flags: [], meterWh: 1600 });
  expect(await at.session(late.id)).toMatchObject({ flags: ['started-offline'], meterWh: 1900 });
});

test('a clock that ran ahead does not make what follows look old', async () => {
  const transaction = at.transaction();
  await transaction.start('TAG1', { timestamp: '2099-01-01T00:00:00Z', ...charging('EVConnected') });
  await transaction.update(charging('Charging'));
  expect(await at.connector('1.1')).toMatchObject({ state: 'Charging' });
  await transaction.end();
  expect((await at.session(transaction.id)).flags).toContain('clock-skew');
});

describe('parking', () => {
  const kinds = async (id: string) => (await at.session(id)).turns.map(({ kind }) => kind);

  test('is when the vehicle takes nothing, and after the charging', async () => {
    const transaction = at.transaction();
    await transaction.start('TAG1', { timestamp: moment(-600), ...charging('EVConnected') });
    await transaction.update({ timestamp: moment(-500), ...charging('Charging') });
    expect(await kinds(transaction.id)).toEqual([]);
    await transaction.update({ timestamp: moment(-400), ...charging('SuspendedEVSE') });
    expect(await kinds(transaction.id)).toEqual([]);
    await transaction.update({ timestamp: moment(-300), ...charging('SuspendedEV') });
    expect(await kinds(transaction.id)).toEqual(['parking']);
    await transaction.update({ timestamp: moment(-200), ...charging('Charging') });
    await transaction.update({ timestamp: moment(-100), ...charging('EVConnected') });
    expect(await kinds(transaction.id)).toEqual(['parking', 'charging', 'parking']);
    await transaction.end();
  });

  test('of what comes late counts from when it was', async () => {
    const transaction = at.transaction();
    await transaction.start('TAG1', { timestamp: moment(-600), ...charging('Charging') });
    const since = moment(-300);
    await transaction.update({ timestamp: since, offline: true, ...charging('SuspendedEV') });
    expect((await at.session(transaction.id)).turns).toEqual([{ at: Date.parse(since), kind: 'parking' }]);
    await transaction.end();
  });
});
