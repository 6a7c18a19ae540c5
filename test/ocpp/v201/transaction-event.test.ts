import { describe, expect, test } from '@jest/globals';
import { registerValue } from '../../kit/station-transaction.ts';
import { peer } from './peer.ts';

const at = peer();

/** To the second, as times are kept. */
const moment = (seconds = 0) => new Date(Math.floor(Date.now() / 1000 + seconds) * 1000).toISOString();
const driver = (idToken: string, type = 'ISO14443') => ({ idToken: { idToken, type } });
const values = (...registers: [wh: number, timestamp: string][]) => ({
  meterValue: registers.map(([wh, timestamp]) => registerValue(wh, timestamp)),
});
const charging = (chargingState: string) => ({ transactionInfo: { chargingState } });

describe('a driver', () => {
  test('who shows his card first: the session is his from the start, where the EVSE is named only later', async () => {
    const transaction = at.transaction();
    const [begin, plugged, end] = [moment(-300), moment(-240), moment()];
    const first = await transaction.start('TAG1', {
      evse: undefined,
      timestamp: begin,
      ...values([1000, begin]),
    });
    expect(first).toEqual({ idTokenInfo: { status: 'Accepted' } });
    expect(await at.session(transaction.id)).toMatchObject({ evseId: 0, status: 'ACTIVE', place: null });
    await transaction.update({
      timestamp: plugged,
      triggerReason: 'CablePluggedIn',
      ...charging('EVConnected'),
    });
    expect(await at.session(transaction.id)).toMatchObject({
      evseId: 1,
      connectorId: 1,
      startedAt: Date.parse(begin),
      place: { evseUid: 'E1' },
    });
    await transaction.end({ timestamp: end, ...values([1500, end]) });
    expect(await at.session(transaction.id)).toMatchObject({
      status: 'COMPLETED',
      endedAt: Date.parse(end),
      meterWh: 1500,
      flags: [],
    });
  });

  test('who plugs in first: the session waits for him, and begins with time and register of his authorization', async () => {
    const transaction = at.transaction();
    const [plugged, shown, end] = [moment(-300), moment(-200), moment()];
    const connected = { triggerReason: 'CablePluggedIn', timestamp: plugged, idToken: undefined };
    const first = await transaction.start('', {
      ...connected,
      ...charging('EVConnected'),
      ...values([1000, plugged]),
    });
    expect(first).toEqual({});
    const waiting = await at.session(transaction.id);
    expect(waiting).toMatchObject({
      status: 'PENDING',
      idTag: '',
      owner: null,
      startedAt: Date.parse(plugged),
    });
    const answer = await transaction.update({
      ...driver('TAG1'),
      triggerReason: 'Authorized',
      timestamp: shown,
      ...values([1010, shown]),
      ...charging('Charging'),
    });
    expect(answer).toEqual({ idTokenInfo: { status: 'Accepted' } });
    expect(await at.session(transaction.id)).toMatchObject({
      id: waiting.id,
      status: 'ACTIVE',
      idTag: 'TAG1',
      startedAt: Date.parse(shown),
      meterStartWh: 1010,
    });
    await transaction.end({ timestamp: end, ...values([1500, end]) });
    expect(await at.session(transaction.id)).toMatchObject({ status: 'COMPLETED', meterWh: 1500, flags: [] });
  });

  test('who plugs in first and whose authorization brings no register: the last one before it counts', async () => {
    const transaction = at.transaction();
    const [plugged, shown, end] = [moment(-300), moment(-200), moment()];
    await transaction.start('', { idToken: undefined, timestamp: plugged, ...values([1000, plugged]) });
    await transaction.update({ timestamp: moment(-220), ...values([1004, moment(-220)]) });
    await transaction.update({ ...driver('TAG1'), timestamp: shown, triggerReason: 'Authorized' });
    expect(await at.session(transaction.id)).toMatchObject({
      startedAt: Date.parse(shown),
      meterStartWh: 1004,
    });
    await transaction.end({ timestamp: end, ...values([1500, end]) });
    expect(await at.session(transaction.id)).toMatchObject({ meterStartWh: 1004, meterWh: 1500, flags: [] });
  });

  test('who never comes: the session is nobody’s, and has no CDR', async () => {
    const transaction = at.transaction();
    await transaction.start('', { idToken: undefined, ...values([1000, moment()]) });
    await transaction.end({ transactionInfo: { stoppedReason: 'EVDisconnected' } });
    const session = await at.session(transaction.id);
    expect(session).toMatchObject({ status: 'INVALID', idTag: '', stopReason: 'EVDisconnected' });
    expect(await at.desk.store.cdr(session.id)).toBeUndefined();
    expect(await at.desk.store.hold(session.id)).toBeUndefined();
  });

  test('who is not known is told so; what he charges all the same is nobody’s', async () => {
    const transaction = at.transaction();
    const answer = await transaction.start('STRANGER', values([1000, moment(-60)]));
    expect(answer).toEqual({ idTokenInfo: { status: 'Invalid' } });
    await transaction.end({
      triggerReason: 'Deauthorized',
      transactionInfo: { stoppedReason: 'DeAuthorized' },
      ...values([1001, moment()]),
    });
    const session = await at.session(transaction.id);
    expect(session).toMatchObject({ status: 'INVALID', flags: ['refused'], stopReason: 'DeAuthorized' });
    expect(await at.desk.store.cdr(session.id)).toBeUndefined();
    expect(await at.desk.store.hold(session.id)).toBeUndefined();
  });

  test('who plugs in first and is not known', async () => {
    const transaction = at.transaction();
    await transaction.start('', { idToken: undefined });
    const answer = await transaction.update({ ...driver('STRANGER'), triggerReason: 'Authorized' });
    expect(answer).toEqual({ idTokenInfo: { status: 'Invalid' } });
    await transaction.end({ transactionInfo: { stoppedReason: 'DeAuthorized' } });
    expect(await at.session(transaction.id)).toMatchObject({ status: 'INVALID' });
  });

  test('who plugs in first, shows a card that is not known, and then the right one', async () => {
    const transaction = at.transaction();
    const shown = moment(-100);
    await transaction.start('', {
      idToken: undefined,
      timestamp: moment(-300),
      ...values([1000, moment(-300)]),
    });
    await transaction.update({ ...driver('STRANGER'), timestamp: moment(-200) });
    expect(
      await transaction.update({ ...driver('TAG1'), timestamp: shown, ...values([1001, shown]) }),
    ).toEqual({
      idTokenInfo: { status: 'Accepted' },
    });
    await transaction.end(values([1500, moment()]));
    expect(await at.session(transaction.id)).toMatchObject({
      idTag: 'TAG1',
      status: 'COMPLETED',
      startedAt: Date.parse(shown),
      meterStartWh: 1001,
      flags: [],
    });
  });

  test('who is only named at the end: when he came is not known, and the CDR is held', async () => {
    const transaction = at.transaction();
    const plugged = moment(-300);
    await transaction.start('', { idToken: undefined, timestamp: plugged, ...values([1000, plugged]) });
    transaction.seqNo++;
    await transaction.end({ ...driver('TAG1'), ...values([1500, moment()]) });
    const session = await at.session(transaction.id);
    expect(session).toMatchObject({ status: 'COMPLETED', startedAt: Date.parse(plugged), meterWh: 1500 });
    expect(session.flags).toEqual(['start-missing', 'events-missing']);
    expect(await at.desk.store.hold(session.id)).toMatchObject({ code: 'start-missing' });
  });

  test('may show his card again, and another one may not take his session', async () => {
    const transaction = at.transaction();
    await transaction.start('TAG1', values([1000, moment(-60)]));
    expect(await transaction.update(driver('tag1'))).toEqual({ idTokenInfo: { status: 'Accepted' } });
    expect(await transaction.update(driver('STRANGER'))).toEqual({ idTokenInfo: { status: 'Invalid' } });
    expect(await transaction.update(driver('TAG2'))).toEqual({ idTokenInfo: { status: 'Accepted' } });
    expect(await transaction.end({ ...driver('TAG2'), ...values([1500, moment()]) })).toEqual({
      idTokenInfo: { status: 'Accepted' },
    });
    expect(await at.session(transaction.id)).toMatchObject({ idTag: 'TAG1', status: 'COMPLETED', flags: [] });
  });

  test('whom nobody asks for: NoAuthorization is no driver', async () => {
    const transaction = at.transaction();
    expect(await transaction.start('', driver('', 'NoAuthorization'))).toEqual({});
    expect(await at.session(transaction.id)).toMatchObject({ status: 'PENDING', idTag: '' });
    await transaction.end();
  });
});

describe('what never came', () => {
  test('the beginning', async () => {
    const transaction = at.transaction();
    transaction.seqNo = 1;
    await transaction.update({ ...driver('TAG1'), ...values([1200, moment(-60)]), timestamp: moment(-60) });
    expect(await at.session(transaction.id)).toMatchObject({ status: 'ACTIVE', flags: ['start-missing'] });
    await transaction.end(values([1500, moment()]));
    const session = await at.session(transaction.id);
    expect(session).toMatchObject({ status: 'COMPLETED', meterStartWh: 1200, meterWh: 1500 });
    expect(session.flags).toEqual(['start-missing']);
    expect(await at.desk.store.hold(session.id)).toMatchObject({ code: 'start-missing' });
    expect(await at.desk.store.cdr(session.id)).toBeUndefined();
  });

  test('all but the end', async () => {
    const transaction = at.transaction();
    transaction.seqNo = 7;
    const [begin, end] = [moment(-600), moment(-10)];
    const answer = await transaction.end({
      ...driver('TAG1'),
      timestamp: end,
      ...values([1000, begin], [1500, end]),
    });
    expect(answer).toEqual({ idTokenInfo: { status: 'Accepted' } });
    const session = await at.session(transaction.id);
    expect(session).toMatchObject({
      status: 'COMPLETED',
      idTag: 'TAG1',
      startedAt: Date.parse(begin),
      endedAt: Date.parse(end),
      meterStartWh: 1000,
      meterWh: 1500,
    });
    expect(session.flags).toContain('start-missing');
    expect(await at.desk.store.hold(session.id)).toMatchObject({ code: 'start-missing' });
  });

  test('something in between', async () => {
    const transaction = at.transaction();
    await transaction.start('TAG1', values([1000, moment(-60)]));
    transaction.seqNo += 2;
    await transaction.update(values([1200, moment(-30)]));
    expect((await at.session(transaction.id)).flags).toEqual([]);
    await transaction.end(values([1500, moment()]));
    expect(await at.session(transaction.id)).toMatchObject({
      status: 'COMPLETED',
      flags: ['events-missing'],
    });
  });

  test('nothing, where it came in another order', async () => {
    const transaction = at.transaction();
    await transaction.start('TAG1', values([1000, moment(-60)]));
    const [second, third] = [
      transaction.event('Updated', { timestamp: moment(-40), ...values([1100, moment(-40)]) }),
      transaction.event('Updated', { timestamp: moment(-20), ...values([1200, moment(-20)]) }),
    ];
    await at.station.call('TransactionEvent', third);
    await at.station.call('TransactionEvent', second);
    await transaction.end(values([1500, moment()]));
    expect(await at.session(transaction.id)).toMatchObject({ status: 'COMPLETED', meterWh: 1500, flags: [] });
  });

  test('nothing, where the station does not count', async () => {
    const transaction = at.transaction();
    const uncounted = { seqNo: 0 };
    await transaction.start('TAG1', { ...uncounted, ...values([1000, moment(-60)]), timestamp: moment(-60) });
    await transaction.update({ ...uncounted, timestamp: moment(-40), ...values([1100, moment(-40)]) });
    await transaction.end({ ...uncounted, ...values([1500, moment()]) });
    expect(await at.session(transaction.id)).toMatchObject({ status: 'COMPLETED', meterWh: 1500, flags: [] });
  });

  test('the register of the beginning', async () => {
    const transaction = at.transaction();
    await transaction.start('TAG1', { timestamp: moment(-600) });
    await transaction.update({ timestamp: moment(-300), ...values([1200, moment(-300)]) });
    await transaction.end(values([1500, moment()]));
    expect(await at.session(transaction.id)).toMatchObject({
      status: 'COMPLETED',
      flags: ['meter-start-missing'],
    });
  });

  test('the register of the beginning, but soon after it', async () => {
    const transaction = at.transaction();
    await transaction.start('TAG1', { timestamp: moment(-600) });
    await transaction.update({ timestamp: moment(-590), ...values([1001, moment(-590)]) });
    await transaction.end(values([1500, moment()]));
    expect(await at.session(transaction.id)).toMatchObject({ meterStartWh: 1001, meterWh: 1500, flags: [] });
  });

  test('any register', async () => {
    const transaction = at.transaction();
    await transaction.start('TAG1');
    await transaction.end();
    const session = await at.session(transaction.id);
    expect(session.flags).toEqual(['meter-start-missing']);
    expect(await at.desk.store.hold(session.id)).toMatchObject({ code: expect.any(String) as unknown });
  });
});

describe('what comes twice', () => {
  test('a beginning makes no second session', async () => {
    const transaction = at.transaction();
    const start = transaction.event('Started', { ...driver('TAG1'), ...values([1000, moment(-60)]) });
    const before = (await at.desk.sessions()).length;
    const answers = [
      await at.station.call('TransactionEvent', start),
      await at.station.call('TransactionEvent', start),
    ];
    expect(answers).toEqual([
      { idTokenInfo: { status: 'Accepted' } },
      { idTokenInfo: { status: 'Accepted' } },
    ]);
    expect(await at.desk.sessions()).toHaveLength(before + 1);
    await transaction.end(values([1500, moment()]));
    expect(await at.session(transaction.id)).toMatchObject({ status: 'COMPLETED', flags: [] });
  });

  test('an update changes nothing, and hides no gap', async () => {
    const transaction = at.transaction();
    await transaction.start('TAG1', values([1000, moment(-60)]));
    transaction.seqNo++;
    const update = transaction.event('Updated', values([1200, moment(-30)]));
    for (let i = 0; i < 3; i++) await at.station.call('TransactionEvent', update);
    await transaction.end(values([1500, moment()]));
    expect(await at.session(transaction.id)).toMatchObject({ meterWh: 1500, flags: ['events-missing'] });
  });

  test('an older update that comes again fills no gap', async () => {
    const transaction = at.transaction();
    await transaction.start('TAG1', values([1000, moment(-60)]));
    const update = transaction.event('Updated', values([1100, moment(-50)]));
    await at.station.call('TransactionEvent', update);
    transaction.seqNo++;
    await transaction.update(values([1200, moment(-30)]));
    await at.station.call('TransactionEvent', update);
    await transaction.end(values([1500, moment()]));
    expect((await at.session(transaction.id)).flags).toEqual(['events-missing']);
  });

  test('an end ends once', async () => {
    const transaction = at.transaction();
    await transaction.start('TAG1', values([1000, moment(-60)]));
    const end = transaction.event('Ended', values([1500, moment()]));
    await at.station.call('TransactionEvent', end);
    const ended = await at.session(transaction.id);
    await at.station.call('TransactionEvent', end);
    expect(await at.session(transaction.id)).toEqual(ended);
  });
});

describe('what comes late', () => {
  test('values after the end are kept and change nothing', async () => {
    const transaction = at.transaction();
    await transaction.start('TAG1', values([1000, moment(-60)]));
    const late = transaction.event('Updated', { timestamp: moment(-20), ...values([1300, moment(-20)]) });
    await transaction.end(values([1500, moment()]));
    const ended = await at.session(transaction.id);
    expect(await at.station.call('TransactionEvent', late)).toEqual({});
    expect(await at.session(transaction.id)).toMatchObject({
      status: 'COMPLETED',
      endedAt: ended.endedAt,
      meterWh: 1500,
    });
    const samples = await at.desk.store.samples(ended.id);
    expect(samples.map(({ energyWh }) => energyWh)).toContain(1300);
  });

  test('a driver after the end is told what he may', async () => {
    const transaction = at.transaction();
    await transaction.start('TAG1', values([1000, moment(-60)]));
    await transaction.end(values([1500, moment()]));
    expect(await transaction.update(driver('STRANGER'))).toEqual({ idTokenInfo: { status: 'Invalid' } });
    expect(await transaction.update(driver('TAG1'))).toEqual({ idTokenInfo: { status: 'Accepted' } });
  });

  test('what happened offline counts for the session, and moves no status', async () => {
    const transaction = at.transaction({ id: 2, connectorId: 1 });
    const status = (connectorStatus: string) =>
      at.station.call('StatusNotification', {
        timestamp: moment(),
        connectorStatus,
        evseId: 2,
        connectorId: 1,
      });
    await status('Available');
    const offline = { offline: true };
    await transaction.start('TAG1', {
      ...offline,
      timestamp: moment(-600),
      ...values([1000, moment(-600)]),
      ...charging('Charging'),
    });
    expect(await at.connector('2.1')).toMatchObject({ state: 'Available' });
    await transaction.end({ ...offline, timestamp: moment(-100), ...values([1500, moment(-100)]) });
    expect(await at.connector('2.1')).toMatchObject({ state: 'Available' });
    expect(await at.session(transaction.id)).toMatchObject({
      status: 'COMPLETED',
      meterWh: 1500,
      flags: ['started-offline'],
    });
  });
});
