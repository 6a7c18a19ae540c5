import { afterEach, describe, expect, test } from '@jest/globals';
import type { DriverCostAudience } from '../../../src/core/model/station.ts';
import { registerValue } from '../../kit/station-transaction.ts';
import { until } from '../../kit/until.ts';
import type { FakeStation } from '../../kit/station.ts';
import { CostStage, tariffNamed } from '../cost-stage.ts';
import type { StageOptions } from '../cost-stage.ts';

const protocols = ['ocpp2.0.1'];
const shows = { CostUpdated: () => ({}) };

let stage: CostStage;
afterEach(() => stage.close());

async function open(options: Partial<StageOptions> = {}): Promise<FakeStation> {
  stage = await CostStage.open({ protocols, answers: shows, ...options });
  await stage.putTariff(tariffNamed('T1'));
  return stage.station();
}

const moment = (seconds: number) => new Date(Math.floor(Date.now() / 1000 + seconds) * 1000).toISOString();
const read = (wh: number, seconds: number) => ({
  timestamp: moment(seconds),
  meterValue: [registerValue(wh, moment(seconds))],
});
const costsShown = ({ calls }: FakeStation) =>
  calls.flatMap(({ action, payload }) => (action === 'CostUpdated' ? [payload] : []));

describe('at the end a driver is told what he pays', () => {
  test('with tax, in cents, as his CDR has it', async () => {
    const station = await open();
    const transaction = stage.transaction(station);
    await transaction.start('TAG1', read(1000, -3600));
    const answer = await transaction.end(read(4333, 0));
    // 3.333 kWh at 0.60 are 1.9998
    expect(answer).toEqual({ totalCost: 2 });
    const [cdr] = (await stage.desk.store.cdrs({ offset: 0, limit: 10 })).items;
    expect(cdr?.totals.cost).toEqual({ exclVat: 1.6665, inclVat: 1.9998 });
  });

  test('0 where it was free', async () => {
    const station = await open();
    const elements = [{ priceComponents: [{ type: 'FLAT' as const, price: 0, stepSize: 0 }] }];
    await stage.putTariff(tariffNamed('T1', { elements, lastUpdated: 2 }));
    const transaction = stage.transaction(station);
    await transaction.start('TAG1', read(1000, -3600));
    expect(await transaction.end(read(4000, 0))).toEqual({ totalCost: 0 });
  });

  test('nothing where nobody can say it: no tariff, or a session that is held', async () => {
    const station = await open({ tariffIds: { E1: ['T1'] } });
    const unpriced = stage.transaction(station, { id: 2, connectorId: 1 });
    await unpriced.start('TAG1', read(1000, -3600));
    expect(await unpriced.end(read(4000, 0))).toEqual({});
    const backwards = stage.transaction(station);
    await backwards.start('TAG1', read(9000, -1800));
    expect(await backwards.end(read(4000, 0))).toEqual({});
  });

  test('the same again for the same message again', async () => {
    const station = await open();
    const transaction = stage.transaction(station);
    await transaction.start('TAG1', read(1000, -3600));
    const end = transaction.event('Ended', read(3000, 0));
    expect(await station.call('TransactionEvent', end)).toEqual({ totalCost: 1.2 });
    expect(await station.call('TransactionEvent', end)).toEqual({ totalCost: 1.2 });
  });

  test('nothing where the operator does not want it', async () => {
    const station = await open({ driverCost: 'off' });
    const transaction = stage.transaction(station);
    const first = await transaction.start('TAG1', read(1000, -3600));
    expect(first).toEqual({ idTokenInfo: { status: 'Accepted' } });
    await transaction.update(read(2000, -1800));
    expect(await transaction.end(read(3000, 0))).toEqual({});
    expect(costsShown(station)).toEqual([]);
  });
});

describe('while he charges', () => {
  test('he is shown what it has cost so far, where it has changed, and not too often', async () => {
    const station = await open({ costIntervalMs: 1 });
    const transaction = stage.transaction(station);
    await transaction.start('TAG1', read(1000, -3600));
    expect(await transaction.update(read(2000, -1800))).toEqual({});
    await until('the cost is shown', () => costsShown(station).length === 1);
    await transaction.update(read(2000, -1700));
    await transaction.update(read(3000, -1200));
    await until('the cost is shown again', () => costsShown(station).length === 2);
    expect(costsShown(station)).toEqual([
      { totalCost: 0.6, transactionId: transaction.id },
      { totalCost: 1.2, transactionId: transaction.id },
    ]);
  });

  test('once per interval', async () => {
    const station = await open();
    const transaction = stage.transaction(station);
    await transaction.start('TAG1', read(1000, -3600));
    await transaction.update(read(2000, -1800));
    await until('the cost is shown', () => costsShown(station).length === 1);
    await transaction.update(read(3000, -1200));
    expect(await transaction.end(read(4000, 0))).toEqual({ totalCost: 1.8 });
    expect(costsShown(station)).toHaveLength(1);
  });

  test('a station that cannot show it is not asked again', async () => {
    const station = await open({ answers: {}, costIntervalMs: 1 });
    const transaction = stage.transaction(station);
    await transaction.start('TAG1', read(1000, -3600));
    await transaction.update(read(2000, -1800));
    await until('it refused', () => costsShown(station).length === 1);
    await station.call('Heartbeat', {});
    await transaction.update(read(3000, -1200));
    await transaction.end(read(4000, 0));
    expect(costsShown(station)).toHaveLength(1);
  });
});

describe('before he charges', () => {
  test('he reads the tariff in his language, made of its prices', async () => {
    const station = await open();
    const idToken = { idToken: 'TAG1', type: 'ISO14443' };
    expect(await station.call('Authorize', { idToken })).toEqual({
      idTokenInfo: {
        status: 'Accepted',
        personalMessage: { format: 'UTF8', language: 'de', content: '0,60 EUR/kWh; inkl. MwSt.' },
      },
    });
  });

  test('or as the operator wrote it', async () => {
    const station = await open();
    const tariffAltText = [
      { language: 'en', text: 'sixty cents' },
      { language: 'de', text: 'sechzig Cent' },
    ];
    await stage.putTariff(tariffNamed('T1', { tariffAltText, lastUpdated: 2 }));
    const started = await stage.transaction(station).start('TAG1', read(1000, -60));
    expect(started).toMatchObject({ idTokenInfo: { personalMessage: { content: 'sechzig Cent' } } });
  });

  test('nothing where the price depends on the EVSE, until he has chosen one', async () => {
    const station = await open({ tariffIds: { E1: ['T1'], E2: ['T2'] } });
    const elements = [{ priceComponents: [{ type: 'ENERGY' as const, price: 1, stepSize: 1 }] }];
    await stage.putTariff(tariffNamed('T2', { elements }));
    const idToken = { idToken: 'TAG1', type: 'ISO14443' };
    expect(await station.call('Authorize', { idToken })).toEqual({ idTokenInfo: { status: 'Accepted' } });
    const started = await stage
      .transaction(station, { id: 2, connectorId: 1 })
      .start('TAG1', read(1000, -60));
    expect(started).toMatchObject({ idTokenInfo: { personalMessage: { content: '1,00 EUR/kWh' } } });
  });

  test('who may not charge is told nothing', async () => {
    const station = await open();
    const idToken = { idToken: 'STRANGER', type: 'ISO14443' };
    expect(await station.call('Authorize', { idToken })).toEqual({ idTokenInfo: { status: 'Invalid' } });
  });
});

describe("a partner's driver", () => {
  const shownTo = async (driverCost?: DriverCostAudience) => {
    const station = await open({ ...(driverCost && { driverCost }) });
    const transaction = stage.transaction(station);
    await transaction.start('TAG1', read(1000, -3600));
    const view = await stage.desk.desk.view('CP1');
    const session = view?.sessions.get(transaction.id);
    if (!view || !session) throw new Error('nothing runs');
    view.sessions.set(transaction.id, { ...session, owner: 'hub' });
    await transaction.update(read(2000, -1800));
    const { driverCost: costs } = stage.desk.desk;
    const text = await costs.tariffText(view, { transactionId: transaction.id });
    const running = await costs.costOf(view, transaction.id);
    return {
      text: text?.text,
      running: running?.total,
      end: (await transaction.end(read(4000, 0)))['totalCost'],
    };
  };

  test('is shown no price of ours: he pays that of his contract', async () => {
    expect(await shownTo()).toEqual({ text: undefined, running: undefined, end: undefined });
  });

  test('unless the operator wants it', async () => {
    expect(await shownTo('all')).toEqual({ text: '0.60 EUR/kWh; incl. VAT', running: 0.6, end: 1.8 });
  });
});

describe('who pays at the charge point', () => {
  test('reads and pays the tariff that is meant for him', async () => {
    const both = ['T1', 'WALK-IN'];
    const station = await open({ tariffIds: { E1: both, E2: both } });
    const elements = [{ priceComponents: [{ type: 'ENERGY' as const, price: 1, stepSize: 1 }] }];
    await stage.putTariff(tariffNamed('WALK-IN', { elements, type: 'AD_HOC_PAYMENT' }));
    await stage.desk.addToken('1234', { type: 'AD_HOC_USER' });
    const idToken = { idToken: '1234', type: 'KeyCode' };
    expect(await station.call('Authorize', { idToken })).toMatchObject({
      idTokenInfo: { personalMessage: { content: '1.00 EUR/kWh' } },
    });
    const transaction = stage.transaction(station);
    await transaction.start('1234', { ...read(1000, -3600), idToken });
    expect(await transaction.end(read(4000, 0))).toEqual({ totalCost: 3 });
    const regular = stage.transaction(station, { id: 2, connectorId: 1 });
    await regular.start('TAG1', read(1000, -3600));
    expect(await regular.end(read(4000, 0))).toEqual({ totalCost: 1.8 });
  });
});
