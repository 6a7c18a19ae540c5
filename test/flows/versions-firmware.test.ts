import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { chargeOf } from '../kit/charge.ts';
import { Charger } from '../kit/charger.ts';
import type { FakePartner } from '../kit/partner.ts';
import { cdrsAt, Scene, stationSettings, token } from '../kit/scene.ts';
import { evseStatusesAt, sessionsAt } from '../kit/seen.ts';
import type { OcppVersion } from '../kit/station.ts';
import { until } from '../kit/until.ts';

jest.setTimeout(120_000);

const withinMs = 30_000;
const zero = Math.floor(Date.now() / 1000) * 1000 - 6 * 3_600_000;
const reading = (wh: number, minutes: number) => ({
  wh,
  at: new Date(zero + minutes * 60_000).toISOString(),
});

let scene: Scene;
let partner: FakePartner;
let charger: Charger;

beforeEach(async () => {
  scene = await Scene.open();
  partner = await scene.partner([token('04WHITE')]);
  charger = await Charger.come(scene, { version: '1.6' });
});
afterEach(() => scene.close());

/** The same station, with another firmware, which speaks another version. */
async function updated(version: OcppVersion, firmware: string): Promise<void> {
  await charger.station.close();
  charger = await Charger.come(scene, { version });
  await charger.boot(firmware);
}

const seen = (E1: string, E2: string) =>
  until(
    `E1 is ${E1}, E2 is ${E2}`,
    () => {
      const told = evseStatusesAt(partner);
      return told['E1'] === E1 && told['E2'] === E2;
    },
    withinMs,
  );
const station = () => scene.bridge.must('GET', '/stations/CP1');
const listed = async (what: string) =>
  (await scene.bridge.must('GET', `/${what}?limit=1000`)) as { id: string }[];

async function charge(evseId: number, from: number): Promise<void> {
  const before = cdrsAt(partner).length;
  const one = chargeOf(charger.version, { evseId, idToken: '04WHITE' });
  expect(await charger.begin(one, reading(from * 100, from))).toBe('Accepted');
  await charger.say(one.end(reading(from * 100 + 4000, from + 30)));
  await until('the CDR', () => cdrsAt(partner).length > before, withinMs);
  // 0.50 + 4 kWh x 0.45 = 2.30; with 19 % VAT 2.737
  expect(cdrsAt(partner).at(-1)).toMatchObject({
    total_cost: { excl_vat: 2.3, incl_vat: 2.737 },
    cdr_location: { id: 'LOC1', evse_uid: `E${evseId}`, connector_id: '1' },
  });
}

test('a station goes from 1.6 to 2.0.1, to 2.1 and back: who it is, its EVSEs and its history stay', async () => {
  await charger.status({ evseId: 1 }, 'Available');
  await charger.status({ evseId: 2 }, 'Faulted');
  await seen('AVAILABLE', 'OUTOFORDER');
  await charge(1, 0);

  const before = partner.received('locations').length;
  await updated('2.0.1', '2.0');
  const settings = { connectors: stationSettings.connectors, securityProfile: 1, connected: true };
  expect(await station()).toMatchObject({ ...settings, version: '2.0.1', firmware: '2.0' });
  // what is not said anew is as it was said last
  expect(await scene.bridge.must('GET', '/locations/LOC1')).toMatchObject({
    evses: [
      { uid: 'E1', status: 'AVAILABLE' },
      { uid: 'E2', status: 'OUTOFORDER' },
    ],
  });
  await charger.status({ evseId: 1 }, 'Available');
  await charger.status({ evseId: 2 }, 'Available');
  await seen('AVAILABLE', 'AVAILABLE');
  await charge(2, 40);

  await updated('2.1', '3.0');
  await charger.status({ evseId: 1 }, 'Unavailable');
  await charger.status({ evseId: 2 }, 'Available');
  await seen('INOPERATIVE', 'AVAILABLE');
  await charge(2, 80);

  await updated('1.6', '1.0');
  expect(await station()).toMatchObject({ ...settings, version: '1.6', firmware: '1.0' });
  await charger.status({ evseId: 1 }, 'Available');
  await charger.status({ evseId: 2 }, 'Available');
  await seen('AVAILABLE', 'AVAILABLE');
  await charge(1, 120);

  const told = partner.received('locations').slice(before);
  expect(told.map(({ body }) => (body as { status?: string }).status)).not.toContain('UNKNOWN');
  expect(told.map(({ body }) => (body as { status?: string }).status)).not.toContain('REMOVED');
  const ids = cdrsAt(partner).map(({ session_id }) => session_id);
  expect(ids).toHaveLength(4);
  expect((await listed('sessions')).map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  expect((await listed('cdrs')).map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  expect(await listed('stations')).toHaveLength(1);
});

test('a session that ran when the firmware was updated is not forgotten, and bars nobody', async () => {
  await charger.status({ evseId: 1 }, 'Available');
  const lost = chargeOf('1.6', { evseId: 1, idToken: '04WHITE' });
  await charger.begin(lost, reading(0, 0));
  await charger.sayAll(lost.charging(reading(3000, 20)));
  const first = await until('3 kWh', () => sessionsAt(partner).find(({ kwh }) => kwh === 3), withinMs);
  await updated('2.0.1', '2.0');
  await charge(1, 60);
  const closed = () =>
    sessionsAt(partner).find(({ id, status }) => id === first.id && status === 'COMPLETED');
  expect(await until('its end', closed, withinMs)).toMatchObject({
    kwh: 3,
    end_date_time: reading(0, 20).at.replace('.000', ''),
  });
  const held = (await scene.bridge.must('GET', `/sessions/${first.id}`)) as { bridge: object };
  expect(held.bridge).toMatchObject({ flags: ['stop-missing'], held: { code: 'stop-missing' } });
  expect(cdrsAt(partner)).toHaveLength(1);
});

test.each<[OcppVersion, OcppVersion]>([
  ['1.6', '2.0.1'],
  ['2.1', '1.6'],
])(
  'a station that spoke %s and comes back with %s without a boot is understood all the same',
  async (first, then) => {
    await updated(first, '1.0');
    await charger.status({ evseId: 1 }, 'Faulted');
    await charger.status({ evseId: 2 }, 'Available');
    await seen('OUTOFORDER', 'AVAILABLE');
    await charger.station.close();
    charger = await Charger.connect(scene, { version: then });
    await charger.status({ evseId: 1 }, 'Available');
    await seen('AVAILABLE', 'AVAILABLE');
    await charge(1, 0);
  },
);
