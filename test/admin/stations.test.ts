import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BridgeError, StationRefusal } from '../../src/core/errors.ts';
import { clock } from '../store/fixtures.ts';
import { at, Operator } from './operator.ts';
import { location } from './samples.ts';

let operator: Operator;
const path = '/admin/v1/stations';
const mapping = { evseId: 1, connectorId: 1, location: 'LOC1', evseUid: 'E1', ocpiConnectorId: '1' };
beforeAll(async () => {
  operator = await Operator.start();
  await operator.call('PUT', '/admin/v1/locations/LOC1', location('LOC1'));
});
afterAll(() => operator.close());

describe('settings', () => {
  test('a new station: approved, profile 1, the password kept as a hash only', async () => {
    const body = { mode: 'terminate', password: 'correct horse battery', connectors: [mapping] };
    const answer = await operator.call('PUT', `${path}/CP1`, body);
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      stationId: 'CP1',
      mode: 'terminate',
      approved: true,
      securityProfile: 1,
      passwordSet: true,
      connectors: [mapping],
      connected: false,
      statuses: [],
      alerts: [],
      warnings: [],
    });
    const stored = await operator.backing.store.station('CP1');
    expect(stored?.passwordHashes).toEqual([operator.secrets.hash('correct horse battery')]);
    expect(operator.stations.configuredIds).toContain('CP1');
  });

  test('a password of hexadecimal digits is accepted as text and as bytes', async () => {
    const password = '0123456789abcdef0123';
    await operator.call('PUT', `${path}/HEX`, { password });
    const hashes = [password, Buffer.from(password, 'hex')].map((secret) => operator.secrets.hash(secret));
    expect((await operator.backing.store.station('HEX'))?.passwordHashes).toEqual(hashes);
    await operator.call('PUT', `${path}/HEX`, { password: 'abc' });
    expect((await operator.backing.store.station('HEX'))?.passwordHashes).toHaveLength(1);
  });

  test('what GET answers may be sent back, and the password stays', async () => {
    const before = await operator.backing.store.station('CP1');
    const { body } = await operator.call('GET', `${path}/CP1`);
    const answer = await operator.call('PUT', `${path}/CP1`, {
      ...(body as object),
      warnings: [],
      approved: false,
    });
    expect(answer).toMatchObject({ status: 200, body: { approved: false, passwordSet: true } });
    expect(await operator.backing.store.station('CP1')).toEqual({ ...before, approved: false });
  });

  test.each([
    ['proxy mode', { mode: 'proxy' }, '/mode', /not supported in this release/],
    ['shadow mode', { mode: 'shadow', securityProfile: 0 }, '/mode', /not supported in this release/],
    ['profile 2 without a password', { securityProfile: 2 }, '/password', /required with securityProfile 2/],
    [
      'a fingerprint that is none',
      { securityProfile: 3, clientCertificate: { fingerprint256: ['ab'] } },
      '/clientCertificate/fingerprint256/0',
      /pattern/,
    ],
    [
      'a quirk that is none',
      { securityProfile: 0, quirks: { energyUnit: 'MWh' } },
      '/quirks/energyUnit',
      /must be one of kWh/,
    ],
    [
      'times of no zone',
      { securityProfile: 0, quirks: { timesWithoutZone: 'Mars/Olympus' } },
      '/quirks/timesWithoutZone',
      /IANA/,
    ],
    ['profile 4', { securityProfile: 4, password: 'x' }, '/securityProfile', /more than 3/],
    ['no password', {}, '/password', /required/],
    ['an empty password', { password: '' }, '/password', /is empty/],
    ['an unknown mode', { mode: 'off', securityProfile: 0 }, '/mode', /terminate, proxy, shadow/],
    ['an unknown field', { colour: 'red', securityProfile: 0 }, '/colour', /not a known field/],
    ['another id', { stationId: 'CP2', securityProfile: 0 }, '/stationId', /path says NEW/],
    ['approved as text', { approved: 'yes', securityProfile: 0 }, '/approved', /boolean/],
    ['connectors that are no list', { connectors: {}, securityProfile: 0 }, '/connectors', /array/],
    [
      'a connector without EVSE',
      { securityProfile: 0, connectors: [{ evseId: 1, location: 'L', ocpiConnectorId: '1' }] },
      '/connectors/0/evseUid',
      /required/,
    ],
    [
      'connector 0',
      { securityProfile: 0, connectors: [{ ...mapping, evseId: 0 }] },
      '/connectors/0/evseId',
      /less than 1/,
    ],
    [
      'one number twice',
      { securityProfile: 0, connectors: [mapping, { ...mapping, evseUid: 'E2' }] },
      '/connectors/1/evseId',
      /twice/,
    ],
    [
      'one OCPI connector twice',
      { securityProfile: 0, connectors: [mapping, { ...mapping, evseId: 2, evseUid: 'e1' }] },
      '/connectors/1',
      /twice/,
    ],
  ])('%s is refused', async (_what, body, pointer, reason) => {
    const answer = await operator.call('PUT', `${path}/NEW`, body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid' } });
    expect(at(answer.body, 'faults')).toEqual(
      expect.arrayContaining([{ pointer, reason: expect.stringMatching(reason) }]),
    );
    expect(await operator.backing.store.station('NEW')).toBeUndefined();
  });

  test('an id with control characters is refused', async () => {
    expect((await operator.call('PUT', `${path}/A%0AB`, { securityProfile: 0 })).status).toBe(400);
  });

  test('quirks: those that are set, those of its kind, and where they are written', async () => {
    const quirks = { idTagMaxLength: 16, ignoreMeasurands: ['SoC'] };
    const bootedAt = Date.parse('2026-03-01T08:00:00Z');
    const boot = { vendor: 'Alfen BV', model: 'NG910', bootedAt };
    await operator.backing.store.commit([{ type: 'boot', stationId: 'QUIRKY', boot }]);
    const { body } = await operator.call('PUT', `${path}/QUIRKY`, { securityProfile: 0, quirks });
    expect(body).toMatchObject({
      quirks,
      appliedQuirks: [
        { from: 'built-in', source: expect.stringContaining('https://'), set: { idTagFormat: 'hex' } },
        { from: 'station', set: quirks },
      ],
    });
    // what is shown may be put again
    expect((await operator.call('PUT', `${path}/QUIRKY`, body)).body).toMatchObject({ quirks });
    const without = await operator.call('PUT', `${path}/QUIRKY`, { securityProfile: 0, quirks: {} });
    expect(without.body).not.toHaveProperty('quirks');
  });

  test('violations: the most frequent first', async () => {
    const kind = { pointer: '', lastAt: Date.parse('2026-03-01T08:00:00Z') };
    const kinds = [
      { ...kind, action: 'A', reason: 'is wrong', count: 1 },
      { ...kind, action: 'B', reason: 'is odd', count: 4 },
    ];
    const violations = { count: 5, kinds };
    await operator.backing.store.commit([{ type: 'violations', stationId: 'VIOLATES', violations }]);
    await operator.call('PUT', `${path}/VIOLATES`, { securityProfile: 0 });
    const { body } = await operator.call('GET', `${path}/VIOLATES`);
    expect(body).toMatchObject({
      violations: { count: 5, kinds: [{ action: 'B', lastAt: '2026-03-01T08:00:00.000Z' }, { action: 'A' }] },
    });
    expect((await operator.call('PUT', `${path}/VIOLATES`, body)).status).toBe(200);
  });

  test('a field that is misspelt is told with the one that was meant', async () => {
    const { body } = await operator.call('PUT', `${path}/NEW`, { securityprofile: 0, quirks: { colour: 1 } });
    expect(at(body, 'faults')).toEqual([
      { pointer: '/securityprofile', reason: 'is not a known field: did you mean securityProfile?' },
      { pointer: '/quirks/colour', reason: expect.stringMatching(/known are energyUnit, .*deflate$/) },
    ]);
  });

  test('DELETE disconnects and forgets', async () => {
    await operator.call('PUT', `${path}/WARN`, { securityProfile: 0 });
    expect((await operator.call('DELETE', `${path}/WARN`)).status).toBe(204);
    expect(operator.stations.removedIds).toContain('WARN');
    const gone = await operator.call('GET', `${path}/WARN`);
    expect(gone).toMatchObject({ status: 404, body: { code: 'unknown-station' } });
    expect((await operator.call('DELETE', `${path}/WARN`)).status).toBe(404);
  });
});

describe('state', () => {
  test('what a station said of itself and its connectors', async () => {
    const { store } = operator.backing;
    const boot = {
      vendor: 'ACME',
      model: 'One',
      firmware: '1.2',
      serialNumber: 'S',
      bootedAt: 1_700_000_000_000,
    };
    await store.commit([
      { type: 'boot', stationId: 'CP1', boot },
      {
        type: 'connector',
        stationId: 'CP1',
        connector: '1',
        status: { state: 'Faulted', errorCode: 'HighTemperature', at: 5 },
      },
      { type: 'connector', stationId: 'CP1', connector: '0', status: { state: 'Available', at: 4 } },
    ]);
    expect((await operator.call('GET', `${path}/CP1`)).body).toMatchObject({
      vendor: 'ACME',
      model: 'One',
      firmware: '1.2',
      serialNumber: 'S',
      bootedAt: '2023-11-14T22:13:20.000Z',
      lastSeen: '2023-11-14T22:13:20.000Z',
      connected: false,
      statuses: [
        { evseId: 0, status: 'Available', at: '1970-01-01T00:00:00.004Z' },
        { evseId: 1, status: 'Faulted', errorCode: 'HighTemperature', at: '1970-01-01T00:00:00.005Z' },
      ],
    });
  });

  test('while connected: the version and when it was last heard', async () => {
    operator.stations.connect('CP1');
    const lastSeen = new Date(clock.now()).toISOString();
    const connected = { connected: true, version: '1.6', lastSeen, connectedAt: lastSeen };
    expect((await operator.call('GET', `${path}/CP1`)).body).toMatchObject(connected);
  });

  test('unknown stations wait in the list until they are set up', async () => {
    const { store } = operator.backing;
    const knock = { remoteAddress: '192.0.2.9', subprotocols: ['ocpp1.6', 'ocpp2.0.1'] };
    await store.sawUnknownStation('KNOCK', 500);
    await store.sawUnknownStation('KNOCK', 1000, knock);
    await store.sawUnknownStation('CP1', 2000);
    const waiting = {
      stationId: 'KNOCK',
      approved: false,
      connected: false,
      lastSeen: '1970-01-01T00:00:01.000Z',
      waiting: true,
      attempts: 2,
      ...knock,
    };
    const listed = await operator.call('GET', path);
    expect(at(listed.body, '0.stationId')).toBe('CP1');
    expect((listed.body as unknown[]).at(-1)).toEqual(waiting);
    expect(listed.headers.get('x-total-count')).toBe(String((listed.body as unknown[]).length));
    expect((await operator.call('GET', `${path}/KNOCK`)).body).toEqual(waiting);
    await operator.call('PUT', `${path}/KNOCK`, { securityProfile: 0 });
    expect(JSON.stringify((await operator.call('GET', path)).body)).not.toContain('waiting');
  });

  test('the list is paged', async () => {
    const page = await operator.call('GET', `${path}?limit=1&offset=1`);
    expect(page.body).toHaveLength(1);
    expect(page.headers.get('link')).toContain('offset=2');
  });
});

describe('calls', () => {
  const calls = `${path}/CP1/calls`;

  test('the result of the station', async () => {
    const seen: unknown[] = [];
    operator.stations.connect('CP1', (...call) => {
      seen.push(call);
      return { status: 'Accepted' };
    });
    const body = { action: 'Reset', payload: { type: 'Soft' }, timeoutMs: 5000 };
    expect((await operator.call('POST', calls, body)).body).toEqual({ result: { status: 'Accepted' } });
    await operator.call('POST', calls, { action: 'ClearCache' });
    expect(seen).toEqual([
      ['Reset', { type: 'Soft' }, 5000],
      ['ClearCache', {}, undefined],
    ]);
  });

  test('the error of the station is an answer', async () => {
    operator.stations.connect('CP1', () => {
      throw new StationRefusal('NotSupported', 'no such feature');
    });
    const answer = await operator.call('POST', calls, { action: 'Reset' });
    expect(answer).toMatchObject({
      status: 200,
      body: { error: { code: 'NotSupported', description: 'no such feature' } },
    });
  });

  test.each([
    ['timeout', 504],
    ['invalid', 400],
    ['not-supported', 400],
  ] as const)('%s: %d', async (code, status) => {
    operator.stations.connect('CP1', () => {
      throw new BridgeError(code, 'as it is');
    });
    const answer = await operator.call('POST', calls, { action: 'Reset' });
    expect(answer).toMatchObject({ status, body: { code, detail: 'as it is' } });
  });

  test('unknown: 404, not connected: 409, not a call: 400', async () => {
    const reset = { action: 'Reset' };
    expect(await operator.call('POST', `${path}/NOBODY/calls`, reset)).toMatchObject({
      status: 404,
      body: { code: 'unknown-station' },
    });
    expect(await operator.call('POST', `${path}/HEX/calls`, reset)).toMatchObject({
      status: 409,
      body: { code: 'not-connected' },
    });
    for (const body of [{}, { action: '' }, { action: 'Reset', payload: [] }, { ...reset, timeoutMs: 0 }]) {
      expect((await operator.call('POST', calls, body)).status).toBe(400);
    }
  });
});

describe('messages', () => {
  test('newest first, by action and page by page', async () => {
    const { store } = operator.backing;
    for (const [at, action] of [
      [1, 'BootNotification'],
      [2, 'Heartbeat'],
      [3, 'Heartbeat'],
    ] as const) {
      store.record('HEX', { at, direction: at === 2 ? 'out' : 'in', action, frame: `[2,"${at}"]` });
    }
    // Anything committed after them is written after them.
    await store.sawUnknownStation('LATER', 1);
    const all = (await operator.call('GET', `${path}/HEX/messages`)).body;
    expect(all).toMatchObject([
      { at: '1970-01-01T00:00:00.003Z', direction: 'in', action: 'Heartbeat', frame: '[2,"3"]' },
      { direction: 'out', frame: '[2,"2"]' },
      { action: 'BootNotification' },
    ]);
    const before = String(at(all, '1.id'));
    expect((await operator.call('GET', `${path}/HEX/messages?before=${before}`)).body).toHaveLength(1);
    expect((await operator.call('GET', `${path}/HEX/messages?action=Heartbeat&limit=1`)).body).toMatchObject([
      { frame: '[2,"3"]' },
    ]);
    expect((await operator.call('GET', `${path}/HEX`)).body).toMatchObject({
      lastSeen: '1970-01-01T00:00:00.003Z',
    });
  });

  test('what is no frame id, and a station that is unknown', async () => {
    for (const id of ['x', '0-0', `${'9'.repeat(26)}-0`]) {
      expect((await operator.call('GET', `${path}/HEX/messages?before=${id}`)).status).toBe(400);
      expect((await operator.call('GET', `${path}/HEX/events?before=${id}`)).status).toBe(400);
    }
    expect((await operator.call('GET', `${path}/NOBODY/messages`)).status).toBe(404);
  });
});
