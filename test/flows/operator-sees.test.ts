import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { boot, cdrsAt, energy, location, Scene, start, stationSettings, stop } from '../kit/scene.ts';
import { token } from '../kit/scene.ts';
import type { SessionOnWire } from '../kit/scene.ts';
import type { FakePartner } from '../kit/partner.ts';
import type { FakeStation } from '../kit/station.ts';
import { until } from '../kit/until.ts';

interface Bridged {
  readonly id: string;
  readonly bridge: { readonly transactionId: string; readonly [name: string]: unknown };
}

const [evse] = location.evses;
/** One EVSE, that has these tariffs. */
const lane = (...tariffIds: string[]) => ({
  ...location,
  id: 'LOC2',
  evses: [{ ...evse, uid: 'F1', connectors: [{ ...evse?.connectors[0], tariff_ids: tariffIds }] }],
});

describe('after a day the operator sees', () => {
  let scene: Scene;
  let partner: FakePartner;
  let other: FakePartner;
  let station: FakeStation;
  let lonely: FakeStation;
  /** The transactions of the day, by what became of them. */
  const day: Record<'blocked' | 'charged' | 'foreign' | 'running' | 'unmapped' | 'unpriced', string> = {
    blocked: '',
    charged: '',
    foreign: '',
    running: '',
    unmapped: '',
    unpriced: '',
  };

  const get = <T>(path: string) => scene.bridge.must('GET', path) as Promise<T>;
  const listed = async (path: string) =>
    (await get<Bridged[]>(path)).map(({ bridge }) => nameOf(bridge.transactionId));
  const nameOf = (transactionId: string) =>
    Object.entries(day).find(([, known]) => known === transactionId)?.[0] ?? transactionId;
  const idOf = async (name: keyof typeof day) =>
    (await get<Bridged[]>('/sessions')).find(({ bridge }) => bridge.transactionId === day[name])?.id ?? '';

  async function begin(at: FakeStation, idTag: string, connectorId: number): Promise<string> {
    return String((await at.call('StartTransaction', start(idTag, 0, connectorId)))['transactionId']);
  }
  async function charge(at: FakeStation, idTag: string, connectorId: number): Promise<string> {
    const transactionId = await begin(at, idTag, connectorId);
    await at.call('StopTransaction', stop(Number(transactionId), 10_000));
    return transactionId;
  }

  beforeAll(async () => {
    scene = await Scene.open();
    await scene.bridge.must('PUT', '/locations/LOC2', lane());
    const fast = { evseId: 1, connectorId: 1, location: 'LOC2', evseUid: 'F1', ocpiConnectorId: '1' };
    await scene.bridge.must('PUT', '/stations/CP2', { ...stationSettings, connectors: [fast] });
    partner = await scene.partner([token('04OURS'), token('04BAD', { valid: false })], { name: 'first' });
    const foreign = { countryCode: 'FR', partyId: 'OTH' };
    const theirs = token('04THEIRS', { country_code: 'FR', party_id: 'OTH' });
    other = await scene.partner([theirs], { name: 'second', ...foreign });

    station = await scene.station();
    lonely = await scene.station({}, 'CP2');
    await station.call('BootNotification', {
      ...boot,
      chargePointSerialNumber: 'SN-1',
      firmwareVersion: '1.2',
    });
    await lonely.call('BootNotification', boot);
    day.charged = await charge(station, '04OURS', 1);
    day.foreign = await charge(station, '04THEIRS', 2);
    day.blocked = await charge(station, '04BAD', 1);
    day.unmapped = await charge(station, '04OURS', 3);
    day.unpriced = await charge(lonely, '04OURS', 1);
    await station.call('StatusNotification', {
      connectorId: 2,
      errorCode: 'GroundFailure',
      status: 'Faulted',
    });
    day.running = await begin(station, '04OURS', 1);
    await station.call('MeterValues', energy(Number(day.running), 3000));
    await lonely.close();
    await scene.settled();
  }, 60_000);
  afterAll(() => scene.close());

  test('the stations, the one that is there and the one that is gone', async () => {
    const there = await get<{ lastSeen: string; connectedAt: string }>('/stations/CP1');
    expect(there).toMatchObject({
      connected: true,
      version: '1.6',
      vendor: 'Test',
      model: 'One',
      serialNumber: 'SN-1',
      firmware: '1.2',
      passwordSet: true,
      statuses: [{ evseId: 2, status: 'Faulted', errorCode: 'GroundFailure' }],
    });
    expect(there.lastSeen >= there.connectedAt).toBe(true);
    expect(JSON.stringify(there)).not.toContain(stationSettings.password);
    const gone = await until('the other is gone', async () => {
      const seen = await get<{ connected: boolean; lastSeen: string }>('/stations/CP2');
      return !seen.connected && seen;
    });
    expect(gone).not.toHaveProperty('connectedAt');
    expect(gone.lastSeen >= there.connectedAt).toBe(true);
    expect(await get('/stations')).toMatchObject([{ stationId: 'CP1' }, { stationId: 'CP2' }]);
  });

  test('the last messages of a station, the newest first, as they went over the wire', async () => {
    const [answer, call] = await until('the frames are kept', async () => {
      const frames = await get<{ direction: string; action: string; frame: string }[]>(
        '/stations/CP1/messages?limit=2',
      );
      return frames[0]?.action === 'MeterValues' && frames[0].direction === 'out' && frames;
    });
    expect(answer?.frame).toBe(station.received.at(-1));
    expect(call).toMatchObject({ action: 'MeterValues', direction: 'in' });
    expect(JSON.parse(call?.frame ?? '')).toMatchObject([2, expect.any(String), 'MeterValues', {}]);
    const starts = await get<{ action: string }[]>('/stations/CP1/messages?action=StartTransaction');
    expect(new Set(starts.map(({ action }) => action))).toEqual(new Set(['StartTransaction']));
    expect(starts).toHaveLength(10);
  });

  test('its sessions, the newest first, and those that are asked for', async () => {
    const first = (await get<{ id: string; name: string }[]>('/partners')).find(
      ({ name }) => name === 'first',
    );
    expect(await listed('/sessions')).toEqual([
      'running',
      'unpriced',
      'unmapped',
      'blocked',
      'foreign',
      'charged',
    ]);
    expect(await listed('/sessions?limit=2&offset=1')).toEqual(['unpriced', 'unmapped']);
    expect(await listed('/sessions?state=ACTIVE')).toEqual(['running']);
    expect(await listed('/sessions?state=INVALID')).toEqual(['blocked']);
    expect(await listed('/sessions?state=held')).toEqual(['unpriced', 'unmapped']);
    expect(await listed('/sessions?station=CP2')).toEqual(['unpriced']);
    expect(await listed(`/sessions?partner=${first?.id}&station=CP1`)).toEqual([
      'running',
      'unmapped',
      'charged',
    ]);
    expect(await listed('/sessions?to=2020-01-01')).toEqual([]);
  });

  test('a running session as its partner sees it', async () => {
    const id = await idOf('running');
    const { bridge, ...session } = await get<SessionOnWire & Bridged>(`/sessions/${id}`);
    expect(session).toMatchObject({ status: 'ACTIVE', kwh: 3, total_cost: { excl_vat: 1.85 } });
    expect(session).toEqual(partner.objects.get(`sessions/DE/ABC/${id}`));
    expect(bridge).toMatchObject({ stationId: 'CP1', delivery: [{ state: 'delivered' }] });
    expect(await get(`/sessions/${id}/samples`)).toMatchObject([{ energyWh: 3000 }]);
  });

  test('each CDR as its partner got it', async () => {
    expect(await listed('/cdrs')).toEqual(['foreign', 'charged']);
    expect(await listed('/cdrs?state=delivered')).toEqual(['foreign', 'charged']);
    expect(await listed('/cdrs?state=unsent')).toEqual([]);
    for (const [name, owner] of [
      ['charged', partner],
      ['foreign', other],
    ] as const) {
      const { bridge, ...cdr } = await get<Bridged>(`/cdrs/${await idOf(name)}`);
      expect([cdr]).toEqual(cdrsAt(owner));
      expect(bridge).toMatchObject({ delivery: [{ state: 'delivered' }], stopReason: 'Local' });
    }
  });

  test('that nothing is owed, and that the partners are well', async () => {
    expect(await get('/deliveries?state=unsent')).toEqual([]);
    expect(await get('/deliveries?state=parked')).toEqual([]);
    for (const { name, ...rest } of await get<{ name: string }[]>('/partners')) {
      expect({ name, ...rest }).toMatchObject({
        state: 'registered',
        paused: false,
        counts: { cdrs: 0, locations: 0, sessions: 0, tariffs: 0 },
        parked: 0,
        lagMs: 0,
        sending: { state: 'ok', failures: 0, lastSuccessAt: expect.any(String) },
      });
      expect(JSON.stringify(rest)).not.toContain(partner.ownToken);
    }
  });

  test('a CDR that is held because its connector is mapped to no location', async () => {
    const id = await idOf('unmapped');
    const held = await get<{ key: string; code: string }[]>('/deliveries?state=held');
    expect(held.find(({ key }) => key === id)).toMatchObject({
      state: 'held',
      kind: 'cdrs',
      code: 'location-unknown',
      error: 'connector 3 of CP1 is mapped to no location',
    });
    expect(await get(`/sessions/${id}`)).toMatchObject({ bridge: { held: { code: 'location-unknown' } } });
    expect(await scene.bridge.admin('GET', `/cdrs/${id}`)).toMatchObject({
      status: 404,
      body: { code: 'cdr-held' },
    });
    const third = { evseId: 3, connectorId: 1, location: 'LOC1', evseUid: 'E2', ocpiConnectorId: '1' };
    const connectors = [stationSettings.connectors[0], third];
    await scene.bridge.must('PUT', '/stations/CP1', { ...stationSettings, connectors });
    expect(await scene.bridge.must('POST', `/deliveries/held~${id}/retry`)).toMatchObject({
      state: 'released',
    });
    await until('its CDR at the partner', () => partner.objects.has(`cdrs/${id}`));
    expect(partner.objects.get(`cdrs/${id}`)).toMatchObject({ cdr_location: { id: 'LOC1', evse_uid: 'E2' } });
    const owed = async () => (await get<{ key: string }[]>('/deliveries')).map(({ key }) => key);
    await until('it is owed no more', async () => !(await owed()).includes(id));
  });

  test('a CDR that is held because its connector has no tariff, until it has one', async () => {
    const id = await idOf('unpriced');
    expect(await get(`/sessions/${id}`)).toMatchObject({ bridge: { held: { code: 'tariff-missing' } } });
    const retry = () => scene.bridge.must('POST', `/deliveries/held~${id}/retry`);
    expect(await retry()).toMatchObject({ state: 'held', code: 'tariff-missing' });
    await scene.bridge.must('PUT', '/locations/LOC2', lane('T1'));
    expect(await retry()).toMatchObject({ state: 'released' });
    await until('its CDR at the partner', () => partner.objects.has(`cdrs/${id}`));
    expect(partner.objects.get(`cdrs/${id}`)).toMatchObject({
      total_energy: 10,
      total_cost: { excl_vat: 5 },
    });
    await until('nothing is owed', async () => (await get<object[]>('/deliveries')).length === 0);
  });
});
