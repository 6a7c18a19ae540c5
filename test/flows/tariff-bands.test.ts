import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { boot, cdrsAt, Scene, token } from '../kit/scene.ts';
import type { CdrOnWire } from '../kit/scene.ts';
import { verifyWire } from '../../src/core/pricing/pricing.ts';
import type { FakePartner } from '../kit/partner.ts';
import type { FakeStation } from '../kit/station.ts';
import { until } from '../kit/until.ts';

interface Period {
  readonly start_date_time: string;
  readonly dimensions: { readonly type: string; readonly volume: number }[];
}
interface BandedCdr extends CdrOnWire {
  readonly charging_periods: readonly Period[];
  readonly total_parking_time?: number;
}

/** 0.30 up to 10 kWh and 0.50 from there, less than 10 kW 0.20; parking costs between 10:00 and 11:00 of the local day. */
const banded = (first: number) => ({
  id: 'T1',
  currency: 'EUR',
  elements: [
    {
      price_components: [{ type: 'ENERGY', price: 0.2, vat: 19, step_size: 1 }],
      restrictions: { max_power: 10 },
    },
    {
      price_components: [{ type: 'ENERGY', price: first, vat: 19, step_size: 1 }],
      restrictions: { max_kwh: 10 },
    },
    { price_components: [{ type: 'ENERGY', price: 0.5, vat: 19, step_size: 1 }] },
    {
      price_components: [{ type: 'PARKING_TIME', price: 6, vat: 19, step_size: 1 }],
      restrictions: { start_time: '10:00', end_time: '11:00' },
    },
  ],
});

describe('a tariff with bands of energy, power and time of day', () => {
  let scene: Scene;
  let partner: FakePartner;
  let station: FakeStation;
  /** 09:00 in Berlin, in winter and in summer. */
  const nine = Date.parse(`${new Date(Date.now() - 26 * 3_600_000).toISOString().slice(0, 10)}T09:00:00Z`);
  const berlin = new Intl.DateTimeFormat('en', {
    timeZone: 'Europe/Berlin',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  const morning = nine - (Number(berlin.format(nine)) - 9) * 3_600_000;
  const at = (minutes: number) => new Date(morning + minutes * 60_000).toISOString();

  beforeAll(async () => {
    scene = await Scene.open();
    await scene.bridge.must('PUT', '/tariffs/T1', banded(0.3));
    partner = await scene.partner([token('CARD')]);
    station = await scene.station();
    await station.call('BootNotification', boot);
  });
  afterAll(() => scene.close());

  const status = (name: string, minutes: number) =>
    station.call('StatusNotification', {
      ...{ connectorId: 1, errorCode: 'NoError', status: name, timestamp: at(minutes) },
    });
  const meter = (transactionId: unknown, minutes: number, wh: number, watts: number) =>
    station.call('MeterValues', {
      connectorId: 1,
      transactionId,
      meterValue: [
        {
          timestamp: at(minutes),
          sampledValue: [
            { value: String(wh), measurand: 'Energy.Active.Import.Register', unit: 'Wh' },
            { value: String(watts), measurand: 'Power.Active.Import', unit: 'W' },
          ],
        },
      ],
    });

  test('becomes periods that are cut where the price changes, and a price that a partner can work out', async () => {
    const begun = { connectorId: 1, idTag: 'CARD', meterStart: 50_000, timestamp: at(0) };
    const { transactionId } = await station.call('StartTransaction', begun);
    // a later change of the tariff does not touch a session that runs
    await scene.bridge.must('PUT', '/tariffs/T1', banded(9.9));
    await meter(transactionId, 0, 50_000, 16_000);
    await meter(transactionId, 30, 58_000, 16_000);
    await meter(transactionId, 45, 62_000, 8000);
    await status('SuspendedEVSE', 46);
    await status('Charging', 50);
    await meter(transactionId, 60, 64_000, 0);
    await status('SuspendedEV', 70);
    const running = (await scene.bridge.must('GET', '/sessions?limit=1')) as [
      { id: string; kwh: number; total_cost: object },
    ];
    // 10 kWh at 0.30, 2 at 0.50, 2 at 0.20: what it costs so far
    expect(running[0]).toMatchObject({ kwh: 14, total_cost: { excl_vat: 4.4, incl_vat: 5.236 } });
    const ended = { transactionId, meterStop: 64_000, timestamp: at(150) };
    await station.call('StopTransaction', ended);
    const cdr = (await until('the CDR', () => cdrsAt(partner)[0])) as BandedCdr;
    // parked from 10:10 to 11:30, of which 50 minutes cost
    expect(cdr).toMatchObject({
      total_energy: 14,
      total_parking_time: 1.3333,
      total_cost: { excl_vat: 9.4, incl_vat: 11.186 },
    });
    const seen = cdr.charging_periods.map(({ start_date_time, dimensions }) => [
      start_date_time,
      dimensions.find(({ type }) => type === 'ENERGY')?.volume,
      dimensions.some(({ type }) => type === 'PARKING_TIME'),
    ]);
    expect(seen.map(([start]) => start)).toEqual(seen.map(([start]) => start).toSorted());
    // 10 kWh are reached half-way between the readings of 8 and 12
    expect(seen).toContainEqual([at(37.5).replace('.000Z', 'Z'), 2, false]);
    expect(seen).toContainEqual([at(70).replace('.000Z', 'Z'), 0, true]);
    expect(seen).toContainEqual([at(120).replace('.000Z', 'Z'), 0, true]);
    const verified = verifyWire({ cdr, timezone: 'Europe/Berlin' });
    expect(verified).toMatchObject({ agrees: true, discrepancies: [] });
  });
});
