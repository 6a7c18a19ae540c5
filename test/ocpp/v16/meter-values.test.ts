import { describe, expect, test } from '@jest/globals';
import { peer } from './peer.ts';

const at = peer();
const timestamp = '2026-03-01T10:30:00Z';
/** To the second, as times are kept. */
const later = (seconds: number) => new Date(Math.floor(Date.now() / 1000 + seconds) * 1000).toISOString();
const energy = (value: string) => [{ timestamp, sampledValue: [{ value }] }];

describe('MeterValues', () => {
  test('move the session forward and are kept', async () => {
    const transactionId = await at.start(1000);
    const [first, second] = [later(60), later(120)];
    const meterValue = [
      {
        timestamp: first,
        sampledValue: [
          { value: '1.5', unit: 'kWh', measurand: 'Energy.Active.Import.Register' },
          { value: '11000', unit: 'W', measurand: 'Power.Active.Import' },
        ],
      },
      { timestamp: second, sampledValue: [{ value: '1700' }] },
    ];
    await expect(
      at.station.call('MeterValues', { connectorId: 1, transactionId, meterValue }),
    ).resolves.toEqual({});
    const session = await at.session(transactionId);
    expect(session).toMatchObject({ meterWh: 1700, flags: [] });
    expect(await at.desk.store.samples(session.id)).toEqual([
      { at: Date.parse(first), energyWh: 1500, powerW: 11_000 },
      { at: Date.parse(second), energyWh: 1700 },
    ]);
  });

  test('belong to what runs at the connector where they name no transaction', async () => {
    const transactionId = await at.start(2000);
    await at.station.call('MeterValues', { connectorId: 1, meterValue: energy('2100') });
    expect(await at.session(transactionId)).toMatchObject({ meterWh: 2100 });
  });

  test('belong to their transaction where they name no connector', async () => {
    const transactionId = await at.start(3000);
    await at.station.call('MeterValues', { transactionId, meterValue: energy('3100') });
    expect(await at.session(transactionId)).toMatchObject({ meterWh: 3100 });
  });

  test.each([
    ['of no transaction', { connectorId: 2, meterValue: energy('5') }],
    ['of an unknown transaction', { connectorId: 1, transactionId: 99, meterValue: energy('5') }],
    ['without any value', { connectorId: 2, meterValue: [] }],
    ['of nonsense', { connectorId: 2, meterValue: [{ timestamp, sampledValue: [{ value: 'n/a' }] }] }],
    ['with one value instead of a list', { connectorId: 2, meterValue: energy('5')[0] }],
  ])('%s are acknowledged', async (_what, payload) => {
    await expect(at.station.call('MeterValues', payload)).resolves.toEqual({});
  });

  test('as many as one message holds are kept up to ten thousand', async () => {
    const transactionId = await at.start(0);
    const meterValue = Array.from({ length: 10_001 }, (_, value) => ({
      timestamp,
      sampledValue: [{ value }],
    }));
    await at.station.call('MeterValues', { connectorId: 1, transactionId, meterValue });
    const { id } = await at.session(transactionId);
    const samples = await at.desk.store.samples(id);
    expect(samples).toHaveLength(10_000);
    expect(samples.at(-1)).toMatchObject({ energyWh: 10_000 });
  });

  test('of a garbage number leave every session readable', async () => {
    const transactionId = await at.start(0);
    const meterValue = energy('1e305');
    await at.station.call('MeterValues', { connectorId: 1, transactionId, meterValue });
    await at.station.call('StopTransaction', { transactionId, meterStop: 7, timestamp: later(1) });
    expect(await at.session(transactionId)).toMatchObject({ status: 'COMPLETED', meterWh: 7, findings: [] });
  });

  test('of an ended transaction are kept and change nothing', async () => {
    const transactionId = await at.start(4000);
    await at.station.call('StopTransaction', { transactionId, meterStop: 4500, timestamp });
    const ended = await at.session(transactionId);
    await at.station.call('MeterValues', { connectorId: 1, transactionId, meterValue: energy('4600') });
    expect(await at.session(transactionId)).toEqual(ended);
    expect(await at.desk.store.samples(ended.id)).toEqual([{ at: Date.parse(timestamp), energyWh: 4600 }]);
  });

  test.each([
    [{ meterValue: energy('5') }, 'OccurenceConstraintViolation', '/connectorId is missing'],
    [{ connectorId: 1 }, 'OccurenceConstraintViolation', '/meterValue is missing'],
    [{ connectorId: 1, meterValue: 'x' }, 'TypeConstraintViolation', '/meterValue must be array'],
    [{ connectorId: {}, meterValue: [] }, 'TypeConstraintViolation', '/connectorId must be integer'],
  ])('%j are refused', async (payload, code, description) => {
    await expect(at.station.call('MeterValues', payload)).rejects.toMatchObject({ code, description });
  });
});
