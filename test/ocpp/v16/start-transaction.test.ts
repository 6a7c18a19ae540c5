import { describe, expect, test } from '@jest/globals';
import { peer } from './peer.ts';

const at = peer();
/** So many seconds before now, as stations write it. */
const toTheSecond = (at: number) => Math.floor(at / 1000) * 1000;
const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();
const base = { connectorId: 1, idTag: 'TAG1', meterStart: 1000, timestamp: ago(7200) };
const start = (payload: object) => at.station.call('StartTransaction', { ...base, ...payload });

describe('StartTransaction', () => {
  test('gets a transaction id and the driver is told', async () => {
    const answer = await start({ timestamp: ago(7000) });
    expect(Object.keys(answer)).toEqual(['idTagInfo', 'transactionId']);
    expect(answer['idTagInfo']).toEqual({ status: 'Accepted' });
    const id = answer['transactionId'] as number;
    expect(Number.isInteger(id) && id > 0 && id < 2 ** 31).toBe(true);
    expect(await at.session(id)).toMatchObject({
      stationId: 'CP1',
      evseId: 1,
      idTag: 'TAG1',
      meterStartWh: 1000,
      status: 'ACTIVE',
    });
  });

  test('a refused driver gets a transaction id too', async () => {
    const { idTagInfo, transactionId } = await start({ idTag: 'STRANGER', connectorId: 2 });
    expect(idTagInfo).toEqual({ status: 'Invalid' });
    expect(await at.session(transactionId as number)).toMatchObject({ flags: ['refused'], owner: null });
  });

  test('sent again, under another message id, it is the same start', async () => {
    const timestamp = ago(6000);
    const first = await start({ timestamp });
    expect(await start({ timestamp })).toEqual(first);
    const other = await start({ timestamp: ago(5999) });
    expect(other['transactionId']).not.toBe(first['transactionId']);
  });

  test.each(['1970-01-01T00:00:00Z', 'soon', undefined])(
    'with the time %p two starts that look the same are two',
    async (timestamp) => {
      const before = toTheSecond(Date.now());
      const first = await start({ timestamp, meterStart: 0 });
      const session = await at.session(first['transactionId'] as number);
      expect(session.startedAt).toBeGreaterThanOrEqual(before);
      expect(session.startedAt).toBeLessThanOrEqual(Date.now());
      expect(session.startedAt % 1000).toBe(0);
      await at.station.call('StopTransaction', { ...first, meterStop: 1, timestamp });
      await at.station.call('Heartbeat', {});
      const second = await start({ timestamp, meterStart: 0 });
      expect(second['transactionId']).not.toBe(first['transactionId']);
    },
  );

  test('texts for numbers and numbers for texts', async () => {
    await at.desk.addToken('4711');
    const timestamp = ago(5000);
    const zoneless = timestamp.slice(0, -1);
    const odd = { connectorId: '2', idTag: 4711, meterStart: '1500.7', timestamp: zoneless };
    const { transactionId, idTagInfo } = await start(odd);
    expect(idTagInfo).toEqual({ status: 'Accepted' });
    expect(await at.session(transactionId as number)).toMatchObject({
      evseId: 2,
      idTag: '4711',
      meterStartWh: 1500,
      startedAt: toTheSecond(Date.parse(timestamp)),
    });
  });

  test.each([
    [{ connectorId: undefined }, 'OccurenceConstraintViolation', '/connectorId is missing'],
    [{ idTag: undefined }, 'OccurenceConstraintViolation', '/idTag is missing'],
    [{ meterStart: undefined }, 'OccurenceConstraintViolation', '/meterStart is missing'],
    [{ meterStart: 'full' }, 'TypeConstraintViolation', '/meterStart must be integer'],
    [{ meterStart: '1e305' }, 'PropertyConstraintViolation', '/meterStart is beyond what a meter shows'],
    [{ meterStart: -1e13 }, 'PropertyConstraintViolation', '/meterStart is beyond what a meter shows'],
    [{ connectorId: -1 }, 'PropertyConstraintViolation', '/connectorId cannot be read'],
    [{ idTag: { tag: 1 } }, 'TypeConstraintViolation', '/idTag must be string'],
  ])('%j is refused', async (payload, code, description) => {
    await expect(start(payload)).rejects.toMatchObject({ code, description });
  });
});
