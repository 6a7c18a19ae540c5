import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cdrsAt, location, Scene, stationSettings, tariff, token } from '../kit/scene.ts';
import type { FakePartner } from '../kit/partner.ts';
import type { FakeStation } from '../kit/station.ts';
import { FakeTransaction, registerValue } from '../kit/station-transaction.ts';
import { until } from '../kit/until.ts';

const booted = { reason: 'PowerUp', chargingStation: { model: 'M', vendorName: 'V' } };
const moment = (seconds: number) => new Date(Math.floor(Date.now() / 1000 + seconds) * 1000).toISOString();
const read = (wh: number, seconds: number) => ({
  timestamp: moment(seconds),
  meterValue: [registerValue(wh, moment(seconds))],
});
const sent = ({ calls }: FakeStation, name: string) => calls.filter(({ action }) => action === name);

describe('what drivers see at the charge point, from the operator’s tariff to the display', () => {
  let scene: Scene;
  let partner: FakePartner;
  const answers = {
    CostUpdated: () => ({}),
    GetTariffs: () => ({ status: 'NoTariff' }),
    SetDefaultTariff: () => ({ status: 'Accepted' }),
  };

  beforeAll(async () => {
    scene = await Scene.open({ COST_INTERVAL_S: '1' });
    partner = await scene.partner([token('FOREIGN')]);
    await scene.bridge.must('PUT', '/tokens/OWN', { type: 'RFID', language: 'de' });
  });
  afterAll(() => scene.close());

  /** An hour, that many hours ago. */
  async function charge(station: FakeStation, idToken: string, ago: number) {
    const transaction = new FakeTransaction(station, `${idToken}-${ago}`);
    const at = (minutes: number) => (minutes - ago * 60) * 60;
    const begin = await transaction.start(idToken, read(1000, at(0)));
    await transaction.update(read(3000, at(30)));
    const end = await transaction.end(read(5000, at(60)));
    return { begin, end };
  }

  test('on 2.0.1 the operator’s own driver reads the tariff and what he pays', async () => {
    const station = await scene.station({ protocols: ['ocpp2.0.1'], answers });
    await station.call('BootNotification', booted);
    const { begin, end } = await charge(station, 'OWN', 9);
    expect(begin).toMatchObject({
      idTokenInfo: {
        personalMessage: { language: 'de', content: expect.stringContaining('0,5355 EUR/kWh') },
      },
    });
    // 0.50 and 4 kWh at 0.45, with 19 %
    expect(end['totalCost']).toBe(2.74);
    await station.close();
  });

  test('a partner’s driver does not, but where the operator wants it; the partner’s bill is the same', async () => {
    const first = await scene.station({ protocols: ['ocpp2.0.1'], answers });
    await first.call('BootNotification', booted);
    const hidden = await charge(first, 'FOREIGN', 7);
    expect(hidden.begin).toEqual({ idTokenInfo: { status: 'Accepted' } });
    expect(hidden.end).toEqual({});
    expect(sent(first, 'CostUpdated')).toHaveLength(0);
    await scene.bridge.must('PUT', '/stations/CP1', { ...stationSettings, driverCost: 'all' });
    const shown = await charge(first, 'FOREIGN', 5);
    expect(shown.end['totalCost']).toBe(2.74);
    await until('both are billed', () => cdrsAt(partner).length === 2);
    expect(cdrsAt(partner).map(({ total_cost: cost }) => cost)).toEqual([
      { excl_vat: 2.3, incl_vat: 2.737 },
      { excl_vat: 2.3, incl_vat: 2.737 },
    ]);
    await first.close();
  });

  test('a 2.1 station is given the tariff when it comes, and the next one when it is published', async () => {
    const station = await scene.station({ protocols: ['ocpp2.1'], answers });
    await station.call('BootNotification', booted);
    // the site's tariff bills parking by the minute, which a station cannot be told
    const why = await until('it is said', async () => {
      const events = (await scene.bridge.must('GET', '/stations/CP1/events')) as {
        kind: string;
        text: string;
      }[];
      return events.find(({ kind }) => kind === 'configuration');
    });
    expect(why.text).toContain('a step_size of 60 for PARKING_TIME');
    expect(sent(station, 'SetDefaultTariff')).toHaveLength(0);
    const [first] = tariff.elements;
    const elements = (first?.price_components ?? []).map((component) => ({
      price_components: [{ ...component, step_size: 1 }],
    }));
    await scene.bridge.must('PUT', '/tariffs/T1', { ...tariff, elements });
    const set = await until('it is told', () => sent(station, 'SetDefaultTariff')[0]);
    expect(set.payload).toMatchObject({
      evseId: 0,
      tariff: {
        currency: 'EUR',
        energy: { prices: [{ priceKwh: 0.45 }] },
        idleTime: { prices: [{ priceMinute: 0.05 }] },
        fixedFee: { prices: [{ priceFixed: 0.5 }] },
      },
    });
    await scene.bridge.must('PUT', '/locations/LOC1', { ...location, name: 'Renamed' });
    await until('it is looked at again', () => sent(station, 'GetTariffs').length >= 3);
    await station.close();
  });
});
