import { describe, expect, test } from '@jest/globals';
import { peer } from './peer.ts';

const at = peer();
const later = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
const stop = (payload: object) =>
  at.station.call('StopTransaction', { meterStop: 1500, timestamp: later(1), ...payload });

describe('StopTransaction', () => {
  test('ends the session', async () => {
    const transactionId = await at.start(1000);
    await expect(stop({ transactionId, idTag: 'TAG1', reason: 'EVDisconnected' })).resolves.toEqual({});
    expect(await at.session(transactionId)).toMatchObject({
      status: 'COMPLETED',
      meterWh: 1500,
      stopReason: 'EVDisconnected',
      flags: [],
    });
  });

  test('without a reason it was stopped locally', async () => {
    const transactionId = await at.start(1000);
    await stop({ transactionId });
    expect(await at.session(transactionId)).toMatchObject({ stopReason: 'Local' });
  });

  test('what it repeats of the session is kept and is no step back', async () => {
    const transactionId = await at.start(1000);
    const reading = (value: string, context: string, seconds: number) => ({
      timestamp: later(seconds),
      sampledValue: [{ value, context }],
    });
    const meterValue = [reading('1300', 'Sample.Periodic', 0)];
    await at.station.call('MeterValues', { connectorId: 1, transactionId, meterValue });
    const transactionData = [
      reading('1000', 'Transaction.Begin', -10),
      ...meterValue,
      reading('1500', 'Transaction.End', 1),
    ];
    await stop({ transactionId, transactionData });
    const session = await at.session(transactionId);
    expect(session).toMatchObject({ status: 'COMPLETED', meterWh: 1500, flags: [] });
    const samples = await at.desk.store.samples(session.id);
    expect(samples.map(({ energyWh }) => energyWh).toSorted()).toEqual([1000, 1300, 1500]);
  });

  test('without meterStop the last register reading stands for it', async () => {
    const transactionId = await at.start(1000);
    const transactionData = [{ timestamp: later(1), sampledValue: [{ value: '1.75', unit: 'kWh' }] }];
    await stop({ transactionId, meterStop: undefined, transactionData });
    expect(await at.session(transactionId)).toMatchObject({ status: 'COMPLETED', meterWh: 1750 });
  });

  test.each(['1e305', '"1e305"', '1e400', '-1e13', '9223372036854775807'])(
    'with the meterStop %s it is acknowledged, and the last register reading counts',
    async (meterStop) => {
      const transactionId = await at.start(1000);
      const meterValue = [{ timestamp: later(0), sampledValue: [{ value: '1200' }] }];
      await at.station.call('MeterValues', { connectorId: 1, transactionId, meterValue });
      const next = at.station.next();
      at.station.send(
        `[2,"b${transactionId}","StopTransaction",{"transactionId":${transactionId},"meterStop":${meterStop},"timestamp":"${later(1)}"}]`,
      );
      expect(JSON.parse(await next)).toEqual([3, `b${transactionId}`, {}]);
      const session = await at.session(transactionId);
      expect(session).toMatchObject({ status: 'COMPLETED', meterWh: 1200 });
      expect(session).not.toHaveProperty('meterStopWh');
    },
  );

  test('with a meterStop beyond all and values of its own, the last of these stands for it', async () => {
    const transactionId = await at.start(1000);
    const transactionData = [{ timestamp: later(1), sampledValue: [{ value: '1300' }] }];
    await stop({ transactionId, meterStop: 1e300, transactionData });
    expect(await at.session(transactionId)).toMatchObject({ status: 'COMPLETED', meterStopWh: 1300 });
  });

  test('sent again it is acknowledged and changes nothing', async () => {
    const transactionId = await at.start(1000);
    await stop({ transactionId });
    const ended = await at.session(transactionId);
    await expect(stop({ transactionId, meterStop: 9999 })).resolves.toEqual({});
    expect(await at.session(transactionId)).toEqual(ended);
  });

  test.each([99, -1, 0, '77', 1.5, 9223372036854775807n])(
    'of the unknown transaction %p is acknowledged',
    async (transactionId) => {
      const next = at.station.next();
      at.station.send(
        `[2,"u${transactionId}","StopTransaction",{"transactionId":${transactionId},"meterStop":5,"timestamp":"${later(0)}"}]`,
      );
      expect(JSON.parse(await next)).toMatchObject([3, `u${transactionId}`, {}]);
    },
  );

  test('of a station that never heard its transaction id ends the one that runs', async () => {
    const fresh = await at.desk.station('CP2');
    const begin = { connectorId: 1, idTag: 'TAG1', meterStart: 10, timestamp: later(-5) };
    const { transactionId } = await fresh.call('StartTransaction', begin);
    await fresh.call('StopTransaction', {
      transactionId: -1,
      idTag: 'TAG1',
      meterStop: 20,
      timestamp: later(0),
    });
    expect(await at.session(transactionId as number)).toMatchObject({ status: 'COMPLETED', meterWh: 20 });
  });

  test.each([
    ['an odd reason', { reason: 'BecauseOfRain' }],
    ['a time without zone', { timestamp: later(1).slice(0, 19) }],
    ['no time', { timestamp: undefined }],
    ['texts for numbers', { meterStop: ' 1500 ' }],
    ['transaction data of nonsense', { transactionData: 'none' }],
    ['an endless idTag', { idTag: 'x'.repeat(500) }],
  ])('with %s it is understood', async (_what, payload) => {
    const transactionId = await at.start(1000);
    await expect(stop({ transactionId, ...payload })).resolves.toEqual({});
    expect(await at.session(transactionId)).toMatchObject({ status: 'COMPLETED', meterWh: 1500 });
  });

  test('that is large, too, is refused for what could not be read, whatever else is wrong in it', async () => {
    const transactionData = Array.from({ length: 5000 }, () => 1);
    await expect(stop({ idTag: 5, transactionId: 'x', transactionData })).rejects.toMatchObject({
      code: 'TypeConstraintViolation',
      description: '/transactionId must be integer',
    });
  });

  test.each([
    [{}, 'OccurenceConstraintViolation', '/transactionId is missing'],
    [{ transactionId: 'x' }, 'TypeConstraintViolation', '/transactionId must be integer'],
    [{ transactionId: 1, meterStop: 'full' }, 'TypeConstraintViolation', '/meterStop must be integer'],
    [{ transactionId: 1, meterStop: undefined }, 'OccurenceConstraintViolation', '/meterStop is missing'],
  ])('%j is refused', async (payload, code, description) => {
    await expect(stop(payload)).rejects.toMatchObject({ code, description });
  });
});
