import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { chargeOf } from '../kit/charge.ts';
import type { Charge, Message } from '../kit/charge.ts';
import { Charger, statusIn, versions } from '../kit/charger.ts';
import type { FakePartner } from '../kit/partner.ts';
import { cdrsAt, location, Scene, stationSettings, token } from '../kit/scene.ts';
import { evseStatusesAt, sessionsAt } from '../kit/seen.ts';
import type { OcppVersion } from '../kit/station.ts';
import { until } from '../kit/until.ts';

jest.setTimeout(240_000);

const withinMs = 90_000;
const zero = Math.floor(Date.now() / 1000) * 1000 - 12 * 3_600_000;
const moment = (minutes: number) => new Date(zero + minutes * 60_000).toISOString();
const times = (from: number, to: number) => ({
  start_date_time: moment(from).replace('.000', ''),
  end_date_time: moment(to).replace('.000', ''),
});
const live = (wh: number, minutes: number) => ({ wh, at: moment(minutes) });
const offline = (wh: number, minutes: number) => ({ ...live(wh, minutes), offline: true });

const site = (version: string) => `SITE-${version}`;

let scene: Scene;
let partner: FakePartner;
const chargers = new Map<OcppVersion, Charger>();
const chargerOf = (version: OcppVersion) => chargers.get(version)!;
const everyone = <T>(work: (charger: Charger) => Promise<T>) => Promise.all([...chargers.values()].map(work));

/** A site per version, each with its station: what happens to the bridge happens to all of them. */
beforeAll(async () => {
  scene = await Scene.open();
  partner = await scene.partner([token('04WHITE'), token('04ALS0'), token('04ASK', { whitelist: 'NEVER' })]);
  for (const version of versions) {
    const evses = location.evses.map((evse) => ({ ...evse, uid: `${evse.uid}-${version}` }));
    const connectors = stationSettings.connectors.map((mapping) => ({
      ...mapping,
      location: site(version),
      evseUid: `${mapping.evseUid}-${version}`,
    }));
    await scene.bridge.must('PUT', `/locations/${site(version)}`, { ...location, id: site(version), evses });
    await scene.bridge.must('PUT', `/stations/CP-${version}`, { ...stationSettings, connectors });
    const charger = await Charger.come(scene, { version, id: `CP-${version}` });
    for (const evseId of [1, 2]) await charger.status({ evseId }, 'Available', moment(-1));
    chargers.set(version, charger);
  }
});
afterAll(() => scene.close());

/** What the partner holds of a version's site from this moment on is this much, each once. */
async function charged(version: OcppVersion, from: number, expected: readonly object[]): Promise<void> {
  const here = ({ start_date_time }: { start_date_time: string }) =>
    start_date_time >= times(from, from).start_date_time;
  const cdrs = () => cdrsAt(partner).filter((cdr) => cdr.cdr_location.id === site(version) && here(cdr));
  const sessions = () => sessionsAt(partner).filter((one) => one.location_id === site(version) && here(one));
  await until('the CDRs', () => cdrs().length >= expected.length, withinMs);
  await scene.settled({ held: true, withinMs });
  expect(cdrs().toSorted((a, b) => a.total_energy - b.total_energy)).toMatchObject(expected);
  expect(sessions().map(({ status }) => status)).toEqual(expected.map(() => 'COMPLETED'));
  const ids = cdrs()
    .map(({ session_id }) => session_id)
    .toSorted();
  expect(
    sessions()
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(ids);
  const own = (await scene.bridge.must('GET', '/sessions?limit=1000')) as SessionsOnWire;
  expect(
    own
      .filter((one) => one.location_id === site(version) && here(one))
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(ids);
}
type SessionsOnWire = readonly { id: string; location_id: string; start_date_time: string }[];

// 0.50 + 5 kWh x 0.45 = 2.75; with 19 % VAT 3.2725
const five = { total_energy: 5, total_cost: { excl_vat: 2.75, incl_vat: 3.2725 } };
// 0.50 + 8 kWh x 0.45 = 4.10; with 19 % VAT 4.879
const eight = { total_energy: 8, total_cost: { excl_vat: 4.1, incl_vat: 4.879 } };

describe.each(versions)('a station that speaks OCPP %s and was away', (version) => {
  test('tells it when it is back: sessions and CDRs with the times of then, though all is said twice', async () => {
    const charger = chargerOf(version);
    const [first, second] = [`E1-${version}`, `E2-${version}`];
    const begun = chargeOf(version, { evseId: 2, idToken: '04WHITE' });
    expect(await charger.begin(begun, live(1000, 0))).toBe('Accepted');
    await charger.sayAll(begun.charging(live(1000, 0)));
    await until('CHARGING', () => evseStatusesAt(partner)[second] === 'CHARGING', withinMs);
    await charger.station.cut();

    await charger.reconnect();
    const whole = chargeOf(version, { evseId: 1, idToken: '04ALS0' });
    const queued = begun.meter(offline(3000, 20));
    await charger.sayAll(queued);
    const begin = whole.begin(offline(500, 25));
    const answer = await charger.say(begin);
    expect(statusIn(answer)).toBe('Accepted');
    whole.begun(answer);
    const [middle, last] = [whole.meter(offline(2500, 40)), whole.end(offline(5500, 70))];
    const rest = [...middle, begun.end(offline(9000, 50)), last];
    await charger.sayAll(rest);
    const both = [
      { ...five, ...times(25, 70), cdr_token: { uid: '04ALS0' } },
      { ...eight, ...times(0, 50), cdr_token: { uid: '04WHITE' } },
    ];
    await charged(version, 0, both);
    expect(sessionsAt(partner).filter(({ location_id }) => location_id === site(version))).toMatchObject([
      { ...times(0, 50), kwh: 8, evse_uid: second, cdr_token: { uid: '04WHITE' } },
      { ...times(25, 70), kwh: 5, evse_uid: first, cdr_token: { uid: '04ALS0' } },
    ]);

    await charger.sayAll([...queued, begin, ...rest]);
    await charged(version, 0, both);
    for (const evseId of [1, 2]) await charger.status({ evseId }, 'Available');
    const seen = () => evseStatusesAt(partner);
    const free = () => [first, second].every((uid) => seen()[uid] === 'AVAILABLE');
    await until('both EVSEs are free', free, withinMs);
  });
});

describe('the bridge is killed', () => {
  async function restart(): Promise<void> {
    await scene.bridge.kill();
    await everyone((charger) => charger.station.closed());
    await scene.bridge.run();
    await everyone((charger) => charger.reconnect());
  }

  /** The messages of a charge, each made when the one before was answered. */
  function* messagesOf(charge: Charge): Generator<Message, void, Record<string, unknown>> {
    charge.begun(yield charge.begin(offline(500, 125)));
    yield* charge.meter(offline(2500, 140));
    yield* charge.meter(offline(4500, 160));
    yield charge.end(offline(5500, 170));
  }

  test('at every message of a replay, lost or answered, while other charges go on', async () => {
    const told = await everyone(async (charger) => {
      const { version } = charger;
      const running = chargeOf(version, { evseId: 2, idToken: '04WHITE' });
      await charger.begin(running, live(1000, 100));
      const messages = messagesOf(chargeOf(version, { evseId: 1, idToken: '04ALS0' }));
      return { charger, running, messages, next: messages.next(), before: [] as Message[] };
    });
    while (told.some(({ next }) => !next.done)) {
      const lost = told.map(async ({ charger, next }) => {
        if (next.value) await charger.say(next.value).catch(() => undefined);
      });
      await restart();
      await Promise.all(lost);
      for (const one of told) {
        const message = one.next.value;
        await one.charger.sayAll(one.before);
        if (!message) continue;
        one.before = [message];
        one.next = one.messages.next(await one.charger.say(message));
      }
    }
    await restart();
    for (const { charger, running, before } of told) {
      await charger.sayAll([...before, running.end(live(9000, 190))]);
      await charged(charger.version, 100, [
        { ...five, ...times(125, 170) },
        { ...eight, ...times(100, 190) },
      ]);
    }
  });

  test('over the question to the partner: it is asked once more, for the one session', async () => {
    partner.authorizations.set('04ASK', {
      allowed: 'ALLOWED',
      token: token('04ASK', { whitelist: 'NEVER' }),
      authorization_reference: 'AUTH-7',
    });
    partner.fail({ kind: 'delay', ms: 1000 }, 'authorize', versions.length);
    const begun = [...chargers.values()].map((charger) => {
      const charge = chargeOf(charger.version, { evseId: 1, idToken: '04ASK' });
      const begin = charge.begin(live(500, 200));
      return { charger, charge, begin, lost: charger.say(begin).catch(() => undefined) };
    });
    await until('the questions', () => partner.received('authorize').length === versions.length, withinMs);
    await restart();
    for (const { charger, charge, begin, lost } of begun) {
      expect(await lost).toBeUndefined();
      const answer = await charger.say(begin);
      expect(statusIn(answer)).toBe('Accepted');
      charge.begun(answer);
      await charger.say(charge.end(live(5500, 240)));
      const asked = { auth_method: 'AUTH_REQUEST', authorization_reference: 'AUTH-7' };
      await charged(charger.version, 200, [{ ...five, ...asked, ...times(200, 240) }]);
    }
    expect(partner.received('authorize')).toHaveLength(2 * versions.length);
  });
});
