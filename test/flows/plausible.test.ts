import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { boot, cdrsAt, Scene, tariff, token } from '../kit/scene.ts';
import type { CdrOnWire } from '../kit/scene.ts';
import type { FakePartner } from '../kit/partner.ts';
import type { FakeStation } from '../kit/station.ts';
import { until } from '../kit/until.ts';

interface Tracked {
  readonly id: string;
  readonly bridge: { readonly flags: readonly string[]; readonly held?: { readonly code: string } };
}

const minute = 60_000;
const cheaper = {
  ...tariff,
  elements: [{ price_components: [{ type: 'ENERGY', price: 0.1, vat: 19, step_size: 1 }] }],
};

/** Of a connector of 22 kW. */
describe('a session that nobody would believe', () => {
  let scene: Scene;
  let partner: FakePartner;
  let station: FakeStation;
  /** Sessions follow each other, long ago. */
  let clock = Date.now() - 20 * 60 * minute;

  beforeAll(async () => {
    scene = await Scene.open();
    partner = await scene.partner([token('CARD')]);
    station = await scene.station();
    await station.call('BootNotification', boot);
  });
  afterAll(() => scene.close());

  interface Charged {
    readonly minutes: number;
    readonly wh: number;
    /** Register at each minute. */
    readonly readings?: readonly number[];
  }

  async function charge({ minutes, wh, readings = [] }: Charged): Promise<Tracked> {
    const at = (n: number) => new Date(clock + n * minute).toISOString();
    const begun = { connectorId: 1, idTag: 'CARD', meterStart: 1000, timestamp: at(0) };
    const { transactionId } = await station.call('StartTransaction', begun);
    for (const [index, reading] of readings.entries()) {
      const sampledValue = [{ value: String(reading) }];
      const meterValue = [{ timestamp: at(index + 1), sampledValue }];
      await station.call('MeterValues', { connectorId: 1, transactionId, meterValue });
    }
    const ended = { transactionId, meterStop: 1000 + wh, timestamp: at(minutes) };
    await station.call('StopTransaction', ended);
    clock += (minutes + 1) * minute;
    return ((await scene.bridge.must('GET', '/sessions?limit=1')) as Tracked[])[0]!;
  }
  const release = (id: string, body: object) => scene.bridge.admin('POST', `/sessions/${id}/release`, body);
  const cdrOf = (id: string): Promise<CdrOnWire> =>
    until('the CDR', () => cdrsAt(partner).find((cdr) => cdr.session_id === id));

  test('has more power than its connector: held until an operator accepts that', async () => {
    const { id, bridge } = await charge({ minutes: 30, wh: 30_000 });
    expect(bridge.held).toEqual({
      code: 'power-implausible',
      text: '30 kWh in 1800 s is more than a connector of 22080 W delivers',
    });
    expect((await release(id, { accept: ['too-old'] })).body).toMatchObject({ state: 'held' });
    expect((await release(id, { accept: ['power-implausible'] })).body).toMatchObject({ state: 'released' });
    expect(await cdrOf(id)).toMatchObject({ total_energy: 30, total_cost: { excl_vat: 14 } });
  });

  test('is put right by an operator, who must say why', async () => {
    const { id } = await charge({ minutes: 30, wh: 300_000 });
    const unexplained = await release(id, { correct: { meterStopWh: 6000 } });
    expect(unexplained).toMatchObject({ status: 400, body: { code: 'invalid' } });
    const undated = await release(id, { correct: { endedAt: 'yesterday', reason: 'typing' } });
    expect(undated).toMatchObject({ status: 400, body: { faults: [{ pointer: '/correct/endedAt' }] } });
    const absurd = await release(id, { correct: { meterStopWh: 10, reason: 'typing' } });
    expect(absurd).toMatchObject({ status: 400, body: { code: 'invalid' } });
    const right = await release(id, { correct: { meterStopWh: 6000, reason: 'read off the display' } });
    expect(right.body).toMatchObject({ state: 'released' });
    expect(await cdrOf(id)).toMatchObject({ total_energy: 5, total_cost: { excl_vat: 2.75 } });
    expect(await release(id, { accept: ['too-old'] })).toMatchObject({ status: 404 });
  });

  test('was billed wrong: taken back, put right and billed anew', async () => {
    const { id } = await charge({ minutes: 30, wh: 8000 });
    const first = await cdrOf(id);
    const credit = () => scene.bridge.must('POST', `/cdrs/${id}/credit`, { reason: 'the driver was right' });
    expect(await credit()).toMatchObject({ id: `${id}C` });
    expect(await credit()).toMatchObject({ id: `${id}C` });
    // the same bill again would be as wrong
    expect((await release(id, {})).body).toMatchObject({ state: 'held', code: 'credited' });
    const retried = await scene.bridge.must('POST', `/deliveries/held~${id}/retry`);
    expect(retried).toMatchObject({ state: 'held', code: 'credited' });
    expect(await release(id, { accept: ['bogus'] })).toMatchObject({ status: 400 });
    const back = await until('the credit CDR', () => cdrsAt(partner).find((cdr) => cdr.id === `${id}C`));
    expect(back).toEqual({
      ...first,
      id: `${id}C`,
      credit: true,
      credit_reference_id: id,
      total_cost: { excl_vat: -4.1, incl_vat: -4.879 },
      last_updated: expect.any(String),
    });
    const right = await release(id, {
      accept: ['credited'],
      correct: { meterStopWh: 5000, reason: 'half of it' },
    });
    expect(right.body).toMatchObject({ state: 'released' });
    const kept = (await scene.bridge.must('GET', `/sessions/${id}`)) as { bridge: object };
    expect(kept.bridge).toMatchObject({ corrections: [{ meterStopWh: 5000, reason: 'half of it' }] });
    const anew = await until('the new CDR', () => cdrsAt(partner).find((cdr) => cdr.id === `${id}-2`));
    expect(anew).toMatchObject({ session_id: id, total_energy: 4, total_cost: { excl_vat: 2.3 } });
    expect(await scene.bridge.admin('POST', `/cdrs/${id}C/credit`, { reason: 'again' })).toMatchObject({
      status: 409,
    });
  });

  test('was billed by a wrong tariff: billed anew by the one that its connector has now', async () => {
    const { id } = await charge({ minutes: 30, wh: 8000 });
    await cdrOf(id);
    await scene.bridge.must('PUT', '/tariffs/T1', cheaper);
    await scene.bridge.must('POST', `/cdrs/${id}/credit`, { reason: 'wrong tariff' });
    expect((await release(id, { retariff: true })).body).toMatchObject({ state: 'released' });
    const anew = await until('the new CDR', () => cdrsAt(partner).find((cdr) => cdr.id === `${id}-2`));
    expect(anew).toMatchObject({ total_energy: 8, total_cost: { excl_vat: 0.8 } });
    await scene.bridge.must('PUT', '/tariffs/T1', tariff);
  });

  test('is priced for nobody while it is held, and shows that it was given up', async () => {
    const { id } = await charge({ minutes: 30, wh: 50_000 });
    await scene.settled();
    const seen = (await scene.bridge.must('GET', `/sessions/${id}`)) as object;
    expect(seen).toMatchObject({ status: 'COMPLETED', bridge: { held: { code: 'power-implausible' } } });
    expect(seen).not.toHaveProperty('total_cost');
    const still = await release(id, { correct: { meterStopWh: 40_000, reason: 'a guess' } });
    expect(still).toMatchObject({ status: 400, body: { code: 'invalid' } });
    expect(await scene.bridge.must('GET', `/sessions/${id}`)).toEqual(seen);
    const drops = [1, 2].map(() => scene.bridge.admin('POST', `/deliveries/held~${id}/drop`));
    expect((await Promise.all(drops)).map(({ status }) => status).toSorted()).toEqual([204, 404]);
    const dropped = (await scene.bridge.must('GET', `/sessions/${id}`)) as Tracked;
    expect(dropped.bridge).toMatchObject({ droppedAt: expect.any(String) });
    expect(dropped.bridge).not.toHaveProperty('held');
  });

  test('has a register that runs backwards for good', async () => {
    const { bridge } = await charge({ minutes: 30, wh: 4000, readings: [3000, 5000, 7000, 2000, 2500] });
    expect(bridge.held).toMatchObject({ code: 'meter-regression' });
    expect(bridge.flags).toContain('meter-regression');
  });

  test('has one reading that its neighbours contradict: left out, and said so', async () => {
    const { id, bridge } = await charge({
      minutes: 30,
      wh: 4000,
      readings: [1500, 2000, 0, 2500, 99_999_999, 3000],
    });
    expect(bridge.flags).toContain('meter-glitch');
    expect(await cdrOf(id)).toMatchObject({ total_energy: 4 });
  });

  test('is over before it began to be worth a bill: told at no price', async () => {
    const { id } = await charge({ minutes: 1, wh: 100 });
    expect(await cdrOf(id)).toMatchObject({
      total_energy: 0.1,
      total_cost: { excl_vat: 0, incl_vat: 0 },
      remark: 'not billed: less than 0.2 kWh and 120 s',
    });
  });

  test('by the limits of its partner', async () => {
    const put = (limits: object) => scene.bridge.admin('PUT', '/partners/test/limits', limits);
    expect(await put({ minimum: 'none' })).toMatchObject({ status: 400 });
    expect(await put({ minimum: 'either', minEnergyWh: 500 })).toMatchObject({
      status: 200,
      body: { limits: { minimum: 'either', minEnergyWh: 500 } },
    });
    const { id } = await charge({ minutes: 30, wh: 400 });
    expect(await cdrOf(id)).toMatchObject({
      total_cost: { excl_vat: 0 },
      remark: 'not billed: less than 0.5 kWh',
    });
  });

  test('ended in the future of a clock that was right when it began: no time can be billed', async () => {
    const timed = {
      ...cheaper,
      elements: [{ price_components: [{ type: 'TIME', price: 6, step_size: 1 }] }],
    };
    await scene.bridge.must('PUT', '/tariffs/T1', timed);
    const { id, bridge } = await charge({ minutes: 60 * 30, wh: 5000 });
    expect(bridge).toMatchObject({ flags: ['clock-skew', 'clock-changed'], held: { code: 'clock-changed' } });
    // the register says nothing of the clock
    const unclocked = await release(id, { correct: { meterStopWh: 5000, reason: 'as it was' } });
    expect(unclocked).toMatchObject({ status: 400, body: { detail: expect.stringMatching(/clock/) } });
    const ancient = await release(id, { correct: { startedAt: '0001-01-01T00:00:00Z', reason: 'typing' } });
    expect(ancient).toMatchObject({ status: 400, body: { code: 'invalid' } });
    expect((await release(id, { accept: ['clock-changed'] })).body).toMatchObject({ state: 'released' });
  });
});
