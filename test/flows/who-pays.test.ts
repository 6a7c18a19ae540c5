import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { boot, cdrsAt, energy, Scene, start, stop, token } from '../kit/scene.ts';
import type { CdrOnWire } from '../kit/scene.ts';
import type { FakePartner } from '../kit/partner.ts';
import type { FakeStation } from '../kit/station.ts';
import { until } from '../kit/until.ts';

interface Tracked {
  readonly id: string;
  readonly status: string;
  readonly bridge: { readonly flags: readonly string[]; readonly held?: { readonly code: string } };
}

describe('who pays', () => {
  let scene: Scene;
  let partner: FakePartner;
  let station: FakeStation;

  beforeAll(async () => {
    scene = await Scene.open();
    partner = await scene.partner([token('CARD'), token('ASKED', { whitelist: 'NEVER' })]);
    partner.authorizations.set('ASKED', {
      allowed: 'ALLOWED',
      token: token('ASKED', { whitelist: 'NEVER' }),
      authorization_reference: 'EARLIER',
    });
    const answers = { RemoteStartTransaction: () => ({ status: 'Accepted' }) };
    station = await scene.station({ answers });
    await station.call('BootNotification', boot);
  });
  afterAll(() => scene.close());

  const begin = async (idTag: string, wh: number) =>
    (await station.call('StartTransaction', start(idTag, wh)))['transactionId'];
  const newest = async () => ((await scene.bridge.must('GET', '/sessions?limit=1')) as Tracked[])[0]!;
  const cdrOf = (id: string): Promise<CdrOnWire> =>
    until('the CDR', () => cdrsAt(partner).find((cdr) => cdr.session_id === id));

  test('a command counts more than what its driver was told before', async () => {
    expect(await station.call('Authorize', { idTag: 'ASKED' })).toEqual({
      idTagInfo: { status: 'Accepted' },
    });
    const body = {
      response_url: partner.responseUrl('later'),
      token: token('ASKED', { whitelist: 'NEVER' }),
      location_id: 'LOC1',
      evse_uid: 'E1',
      authorization_reference: 'LATER',
    };
    await partner.request('POST', 'commands/START_SESSION', { body });
    await partner.waitFor(({ path }) => path.endsWith('/later'));
    const transactionId = await begin('ASKED', 0);
    const { id } = await newest();
    await station.call('StopTransaction', stop(transactionId, 5000));
    expect(await cdrOf(id)).toMatchObject({ auth_method: 'COMMAND', authorization_reference: 'LATER' });
  });

  test('a refused start leaves the session alone that runs at the connector', async () => {
    const transactionId = await begin('CARD', 10_000);
    const running = await newest();
    expect(await station.call('StartTransaction', start('NOBODY', 10_100))).toMatchObject({
      idTagInfo: { status: 'Invalid' },
    });
    await station.call('MeterValues', energy(transactionId, 12_000));
    const { body } = await scene.bridge.admin('GET', `/sessions/${running.id}`);
    expect(body).toMatchObject({ status: 'ACTIVE', kwh: 2, bridge: { flags: [] } });
    await station.call('StopTransaction', stop(transactionId, 15_000));
    expect(await cdrOf(running.id)).toMatchObject({ total_energy: 5 });
  });

  test('an accepted start closes what never ended there, and its own stop still repairs that', async () => {
    const lost = await begin('CARD', 20_000);
    const first = await newest();
    const next = await begin('CARD', 25_000);
    const held = (await scene.bridge.must('GET', `/sessions/${first.id}`)) as Tracked;
    expect(held).toMatchObject({ status: 'COMPLETED', bridge: { held: { code: 'stop-missing' } } });
    await station.call('StopTransaction', stop(lost, 25_000));
    expect(await cdrOf(first.id)).toMatchObject({ total_energy: 5 });
    await station.call('StopTransaction', stop(next, 26_000));
  });

  test('a station cannot be removed while it charges', async () => {
    const transactionId = await begin('CARD', 30_000);
    const refused = await scene.bridge.admin('DELETE', '/stations/CP1');
    expect(refused).toMatchObject({ status: 409, body: { code: 'conflict' } });
    await station.call('StopTransaction', stop(transactionId, 31_000));
  });

  test('energy that no price can be made of holds the CDR, and the stop is acknowledged', async () => {
    const transactionId = await begin('CARD', 40_000);
    const { id } = await newest();
    expect(await station.call('StopTransaction', stop(transactionId, 1e15))).toEqual({});
    const { body } = await scene.bridge.admin('GET', `/sessions/${id}`);
    expect(body).toMatchObject({ status: 'COMPLETED', bridge: { held: expect.any(Object) } });
    expect(cdrsAt(partner).map(({ session_id }) => session_id)).not.toContain(id);
  });

  test('the card of a partner that left is nobody’s; what ended meanwhile reaches it when it is back', async () => {
    const transactionId = await begin('CARD', 50_000);
    const { id } = await newest();
    expect((await partner.request('DELETE', 'credentials')).body.status_code).toBe(1000);
    await station.call('StopTransaction', stop(transactionId, 51_000));
    expect(await station.call('Authorize', { idTag: 'CARD' })).toEqual({ idTagInfo: { status: 'Invalid' } });
    const invitation = (await scene.bridge.must('POST', '/partners/invitations', { name: 'test' })) as {
      versionsUrl: string;
      token: string;
    };
    await partner.register(invitation.versionsUrl, invitation.token);
    expect(await cdrOf(id)).toMatchObject({ total_energy: 1 });
  });
});
