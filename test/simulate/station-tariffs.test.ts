import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { costDetails, unpriceable } from '../../src/simulate/v21/cost.ts';
import { until } from '../kit/until.ts';
import { StationStage } from './station-stage.ts';

const tariff = {
  tariffId: 'T1',
  currency: 'EUR',
  fixedFee: { prices: [{ priceFixed: 0.5 }], taxRates: [{ type: 'VAT', tax: 19 }] },
  energy: { prices: [{ priceKwh: 0.45 }], taxRates: [{ type: 'VAT', tax: 19 }] },
  chargingTime: { prices: [{ priceMinute: 0.06 }] },
  idleTime: { prices: [{ priceMinute: 0.1 }] },
};

describe('OCPP 2.1', () => {
  let stage: StationStage;

  beforeEach(async () => {
    stage = new StationStage('2.1');
    await stage.central.start();
  });

  afterEach(() => stage.close());

  const set = (over: object = {}, evseId = 0) =>
    stage.call('SetDefaultTariff', { evseId, tariff: { ...tariff, ...over } });

  test('a default tariff is kept, told, used, and cleared', async () => {
    const one = await stage.station({ connectors: [{ maxPowerKw: 150, current: 'DC' }] });
    expect(await stage.call('GetTariffs', { evseId: 0 })).toEqual({ status: 'NoTariff' });
    expect(await set()).toEqual({ status: 'Accepted' });
    expect(await stage.call('GetTariffs', { evseId: 1 })).toEqual({
      status: 'Accepted',
      tariffAssignments: [{ tariffId: 'T1', tariffKind: 'DefaultTariff', evseIds: [1] }],
    });
    expect(await set({}, 1)).toEqual({ status: 'DuplicateTariffId' });
    await one.swipe(1, 'CARD');
    await until('a reading', () => stage.transactionEvents('Updated').length >= 2);
    await stage.call('CostUpdated', { transactionId: one.transactionOf(1)?.id, totalCost: 1.5 });
    expect(stage.events).toContainEqual({ type: 'shown', text: 'cost so far 1.5 EUR' });
    await one.swipe(1, 'CARD');
    await until('it ended', () => stage.transactionEvents('Ended').length === 1);
    for (const event of stage.transactionEvents()) {
      expect(event).toMatchObject({ transactionInfo: { tariffId: 'T1' } });
    }
    const { costDetails: cost, meterValue } = stage.transactionEvents('Ended')[0] as {
      costDetails: { totalCost: Record<string, { exclTax: number }>; totalUsage: Record<string, number> };
      meterValue: { sampledValue: { value: number }[] }[];
    };
    const [began, ended] = meterValue.map(({ sampledValue }) => sampledValue[0]!.value);
    expect(cost.totalUsage['energy']).toBe((ended! - began!) / 1000);
    expect(cost.totalCost).toMatchObject({
      currency: 'EUR',
      typeOfCost: 'NormalCost',
      fixed: { exclTax: 0.5 },
    });
    expect(cost.totalCost['energy']!.exclTax).toBeCloseTo(((ended! - began!) / 1000) * 0.45, 10);
    expect(await stage.call('ClearTariffs', { tariffIds: ['T1', 'T9'] })).toEqual({
      clearTariffsResult: [
        { tariffId: 'T1', status: 'Accepted' },
        { tariffId: 'T9', status: 'NoTariff' },
      ],
    });
    expect(await stage.call('GetTariffs', { evseId: 0 })).toEqual({ status: 'NoTariff' });
  });

  test('what it could not price exactly it does not take', async () => {
    await stage.station();
    const conditions = { minTime: 60 };
    expect(await set({ idleTime: { prices: [{ priceMinute: 1, conditions }] } })).toEqual({
      status: 'ConditionNotSupported',
    });
    expect(await set({ minCost: { exclTax: 1 } })).toEqual({ status: 'Rejected' });
    expect(await set({}, 9)).toEqual({ status: 'Rejected' });
  });

  test("a driver's own tariff goes before, and may be changed on the way", async () => {
    stage.central.answers['Authorize'] = () => ({
      idTokenInfo: { status: 'Accepted' },
      tariff: { tariffId: 'OWN', currency: 'EUR', energy: { prices: [{ priceKwh: 0.3 }] } },
    });
    const one = await stage.station();
    await set();
    await one.swipe(1, 'CARD');
    await until('it started', () => stage.transactionEvents('Started').length === 1);
    expect(stage.transactionEvents('Started')[0]).toMatchObject({ transactionInfo: { tariffId: 'OWN' } });
    expect(await stage.call('GetTariffs', { evseId: 1 })).toMatchObject({
      tariffAssignments: [
        { tariffId: 'T1', tariffKind: 'DefaultTariff' },
        { tariffId: 'OWN', tariffKind: 'DriverTariff', evseIds: [1], idTokens: ['CARD'] },
      ],
    });
    const transactionId = one.transactionOf(1)?.id;
    const change = (over: object, id = transactionId) =>
      stage.call('ChangeTransactionTariff', { transactionId: id, tariff: { ...tariff, ...over } });
    expect(await change({ currency: 'CHF' })).toEqual({ status: 'NoCurrencyChange' });
    expect(await change({}, 'other')).toEqual({ status: 'TxNotFound' });
    expect(await change({})).toEqual({ status: 'Accepted' });
    await one.swipe(1, 'CARD');
    await until('it ended', () => stage.transactionEvents('Ended').length === 1);
    expect(stage.transactionEvents('Ended')[0]).toMatchObject({ transactionInfo: { tariffId: 'T1' } });
  });
});

describe('the price of a transaction, worked out by hand', () => {
  test('every dimension, with tax', () => {
    // 12.345 kWh x 0.45 = 5.55525; 20 min x 0.06 = 1.20; 10 min x 0.10 = 1.00; taxed are 6.05525 x 1.19
    const usage = { energyWh: 12_345, totalMs: 1_800_000, idleMs: 600_000 };
    expect(costDetails(tariff, usage)).toEqual({
      totalCost: {
        currency: 'EUR',
        typeOfCost: 'NormalCost',
        fixed: { exclTax: 0.5, inclTax: 0.595 },
        energy: { exclTax: 5.55525, inclTax: 6.6107475 },
        chargingTime: { exclTax: 1.2, inclTax: 1.2 },
        idleTime: { exclTax: 1, inclTax: 1 },
        total: { exclTax: 8.25525, inclTax: 9.4057475 },
      },
      totalUsage: { energy: 12.345, chargingTime: 1800, idleTime: 600 },
    });
  });

  test('tax upon tax', () => {
    const taxRates = [
      { type: 'Federal', tax: 10 },
      { type: 'State', tax: 5 },
      { type: 'Upon', tax: 2, stack: 1 },
    ];
    const stacked = { currency: 'USD', fixedFee: { prices: [{ priceFixed: 100 }], taxRates } };
    // (100 + 10 + 5) x 1.02
    expect(costDetails(stacked, { energyWh: 0, totalMs: 0, idleMs: 0 })).toMatchObject({
      totalCost: { total: { exclTax: 100, inclTax: 117.3 } },
    });
  });

  test.each([
    ['two prices', { energy: { prices: [{ priceKwh: 1 }, { priceKwh: 2 }] } }, 'Rejected'],
    ['a reservation fee', { reservationFixed: { prices: [{ priceFixed: 1 }] } }, 'Rejected'],
    ['conditions', { energy: { prices: [{ priceKwh: 1, conditions: {} }] } }, 'ConditionNotSupported'],
    ['nothing special', {}, undefined],
  ])('%s', (_what, over, status) => {
    expect(unpriceable({ ...tariff, ...over })).toBe(status);
  });
});
