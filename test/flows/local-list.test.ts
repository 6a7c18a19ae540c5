import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FakePartner } from '../kit/partner.ts';
import { boot, cdrsAt, Scene, start, stationSettings, stop, token } from '../kit/scene.ts';
import type { FakeStation, Responder } from '../kit/station.ts';
import { until } from '../kit/until.ts';

interface Message {
  readonly listVersion: number;
  readonly updateType: string;
  readonly localAuthorizationList: readonly { readonly idTag: string; readonly idTagInfo?: object }[];
}

interface Known {
  readonly synced: boolean;
  readonly version?: number;
  readonly entries: number;
}

describe("a partner's card charges at a station that is offline", () => {
  let scene: Scene;
  let partner: FakePartner;
  let station: FakeStation;
  let version = 0;
  let answering = true;
  const cards = new Set<string>();
  const messages: Message[] = [];

  /** What the station does with its list, over all its connections. */
  const answers: Record<string, Responder> = {
    GetLocalListVersion: () => ({ listVersion: version }),
    GetConfiguration: () => ({
      configurationKey: [{ key: 'LocalAuthListMaxLength', readonly: true, value: '50' }],
    }),
    SendLocalList: (message: Message) => {
      messages.push(message);
      if (message.updateType === 'Full') cards.clear();
      for (const { idTag, idTagInfo } of message.localAuthorizationList) {
        if (idTagInfo) cards.add(idTag);
        else cards.delete(idTag);
      }
      version = message.listVersion;
      return answering ? { status: 'Accepted' } : undefined;
    },
  };

  const known = async () => (await scene.bridge.must('GET', '/stations/CP1/local-list')) as Known;
  const inSync = (entries: number) =>
    until(`${entries} in sync`, async () => {
      const list = await known();
      return list.synced && list.entries === entries;
    });
  const push = async (uid: string, more: object = {}) => {
    const body = token(uid, { last_updated: new Date().toISOString(), ...more });
    const answer = await partner.request('PUT', `tokens/NL/EMS/${uid}`, { body });
    expect(answer.body.status_code).toBe(1000);
  };

  beforeAll(async () => {
    scene = await Scene.open();
    await scene.bridge.must('PUT', '/stations/CP1', { ...stationSettings, localList: 'all' });
    partner = await scene.partner([token('04NEVER', { whitelist: 'NEVER' })]);
    station = await scene.station({ answers });
    await station.call('BootNotification', boot);
    await inSync(0);
  });
  afterAll(() => scene.close());

  test('pushed, in the list, charged while offline, billed to the partner', async () => {
    await push('04OFFLINE', { whitelist: 'ALWAYS' });
    await until('the card is in the list', () => cards.has('04OFFLINE'));
    expect([...cards]).toEqual(['04OFFLINE']);
    await station.cut();

    const began = start('04OFFLINE', 1000);
    const ended = { meterStop: 11_000, timestamp: new Date().toISOString(), reason: 'Local' };
    station = await scene.station({ answers });
    const { transactionId, idTagInfo } = await station.call('StartTransaction', began);
    expect(idTagInfo).toMatchObject({ status: 'Accepted' });
    await station.call('StopTransaction', { ...stop(transactionId, 11_000), ...ended });
    await until('the CDR', () => cdrsAt(partner).length === 1);
    expect(cdrsAt(partner)[0]).toMatchObject({
      cdr_token: { uid: '04OFFLINE' },
      auth_method: 'WHITELIST',
      total_energy: 10,
    });
    expect(partner.received('authorize')).toHaveLength(0);
  });

  test('a card that is blocked while the station is away is out when it is back', async () => {
    await station.close();
    await push('04OFFLINE', { whitelist: 'ALWAYS', valid: false });
    station = await scene.station({ answers });
    await station.call('Heartbeat', {});
    await until('the card is out', () => !cards.has('04OFFLINE'));
    expect(messages.at(-1)?.updateType).toBe('Differential');
    await inSync(0);
  });

  test('the bridge dies in the middle of an update: the next connection repairs it', async () => {
    answering = false;
    await push('04NEW');
    await until('the station has it', () => cards.has('04NEW'));
    await scene.bridge.kill();
    answering = true;
    await scene.bridge.run();
    station = await scene.station({ answers });
    await station.call('Heartbeat', {});
    await inSync(1);
    expect(messages.at(-1)?.updateType).toBe('Full');
    expect([...cards]).toEqual(['04NEW']);
    expect((await known()).version).toBe(version);
  });

  test('the operator has it sent again; an unknown station has none', async () => {
    const before = messages.length;
    expect(await scene.bridge.admin('POST', '/stations/CP1/local-list/sync')).toMatchObject({
      status: 202,
      body: { scope: 'all', entries: 1, capacity: 50, leftOut: 0 },
    });
    await until('the whole list', () => messages.length === before + 1);
    expect(messages.at(-1)?.updateType).toBe('Full');
    expect(await scene.bridge.admin('GET', '/stations/CP9/local-list')).toMatchObject({ status: 404 });
    expect(await scene.bridge.admin('POST', '/stations/CP9/local-list/sync')).toMatchObject({ status: 404 });
  });
});
