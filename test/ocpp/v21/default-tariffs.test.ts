import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { registerValue } from '../../kit/station-transaction.ts';
import type { FakeStation } from '../../kit/station.ts';
import { until } from '../../kit/until.ts';
import { CostStage, tariffNamed } from '../cost-stage.ts';
import type { StageOptions } from '../cost-stage.ts';
import { TariffShelf } from './tariff-shelf.ts';

const protocols = ['ocpp2.1'];

let stage: CostStage;
let shelf: TariffShelf;
beforeEach(() => {
  shelf = new TariffShelf();
});
afterEach(() => stage.close());

/** A station that has asked for what it has by the time that this resolves, and was brought what it lacked. */
async function open(options: Partial<StageOptions> = {}): Promise<FakeStation> {
  stage = await CostStage.open({ protocols, answers: shelf.answers, ...options });
  await stage.putTariff(tariffNamed('T1'));
  return stage.station();
}

const actions = ({ calls }: FakeStation) => calls.map(({ action }) => action);
const at = () => Object.fromEntries(shelf.byEvse);
const settled = (station: FakeStation, times: number) =>
  until(
    'the station was asked',
    () => actions(station).filter((name) => name === 'GetTariffs').length >= times,
  );
const dearer = { elements: [{ priceComponents: [{ type: 'ENERGY' as const, price: 0.7, stepSize: 1 }] }] };
const byTheHundred = {
  elements: [{ priceComponents: [{ type: 'ENERGY' as const, price: 0.7, stepSize: 100 }] }],
};

describe('a station that reckons itself', () => {
  test('is given its tariff once for all EVSEs, after its boot', async () => {
    const station = await open();
    await until('it has it', () => shelf.byEvse.size === 2);
    expect(at()).toEqual({ 1: expect.stringMatching(/^T1-[0-9a-f]{12}$/), 2: shelf.byEvse.get(1) });
    const set = station.calls.find(({ action }) => action === 'SetDefaultTariff');
    expect(set?.payload).toMatchObject({
      evseId: 0,
      tariff: {
        currency: 'EUR',
        energy: { prices: [{ priceKwh: 0.5 }], taxRates: [{ type: 'VAT', tax: 20 }] },
      },
    });
  });

  test('is not given it again when it comes back', async () => {
    const first = await open();
    await until('it has it', () => shelf.byEvse.size === 2);
    await first.close();
    const again = await stage.station();
    await settled(again, 1);
    await again.call('Heartbeat', {});
    expect(actions(again)).not.toContain('SetDefaultTariff');
    expect(actions(again)).not.toContain('ClearTariffs');
  });

  test('has the new one when its tariff changes, and none when that goes', async () => {
    await open();
    await until('it has it', () => shelf.byEvse.size === 2);
    const before = shelf.byEvse.get(1);
    await stage.putTariff(tariffNamed('T1', { ...dearer, lastUpdated: 2 }));
    await until('the new one is there', () => shelf.byEvse.get(1) !== before);
    await stage.commit([{ type: 'tariff-removed', key: 'DE*ABC*T1' }]);
    await until('it is gone', () => shelf.byEvse.size === 0);
  });

  test('has one at each EVSE where they differ', async () => {
    await open({ tariffIds: { E1: ['T1'], E2: ['T2'] } });
    await stage.putTariff(tariffNamed('T2', dearer));
    await until('both are there', () => shelf.byEvse.size === 2);
    expect(at()).toEqual({
      1: expect.stringMatching(/^T1-[0-9a-f]{12}@1$/),
      2: expect.stringMatching(/^T2-[0-9a-f]{12}@2$/),
    });
  });

  test('keeps what somebody else installed where there is nothing in its place', async () => {
    shelf.byEvse.set(2, 'Default01');
    await open({ tariffIds: { E1: ['T1'], E2: [] } });
    await until('it is there', () => shelf.byEvse.has(1));
    expect(at()).toEqual({ 1: expect.stringMatching(/@1$/), 2: 'Default01' });
  });

  test('is told nothing that its protocol cannot say, and the operator is told why, once', async () => {
    shelf.byEvse.set(1, 'T1-0123456789ab').set(2, 'T1-0123456789ab');
    const first = await open();
    await stage.putTariff(tariffNamed('T1', { ...byTheHundred, lastUpdated: 2 }));
    await until('the old one is gone', () => shelf.byEvse.size === 0);
    const why = await until('it is said', async () => {
      const events = (await stage.events()).filter(({ kind }) => kind === 'configuration');
      return events.length === 2 ? events : undefined;
    });
    expect(why[0]).toMatchObject({
      severity: 'info',
      text: expect.stringContaining('a step_size of 100 for ENERGY'),
      details: { tariffId: 'T1', by: 'protocol' },
    });
    await first.close();
    const again = await stage.station();
    await settled(again, 1);
    await again.call('Heartbeat', {});
    expect((await stage.events()).filter(({ kind }) => kind === 'configuration')).toHaveLength(2);
    await again.close();
    await stage.restart();
    const anew = await stage.station();
    await settled(anew, 1);
    await anew.call('Heartbeat', {});
    // waits for what is under way
    await stage.restart();
    expect((await stage.events()).filter(({ kind }) => kind === 'configuration')).toHaveLength(2);
  });

  test.each(['TooManyElements', 'CALLERROR'])(
    'that answers %s has none, also not the old one',
    async (refusal) => {
      await open();
      await until('it has it', () => shelf.byEvse.size === 2);
      shelf.refusal = refusal;
      await stage.putTariff(tariffNamed('T1', { ...dearer, lastUpdated: 2 }));
      await until('the old one is gone', () => shelf.byEvse.size === 0);
      const event = await until('it is said', async () => {
        const events = await stage.events();
        return events.find(({ severity, kind }) => kind === 'configuration' && severity === 'warning');
      });
      expect(event.text).toContain(refusal === 'CALLERROR' ? 'FormatViolation' : refusal);
    },
  );

  test('where nobody is shown a price, has none', async () => {
    await open();
    await until('it has it', () => shelf.byEvse.size === 2);
    await stage.putStation({ driverCost: 'off' });
    const station = await stage.desk.store.station('CP1');
    if (!station) throw new Error('no station');
    await stage.desk.desk.configured(station);
    await until('it is gone', () => shelf.byEvse.size === 0);
  });
});

describe('a station that does not', () => {
  test('is asked once', async () => {
    const station = await open({ answers: {} });
    await settled(station, 1);
    await station.call('Heartbeat', {});
    await stage.putTariff(tariffNamed('T1', { ...dearer, lastUpdated: 2 }));
    await station.call('Heartbeat', {});
    expect(actions(station).filter((name) => name === 'GetTariffs')).toHaveLength(1);
  });

  test('of another version is not asked at all', async () => {
    const station = await open({ protocols: ['ocpp2.0.1'] });
    await station.call('Heartbeat', {});
    expect(actions(station)).not.toContain('GetTariffs');
  });
});

describe('a driver with another tariff than the posted one', () => {
  const idToken = { idToken: 'TAG1', type: 'ISO14443' };
  const adHoc = tariffNamed('WALK-IN', { ...dearer, type: 'AD_HOC_PAYMENT' });

  test('brings his own with his authorization', async () => {
    const both = ['WALK-IN', 'T1'];
    const station = await open({ tariffIds: { E1: both, E2: both } });
    await stage.putTariff(adHoc);
    await until('the posted one is there', () => shelf.byEvse.get(1)?.startsWith('WALK-IN'));
    const answer = await until('it is known', async () => {
      const said = await station.call('Authorize', { idToken });
      return 'tariff' in said ? said : undefined;
    });
    expect(answer).toMatchObject({
      idTokenInfo: { status: 'Accepted' },
      tariff: {
        tariffId: expect.stringMatching(/^T1-/),
        energy: { prices: [{ priceKwh: 0.5 }] },
      },
    });
    expect(answer['tariff']).not.toHaveProperty('validFrom');
  });

  test('has none to bring where it is the posted one', async () => {
    const station = await open();
    await until('it has it', () => shelf.byEvse.size === 2);
    await station.call('Heartbeat', {});
    expect(await station.call('Authorize', { idToken })).not.toHaveProperty('tariff');
  });
});

describe('the cost that a station has worked out', () => {
  const moment = (seconds: number) => new Date(Math.floor(Date.now() / 1000 + seconds) * 1000).toISOString();
  const read = (wh: number, seconds: number) => ({
    timestamp: moment(seconds),
    meterValue: [registerValue(wh, moment(seconds))],
  });
  const costDetails = (exclTax: number, inclTax: number, extra: object = {}) => ({
    totalCost: { currency: 'EUR', typeOfCost: 'NormalCost', total: { exclTax, inclTax } },
    totalUsage: { energy: 3000, chargingTime: 3600, idleTime: 0 },
    ...extra,
  });

  async function charged(details: object): Promise<Record<string, unknown>> {
    const station = await open();
    const transaction = stage.transaction(station);
    await transaction.start('TAG1', read(1000, -3600));
    await transaction.update({ ...read(2000, -1800), costDetails: costDetails(0.5, 0.6) });
    const answer = await transaction.end({ ...read(4000, 0), costDetails: details });
    expect(actions(station)).not.toContain('CostUpdated');
    return answer;
  }
  const doubts = async () => (await stage.events()).filter(({ kind }) => kind === 'session');

  test('is not doubted where it is the bill, to the cent', async () => {
    expect(await charged(costDetails(1.5, 1.81))).toMatchObject({ totalCost: 1.8 });
    expect(await doubts()).toEqual([]);
  });

  test('is told to the operator where it is not: the bill stays', async () => {
    expect(await charged(costDetails(1.6, 1.92))).toMatchObject({ totalCost: 1.8 });
    expect(await doubts()).toMatchObject([
      {
        severity: 'warning',
        text: 'the station worked out 1.92 EUR for a session, 1.8 EUR are billed (with VAT)',
      },
    ]);
  });

  test('or why there is none', async () => {
    await charged(costDetails(0, 0, { failureToCalculate: true, failureReason: 'clock not set' }));
    expect(await doubts()).toMatchObject([{ text: expect.stringContaining('clock not set') }]);
  });
});
