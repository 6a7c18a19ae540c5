import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chargeOf } from '../kit/charge.ts';
import { Charger, versions } from '../kit/charger.ts';
import type { FakePartner } from '../kit/partner.ts';
import { cdrsAt, Scene, token } from '../kit/scene.ts';
import { evseStatusesAt, sessionsAt } from '../kit/seen.ts';
import type { SeenSession } from '../kit/seen.ts';
import { until } from '../kit/until.ts';

const withinMs = 60_000;
/** Longer than what OCPP 1.6 has room for. */
const app = '9f0c7a52-3b1d-4d53-a8a2-7e2f7a3c1b11';
const zero = Math.floor(Date.now() / 1000) * 1000 - 4 * 3_600_000;
const moment = (minutes: number) => new Date(zero + minutes * 60_000).toISOString();

interface CdrTold {
  readonly session_id: string;
}

describe.each(versions)('a partner’s drivers at a station that speaks OCPP %s', (version) => {
  let scene: Scene;
  let partner: FakePartner;
  let charger: Charger;
  let count = 0;

  beforeAll(async () => {
    scene = await Scene.open();
    partner = await scene.partner([token('04WHITE'), token('04BL0CK', { whitelist: 'NEVER' })]);
    partner.authorizations.set('04BL0CK', { allowed: 'BLOCKED', token: token('04BL0CK') });
    const accepted = () => ({ status: 'Accepted' });
    const answers = {
      RemoteStartTransaction: accepted,
      RequestStartTransaction: accepted,
      RemoteStopTransaction: accepted,
      RequestStopTransaction: accepted,
    };
    charger = await Charger.come(scene, { version, answers });
    for (const evseId of [1, 2]) await charger.status({ evseId }, 'Available', moment(-1));
  }, withinMs);
  afterAll(() => scene.close());

  const sessions = (status: string) => sessionsAt(partner).filter((session) => session.status === status);
  const sessionNow = (what: string, is: (session: SeenSession) => boolean) =>
    until(what, () => sessionsAt(partner).find(is), withinMs);
  const cdrOf = (id: string) =>
    until('its CDR', () => cdrsAt(partner).find((cdr) => cdr.session_id === id), withinMs);

  async function command(name: string, body: object): Promise<unknown> {
    const response_url = partner.responseUrl(`${name}-${++count}`);
    const answer = await partner.request('POST', `commands/${name}`, { body: { ...body, response_url } });
    expect(answer).toMatchObject({ status: 200, body: { status_code: 1000, data: { result: 'ACCEPTED' } } });
    const told = () => partner.received('commands').find(({ path }) => response_url.endsWith(path));
    return (await until(`the result of ${name}`, told, withinMs)).body;
  }

  test('a card: seen live, and billed to the cent', async () => {
    expect(await charger.authorize('04white')).toBe('Accepted');
    const charge = chargeOf(version, { evseId: 1, idToken: '04WHITE' });
    expect(await charger.begin(charge, { wh: 1000, at: moment(0) })).toBe('Accepted');
    const { id } = await sessionNow('the session', ({ status }) => status === 'ACTIVE');
    await charger.sayAll(charge.charging({ wh: 1000, at: moment(0) }));
    await until('CHARGING', () => evseStatusesAt(partner)['E1'] === 'CHARGING', withinMs);
    await charger.sayAll(charge.meter({ wh: 7000, at: moment(30) }));
    const live = await sessionNow('6 kWh', ({ kwh }) => kwh === 6);
    // 0.50 + 6 kWh x 0.45 = 3.20; with 19 % VAT 3.808
    expect(live).toMatchObject({
      id,
      status: 'ACTIVE',
      auth_method: 'WHITELIST',
      start_date_time: moment(0).replace('.000', ''),
      cdr_token: { uid: '04WHITE' },
      evse_uid: 'E1',
      connector_id: '1',
      total_cost: { excl_vat: 3.2, incl_vat: 3.808 },
    });
    await charger.sayAll(charge.parked({ wh: 12_345, at: moment(60) }));
    await charger.say(charge.end({ wh: 12_345, at: moment(80.5) }));
    const cdr = await cdrOf(id);
    await sessionNow('the end', ({ status }) => status === 'COMPLETED');
    // 0.50 + 11.345 kWh x 0.45 + 20.5 min of parking, billed as 21 min x 3.00 / 60 = 0.50 + 5.10525 + 1.05
    // = 6.65525; with 19 % VAT 7.9197475
    expect(cdr).toMatchObject({
      currency: 'EUR',
      start_date_time: moment(0).replace('.000', ''),
      end_date_time: moment(80.5).replace('.000', ''),
      total_energy: 11.345,
      total_time: 1.3417,
      total_parking_time: 0.3417,
      total_cost: { excl_vat: 6.6553, incl_vat: 7.9197 },
      total_fixed_cost: { excl_vat: 0.5, incl_vat: 0.595 },
      total_energy_cost: { excl_vat: 5.1053, incl_vat: 6.0752 },
      total_parking_cost: { excl_vat: 1.05, incl_vat: 1.2495 },
      cdr_location: { id: 'LOC1', evse_uid: 'E1', connector_id: '1' },
    });
    expect(sessionsAt(partner)).toHaveLength(1);
    expect(charger.station.refusedAnswers).toEqual([]);
  }, 120_000);

  test('an app: started and stopped by the partner, who finds his reference in session and CDR', async () => {
    const driver = token(app, { type: 'APP_USER' });
    const at = { location_id: 'LOC1', evse_uid: 'E2' };
    const begin = { ...at, token: driver, authorization_reference: 'REF-42' };
    expect(await command('START_SESSION', begin)).toEqual({ result: 'ACCEPTED' });
    const [asked = {}] = charger.asked(
      version === '1.6' ? 'RemoteStartTransaction' : 'RequestStartTransaction',
    );
    expect(asked[version === '1.6' ? 'connectorId' : 'evseId']).toBe(2);
    const shown = (asked['idToken'] as { idToken: string; type: string } | undefined) ?? {
      idToken: String(asked['idTag']),
    };
    if (version !== '1.6') expect(shown).toEqual({ idToken: app, type: 'Central' });
    expect(shown.idToken.length).toBeLessThanOrEqual(version === '1.6' ? 20 : 36);

    const remote = { idToken: shown.idToken, tokenType: 'Central', remoteStartId: asked['remoteStartId'] };
    const charge = chargeOf(version, { evseId: 2, ...remote });
    expect(await charger.begin(charge, { wh: 50_000, at: moment(90) })).toBe('Accepted');
    const byCommand = { auth_method: 'COMMAND', authorization_reference: 'REF-42', cdr_token: { uid: app } };
    const { id } = await sessionNow('the session', ({ status }) => status === 'ACTIVE');
    expect(sessions('ACTIVE')[0]).toMatchObject({ ...byCommand, evse_uid: 'E2' });
    await charger.sayAll(charge.charging({ wh: 50_000, at: moment(90) }));

    expect(await command('STOP_SESSION', { session_id: id })).toEqual({ result: 'ACCEPTED' });
    const stops = charger.asked(version === '1.6' ? 'RemoteStopTransaction' : 'RequestStopTransaction');
    expect(stops).toEqual([{ transactionId: charge.transactionId }]);
    await charger.say(charge.end({ wh: 58_000, at: moment(120) }, 'Remote'));
    // 0.50 + 8 kWh x 0.45 = 4.10; with 19 % VAT 4.879
    expect(await cdrOf(id)).toMatchObject({
      ...byCommand,
      total_energy: 8,
      total_cost: { excl_vat: 4.1, incl_vat: 4.879 },
    });
    const again = await partner.request('POST', 'commands/STOP_SESSION', {
      body: { session_id: id, response_url: partner.responseUrl('late') },
    });
    expect(again.body.data).toMatchObject({ result: 'UNKNOWN_SESSION' });
    expect(partner.received('authorize')).toEqual([]);
  }, 120_000);

  test('a refused driver gets nothing, and the partner hears of nothing', async () => {
    const before = { cdrs: cdrsAt(partner).length, sessions: sessionsAt(partner).length };
    expect(await charger.authorize('04BL0CK')).toBe('Blocked');
    expect(await charger.authorize('04N0B0DY')).toBe('Invalid');
    const charge = chargeOf(version, { evseId: 1, idToken: '04BL0CK' });
    expect(await charger.begin(charge, { wh: 20_000, at: moment(130) })).toBe('Blocked');
    await charger.say(charge.end({ wh: 20_010, at: moment(130.1) }, 'DeAuthorized'));
    const own = (await scene.bridge.must('GET', '/sessions')) as {
      status: string;
      cdr_token: { uid: string };
    }[];
    expect(own.filter(({ status }) => status === 'INVALID')).toMatchObject([{ kwh: 0.01 }]);
    // whoever comes next is told of in order: nothing of the refused one is still on its way
    const next = chargeOf(version, { evseId: 1, idToken: '04WHITE' });
    expect(await charger.begin(next, { wh: 20_010, at: moment(131) })).toBe('Accepted');
    await charger.say(next.end({ wh: 21_010, at: moment(140) }));
    await until('the next CDR', () => cdrsAt(partner).length > before.cdrs, withinMs);
    await scene.settled({ held: true, withinMs });
    expect(cdrsAt(partner)).toHaveLength(before.cdrs + 1);
    expect(sessionsAt(partner)).toHaveLength(before.sessions + 1);
    expect(new Set(partner.received('cdrs').map(({ body }) => (body as CdrTold).session_id)).size).toBe(
      partner.received('cdrs').length,
    );
  }, 120_000);

  const unlocking = { location_id: 'LOC1', evse_uid: 'E2', connector_id: '1' };
  const answered: [string, object, string][] = [
    ['Unlocked', { status: 'Unlocked' }, 'ACCEPTED'],
    ['UnlockFailed', { status: 'UnlockFailed' }, 'FAILED'],
    version === '1.6'
      ? ['NotSupported', { status: 'NotSupported' }, 'NOT_SUPPORTED']
      : ['OngoingAuthorizedTransaction', { status: 'OngoingAuthorizedTransaction' }, 'REJECTED'],
  ];
  test.each(answered)(
    'a plug is to be unlocked, and the station says %s',
    async (_, answer, result) => {
      charger.station.answers['UnlockConnector'] = () => answer;
      expect(await command('UNLOCK_CONNECTOR', unlocking)).toEqual({ result });
      expect(charger.asked('UnlockConnector').at(-1)).toEqual(
        version === '1.6' ? { connectorId: 2 } : { evseId: 2, connectorId: 1 },
      );
    },
    60_000,
  );
});
