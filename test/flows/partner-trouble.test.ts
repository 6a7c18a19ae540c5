import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { boot, cdrsAt, energy, Scene, start, stop, token } from '../kit/scene.ts';
import type { CdrOnWire, SessionOnWire } from '../kit/scene.ts';
import type { Fault, FakePartner, Received } from '../kit/partner.ts';
import type { FakeStation } from '../kit/station.ts';
import { until } from '../kit/until.ts';

interface Delivery {
  readonly id: string;
  readonly kind: string;
  readonly key: string;
  readonly partnerName: string;
  readonly state: string;
  readonly error?: string;
}

interface LocationOnWire {
  readonly evses: readonly { readonly uid: string; readonly status: string }[];
}

let scene: Scene;
let station: FakeStation;
let healthy: FakePartner;

beforeAll(async () => {
  scene = await Scene.open({ PARTNER_TIMEOUT_MS: '1500', PARK_AFTER_MS: '1' });
  healthy = await scene.partner([token('04HEALTHY', { country_code: 'FR', party_id: 'FIT' })], {
    name: 'healthy',
    countryCode: 'FR',
    partyId: 'FIT',
  });
  station = await scene.station();
  await station.call('BootNotification', boot);
}, 60_000);
afterAll(() => scene.close());

/** A partner whose one driver has the card `04<party>`, and which has all that was published. */
async function join(partyId: string): Promise<FakePartner> {
  const card = token(`04${partyId}`, { party_id: partyId });
  const partner = await scene.partner([card], { name: partyId, partyId });
  await until(`${partyId} is told of the tariff and the location`, async () => {
    return partner.objects.has('locations/DE/ABC/LOC1') && (await owedTo(partyId)).length === 0;
  });
  return partner;
}

async function deliveries(query = ''): Promise<readonly Delivery[]> {
  return (await scene.bridge.must('GET', `/deliveries?limit=1000${query}`)) as Delivery[];
}

async function owedTo(name: string): Promise<readonly Delivery[]> {
  return (await deliveries()).filter(({ partnerName }) => partnerName === name);
}

const settled = (name: string) =>
  until(`${name} is owed nothing`, async () => (await owedTo(name)).length === 0, 25_000);

async function begin(idTag: string): Promise<unknown> {
  return (await station.call('StartTransaction', start(idTag)))['transactionId'];
}

async function end(transactionId: unknown, wh: number): Promise<void> {
  await station.call('MeterValues', energy(transactionId, wh / 2));
  await station.call('StopTransaction', stop(transactionId, wh));
}

async function charge(idTag: string, wh: number): Promise<void> {
  await end(await begin(idTag), wh);
}

function report(status: string): Promise<object> {
  return station.call('StatusNotification', { connectorId: 1, errorCode: 'NoError', status });
}

const statusAt = (partner: FakePartner) =>
  (partner.objects.get('locations/DE/ABC/LOC1') as LocationOnWire | undefined)?.evses[0]?.status;

/** What was said of each session, by its id, in the order in which it came. */
function sessionsIn(requests: readonly Received[]): ReadonlyMap<string, readonly SessionOnWire[]> {
  const said = new Map<string, SessionOnWire[]>();
  for (const { kind, path, body } of requests) {
    if (kind !== 'sessions') continue;
    const id = path.split('/').at(-1) ?? '';
    said.set(id, [...(said.get(id) ?? []), body as SessionOnWire]);
  }
  return said;
}

/** A PATCH that only grew names no status. */
const statusesOf = (said: readonly SessionOnWire[] = []) =>
  (said as readonly Partial<SessionOnWire>[]).flatMap(({ status }) => status ?? []);

function expectNothingOlderAfterNewer(requests: readonly Received[]): void {
  for (const said of sessionsIn(requests).values()) {
    const energies = said.map(({ kwh }) => kwh);
    expect(energies).toEqual([...energies].sort((a, b) => a - b));
    const statuses = statusesOf(said);
    expect(statuses).toEqual([...statuses].sort());
  }
}

interface Trouble {
  readonly what: string;
  readonly begin: (partner: FakePartner) => Promise<void> | void;
  readonly end: (partner: FakePartner) => Promise<void> | void;
}

const failing = (what: string, fault: Fault): Trouble => ({
  what,
  begin: (partner: FakePartner) => partner.fail(fault),
  end: (partner: FakePartner) => partner.fail(null),
});

const kinds: readonly Trouble[] = [
  { what: 'is down', begin: (partner) => partner.down(), end: (partner) => partner.up() },
  failing('never answers', { kind: 'delay', ms: 3_600_000 }),
  failing('answers HTTP 500', { kind: 'status', status: 500 }),
  failing('answers HTTP 200 with OCPI status 3000', { kind: 'status', status: 200 }),
  failing('answers with a web page', { kind: 'html' }),
  failing('resets every connection', { kind: 'reset' }),
];
const troubles = kinds.map((trouble, index) => ({ ...trouble, name: `TR${index}` }));

describe('six partners in trouble, one that is well', () => {
  const partners = new Map<string, FakePartner>();
  /** How many requests each had got when it was well again. */
  const before = new Map<string, number>();
  const partnerNamed = (name: string) => partners.get(name)!;

  beforeAll(async () => {
    for (const { name } of troubles) partners.set(name, await join(name));
  }, 60_000);

  test('while they are in trouble, the other is told everything', async () => {
    await report('Preparing');
    for (const { name, begin: beginTrouble } of troubles) {
      const partner = partnerNamed(name);
      const known = await begin(`04${name}`);
      await partner.waitFor(({ kind }) => kind === 'sessions');
      await settled(name);
      await beginTrouble(partner);
      await end(known, 4000);
      await charge(`04${name}`, 6000);
    }
    await report('Available');
    await charge('04HEALTHY', 8000);
    await until('the CDR of the one that is well', () => cdrsAt(healthy).length === 1);
    await until('its location', () => statusAt(healthy) === 'AVAILABLE');
    await settled('healthy');
    expect(cdrsAt(healthy)).toMatchObject([{ total_energy: 8, total_cost: { excl_vat: 4.1 } }]);
    for (const { name } of troubles) {
      const owed = (await owedTo(name)).map(({ kind, state }) => `${kind} ${state}`);
      expect(owed.sort()).toEqual([
        'cdrs unsent',
        'cdrs unsent',
        'locations unsent',
        'sessions unsent',
        'sessions unsent',
      ]);
    }
  }, 60_000);

  test('when they are well again, nothing stays owed', async () => {
    for (const { name, end: endTrouble } of troubles) {
      const partner = partnerNamed(name);
      before.set(name, partner.received().length);
      await endTrouble(partner);
    }
    for (const { name } of troubles) await settled(name);
  }, 60_000);

  test.each(troubles)('one that $what gets the newest state, and each CDR once', ({ name }) => {
    const partner = partnerNamed(name);
    const later = partner.received().slice(before.get(name));
    const cdrs = later.filter(({ kind }) => kind === 'cdrs').map(({ body }) => body as CdrOnWire);
    expect(cdrs.map(({ total_energy }) => total_energy).sort()).toEqual([4, 6]);

    const sessions = sessionsIn(later);
    expect([...sessions.keys()].sort()).toEqual(cdrs.map(({ session_id }) => session_id).sort());
    for (const said of sessions.values()) expect(statusesOf(said)).toEqual(['COMPLETED']);

    const known = cdrs.find(({ total_energy }) => total_energy === 4)?.session_id ?? '';
    expect(new Set(statusesOf(sessionsIn(partner.received()).get(known)))).toEqual(
      new Set(['ACTIVE', 'COMPLETED']),
    );
    expectNothingOlderAfterNewer(partner.received());
    expect(statusAt(partner)).toBe('AVAILABLE');
    expect(later.filter(({ kind, method }) => kind === 'locations' && method === 'PUT')).toHaveLength(1);
  });
});

describe('a partner that is slow, refuses or loses its answers', () => {
  let partner: FakePartner;
  /** Of the CDRs that it holds. */
  const energiesTaken = () =>
    [...partner.objects]
      .filter(([path]) => path.startsWith('cdrs/'))
      .map(([, cdr]) => (cdr as CdrOnWire).total_energy);

  beforeAll(async () => {
    partner = await join('ODD');
  }, 60_000);

  test('slow: it hears of a session in order, and of its CDR once', async () => {
    healthy.forget();
    partner.fail({ kind: 'delay', ms: 250 });
    const transactionId = await begin('04ODD');
    await partner.waitFor(({ kind }) => kind === 'sessions');
    for (const wh of [1000, 2000, 3000]) await station.call('MeterValues', energy(transactionId, wh));
    await station.call('StopTransaction', stop(transactionId, 4000));
    await charge('04HEALTHY', 8000);
    await settled('healthy');
    await settled('ODD');
    partner.fail(null);
    expect(cdrsAt(healthy)).toHaveLength(1);
    expect(partner.received('cdrs')).toHaveLength(1);
    const [said] = [...sessionsIn(partner.received()).values()];
    expect(statusesOf(said).at(0)).toBe('ACTIVE');
    expect(statusesOf(said).at(-1)).toBe('COMPLETED');
    expectNothingOlderAfterNewer(partner.received());
  });

  test.each<[string, Fault, RegExp]>([
    ['OCPI status 2001', { kind: 'status', status: 200, code: 2001 }, /OCPI 2001/],
    ['HTTP 400', { kind: 'status', status: 400, code: 2001 }, /HTTP 400/],
  ])('a CDR that is refused with %s is parked until the operator retries it', async (_, fault, error) => {
    partner.objects.clear();
    partner.fail(fault, 'cdrs');
    await charge('04ODD', 5000);
    const parked = await until('the CDR is parked', async () => (await deliveries('&state=parked'))[0]);
    expect(parked).toMatchObject({ kind: 'cdrs', partnerName: 'ODD', error: expect.stringMatching(error) });
    expect(partner.objects.get(`sessions/DE/ABC/${parked.key}`)).toMatchObject({ status: 'COMPLETED' });
    const { body } = await scene.bridge.admin('GET', `/cdrs/${parked.key}`);
    expect(body).toMatchObject({ bridge: { delivery: [{ state: 'parked' }] } });

    partner.fail(null, 'cdrs');
    await charge('04ODD', 7000);
    await until('the next CDR', () => energiesTaken().includes(7));
    expect(energiesTaken()).not.toContain(5);

    await scene.bridge.must('POST', `/deliveries/${encodeURIComponent(parked.id)}/retry`);
    await settled('ODD');
    expect(partner.objects.get(`cdrs/${parked.key}`)).toMatchObject({ total_energy: 5 });
    expect(energiesTaken()).toEqual([7, 5]);
  });

  test('a refused session that goes on is tried again by itself', async () => {
    partner.fail({ kind: 'status', status: 200, code: 2001 }, 'sessions');
    const transactionId = await begin('04ODD');
    const parked = await until('the session is parked', async () => (await deliveries('&state=parked'))[0]);
    expect(parked).toMatchObject({ kind: 'sessions', partnerName: 'ODD' });
    partner.fail(null, 'sessions');
    await end(transactionId, 2000);
    await settled('ODD');
    expect(partner.objects.get(`sessions/DE/ABC/${parked.key}`)).toMatchObject({
      status: 'COMPLETED',
      kwh: 2,
    });
  });

  test('what it took without saying so is told again, and is the same object', async () => {
    partner.forget();
    partner.fail({ kind: 'unanswered' }, 'sessions', 1);
    partner.fail({ kind: 'unanswered' }, 'cdrs', 1);
    await charge('04ODD', 3000);
    await settled('ODD');
    const posted = partner.received('cdrs').map(({ body }) => body);
    expect(posted).toHaveLength(2);
    expect(posted[1]).toEqual(posted[0]);
    const [first, second] = partner.received('sessions');
    expect(second?.path).toBe(first?.path);
    expect(sessionsIn(partner.received()).size).toBe(1);
    expectNothingOlderAfterNewer(partner.received());
  });

  test('that it has the CDR already, HTTP 409, is as good as taking it', async () => {
    partner.forget();
    partner.fail({ kind: 'unanswered' }, 'cdrs', 1);
    await charge('04ODD', 9000);
    await partner.waitFor(({ kind }) => kind === 'cdrs');
    partner.fail({ kind: 'status', status: 409, code: 2000 }, 'cdrs');
    await settled('ODD');
    partner.fail(null, 'cdrs');
    expect(partner.received('cdrs')).toHaveLength(2);
    expect(cdrsAt(partner)).toMatchObject([{ total_energy: 9 }]);
    const { body } = await scene.bridge.admin('GET', `/cdrs/${cdrsAt(partner)[0]?.id}`);
    expect(body).toMatchObject({ bridge: { delivery: [{ state: 'delivered' }] } });
  });
});
