import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BridgeError, StationRefusal } from '../../src/core/errors.ts';
import { makeTariffVersion } from '../../src/core/ids.ts';
import { Operator } from '../admin/operator.ts';
import { location, tariff } from '../admin/samples.ts';
import { makeCdr, makeSession, makeTariff, makeToken } from '../store/fixtures.ts';
import { roambridge } from './terminal.ts';

let operator: Operator;
const start = Date.parse('2026-03-01T08:00:00Z');
beforeAll(async () => {
  operator = await Operator.start();
  await operator.addPartner('P1');
  await operator.call('PUT', '/admin/v1/tariffs/T1', tariff('T1', 0.49));
  await operator.call('PUT', '/admin/v1/locations/L1', location('L1'));
  const sealed = makeTariff('T9', 5);
  await operator.backing.store.commit([
    { type: 'tariff', tariff: sealed },
    {
      type: 'session',
      session: { ...makeSession('S1', start, 'P1'), tariffVersions: [makeTariffVersion('DE*ABC*T9', 5)] },
    },
    { type: 'samples', sessionId: 'S1', samples: [{ at: start, energyWh: 1200, powerW: 11_000 }] },
    { type: 'session', session: { ...makeSession('S2', start), status: 'COMPLETED', endedAt: start } },
    { type: 'hold', sessionId: 'S2', hold: { code: 'location-unknown', text: 'mapped to no location' } },
    { type: 'cdr', cdr: makeCdr('S1', start, 'P1') },
    { type: 'owed', partnerId: 'P1', ref: 'cdrs/S1' },
    { type: 'token', partnerId: 'P1', token: makeToken('FOREIGN') },
  ]);
});
afterAll(() => operator.close());

const cli = (argv: string, ...more: string[]) =>
  roambridge([...argv.split(' '), ...more], { url: operator.url });
/** Cells of a table, with the runs of spaces between them gone. */
const cells = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => line.split(/ {2,}/));

describe('station', () => {
  test('put creates, and changes only what is named', async () => {
    const created = await cli('station put CP1 --password 0123456789abcdef --connector 1=L1/E1/1');
    expect(created).toMatchObject({ code: 0, err: '' });
    expect(created.out).toContain('stationId: CP1\n');
    expect(created.out).toContain('connectors:\n  - evseId: 1\n    location: L1\n');
    expect(created.out).not.toContain('0123456789abcdef');
    const hashes = (await operator.backing.store.station('CP1'))?.passwordHashes;
    const changed = await cli('station put CP1 --no-approve --username box --json');
    expect(changed.json).toMatchObject({
      approved: false,
      username: 'box',
      connectors: [{ location: 'L1' }],
    });
    expect((await operator.backing.store.station('CP1'))?.passwordHashes).toEqual(hashes);
    expect((await cli('station put CP1 --approve --json')).json).toMatchObject({
      approved: true,
      username: 'box',
    });
  });

  test('put from a file replaces all; warnings go to stderr', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rb-station-'));
    const path = join(folder, 'cp2.json');
    await writeFile(path, JSON.stringify({ securityProfile: 0, connectors: [] }));
    const ran = await cli('station put CP2 --connector DE*ABC*NO', '--file', path);
    expect(ran.code).toBe(2);
    const warned = await cli('station put CP2 --connector 2=DE*ABC*NO/E1/1', '--file', path);
    expect(warned.err).toBe('warning: /connectors/0/location there is no location DE*ABC*NO yet\n');
    await writeFile(path, '[{},{}]');
    expect((await cli('station put CP2 --file', path)).err).toContain('is not one object');
    await rm(folder, { recursive: true });
  });

  test('put of what the bridge refuses names every fault', async () => {
    const { code, err } = await cli('station put CP3 --profile 1');
    expect(code).toBe(1);
    expect(err).toBe('roambridge: --password is required with securityProfile 1\n');
    const two = await cli('station put CP3 --profile 1 --connector 1=A/B/C --connector 1=D/E/F');
    expect(two.err).toMatch(
      /^roambridge: 2 mistakes:\n {2}--password is required.+\n {2}--connector: 1 is mapped twice\n$/,
    );
  });

  test('list and show; a station cannot move the cursor', async () => {
    await operator.backing.store.commit([
      { type: 'boot', stationId: 'CP1', boot: { vendor: 'AC\u001b[2JME', model: 'One', bootedAt: start } },
      { type: 'connector', stationId: 'CP1', connector: '1', status: { state: 'Charging', at: start } },
    ]);
    operator.stations.connect('CP1');
    await operator.backing.store.sawUnknownStation('KNOCK', start);
    const { out } = await cli('station list');
    expect(out).not.toContain('\u001b');
    const [head, first, , waiting] = cells(out);
    expect(head).toEqual(['STATION', 'STATE', 'OCPP', 'MODEL', 'FIRMWARE', 'LAST SEEN', 'CONNECTORS']);
    expect(first).toMatchObject([
      'CP1',
      'connected',
      '1.6',
      'AC\u00b7[2JME One',
      expect.any(String),
      '1:Charging',
    ]);
    expect(waiting).toEqual(['KNOCK', 'waiting for approval', '2026-03-01 08:00:00']);
    expect((await cli('station show CP1')).out).toContain('statuses:\n  - evseId: 1\n    status: Charging\n');
    expect((await cli('station show CP2')).out).toContain('\nlastSeen: never\n');
    expect((await cli('station show NOBODY')).err).toBe('roambridge: there is no station NOBODY\n');
  });

  test('call prints the result, or the error of the station', async () => {
    operator.stations.connect('CP1', (action, payload, timeoutMs) => {
      if (action === 'Reset') return { status: 'Accepted', payload, timeoutMs };
      if (action === 'Slow') throw new BridgeError('timeout', 'CP1 did not answer');
      throw new StationRefusal('NotImplemented', 'what?');
    });
    const done = await cli('station call CP1 Reset {"type":"Soft"} --timeout 7000');
    expect(done.code).toBe(0);
    expect(done.json).toEqual({ status: 'Accepted', payload: { type: 'Soft' }, timeoutMs: 7000 });
    expect(await cli('station call CP1 Dance')).toMatchObject({
      code: 1,
      err: 'roambridge: CP1 answered NotImplemented: what?\n',
    });
    const raw = await cli('station call CP1 Dance --json');
    expect(raw).toMatchObject({ code: 1, json: { error: { code: 'NotImplemented' } } });
    expect(await cli('station call CP1 Slow')).toMatchObject({
      code: 1,
      err: 'roambridge: CP1 did not answer\n',
    });
    expect(await cli('station call CP2 Reset')).toMatchObject({
      code: 1,
      err: expect.stringContaining('not connected'),
    });
    expect((await cli('station call CP1 Reset {type:Soft}')).code).toBe(2);
  });

  test('messages', async () => {
    const { store } = operator.backing;
    store.record('CP1', { at: start, direction: 'in', action: 'Heartbeat', frame: '[2,"1","Heartbeat",{}]' });
    store.record('CP1', { at: start + 1, direction: 'out', action: 'Heartbeat', frame: '[3,"1",{}]' });
    await store.sawUnknownStation('LATER', start);
    const rows = cells((await cli('station messages CP1 --action Heartbeat')).out);
    expect(rows.map(([at, direction, action, , message]) => [at, direction, action, message])).toEqual([
      ['AT', 'ACTION', 'ID', undefined],
      ['2026-03-01T08:00:00.001Z', '->', 'Heartbeat', '[3,"1",{}]'],
      ['2026-03-01T08:00:00.000Z', '<-', 'Heartbeat', '[2,"1","Heartbeat",{}]'],
    ]);
    expect((await cli('station messages CP1 --limit 1 --json')).json).toHaveLength(1);
    expect((await cli('station messages CP1 --action Reset')).out).toBe('no messages\n');
  });

  test('delete', async () => {
    expect(await cli('station delete CP2')).toMatchObject({ code: 0, out: 'station CP2 is deleted\n' });
    expect(await cli('station delete CP2')).toMatchObject({
      code: 1,
      err: 'roambridge: there is no station CP2\n',
    });
  });
});

test('location and tariff: list, show, delete', async () => {
  const [head, row] = cells((await cli('location list')).out);
  expect(head).toEqual(['ID', 'PARTY', 'NAME', 'CITY', 'EVSES', 'STATUS', 'UPDATED']);
  expect(row?.slice(0, 6)).toEqual(['L1', 'DE-ABC', 'Ring 1', 'Köln', '1', '1 AVAILABLE']);
  expect((await cli('location show L1 --json')).json).toMatchObject({ id: 'L1', evses: [{ uid: 'E1' }] });
  expect((await cli('location show L1')).out).toContain('evses:\n  - uid: E1\n');
  expect((await cli('location delete L1')).out).toBe('location L1 is removed\n');
  expect((await cli('location list')).out).toContain('1 REMOVED');
  const tariffs = cells((await cli('tariff list')).out);
  expect(tariffs[1]?.slice(0, 3)).toEqual(['T1', 'DE-ABC', 'EUR 0.49/kWh']);
  expect((await cli('tariff show T1')).out).toContain('currency: EUR\n');
  expect((await cli('tariff delete T1')).code).toBe(0);
  expect((await cli('tariff show T1')).code).toBe(1);
});

test('a list longer than a page is read to its end', async () => {
  const tokens = Array.from({ length: 1100 }, (_, i) => makeToken(`T${i}`));
  await operator.backing.store.commit(tokens.map((token) => ({ type: 'token', partnerId: null, token })));
  expect((await cli('token list --partner own --json')).json).toHaveLength(1100);
  await operator.backing.store.commit(
    tokens.map((token) => ({ type: 'token-removed', partnerId: null, token })),
  );
});

test('token: put, list, delete', async () => {
  const put = await cli('token put 04AA --contract DE-ABC-1 --visual-number 7 --issuer Me --blocked --json');
  expect(put.json).toMatchObject({
    uid: '04AA',
    contract_id: 'DE-ABC-1',
    visual_number: '7',
    issuer: 'Me',
    valid: false,
  });
  const rows = cells((await cli('token list')).out).map(([uid, , , , valid, , partner]) => [
    uid,
    valid,
    partner,
  ]);
  expect(rows).toEqual([
    ['UID', 'VALID', 'PARTNER'],
    ['04AA', 'no', 'own'],
    ['FOREIGN', 'yes', 'Partner P1'],
  ]);
  expect((await cli('token list --partner P1 --json')).json).toMatchObject([{ uid: 'FOREIGN' }]);
  expect(await cli('token put 04AA --type CARD')).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^roambridge: --type .+\n$/),
  });
  expect((await cli('token show 04aa')).out).toContain('contract_id: DE-ABC-1\n');
  expect((await cli('token show FOREIGN')).code).toBe(1);
  expect((await cli('token show foreign --partner', 'partner p1')).out).toContain('uid: FOREIGN\n');
  expect(await cli('token show 04AA --partner P1')).toMatchObject({
    code: 1,
    err: 'roambridge: there is no token 04AA of P1\n',
  });
  expect((await cli('token delete 04AA --type RFID')).out).toBe('token 04AA is deleted\n');
  expect((await cli('token delete 04AA')).code).toBe(1);
});

describe('partner', () => {
  test('register prints the steps and what came of them', async () => {
    operator.registering = async ({ name, token, versionsUrl, profile }, onStep) => {
      expect([name, token, versionsUrl, profile]).toEqual([
        'Hub',
        'secret',
        'https://hub.example/versions',
        'gireve',
      ]);
      onStep('GET https://hub.example/versions');
      onStep('POST https://hub.example/credentials');
      return operator.addPartner('HUB');
    };
    const argv = 'partner register Hub --url https://hub.example/versions --token-a secret --profile gireve';
    const { code, out } = await cli(argv);
    expect(code).toBe(0);
    expect(out).toMatch(/^ok {6}GET .+versions\nok {6}POST .+credentials\n\nid: HUB\n/);
  });

  test('register that fails marks the step and says why', async () => {
    operator.registering = (_request, onStep) => {
      onStep('GET https://hub.example/versions');
      onStep('GET https://hub.example/2.2.1');
      return Promise.reject(new BridgeError('partner-refused', 'HTTP 401'));
    };
    expect(
      await cli('partner register Hub --url https://hub.example/versions --token-a secret'),
    ).toMatchObject({
      code: 1,
      out: 'ok      GET https://hub.example/versions\nfailed  GET https://hub.example/2.2.1\n',
      err: 'roambridge: HTTP 401\n',
    });
  });

  test('invite', async () => {
    const { out } = await cli('partner invite Shop');
    expect(out).toContain('versionsUrl: https://bridge.example/ocpi/versions\ntoken: token-a\n');
    expect(out).not.toContain('replaced');
    expect(await cli('partner sync Shop')).toMatchObject({
      code: 1,
      err: 'roambridge: Shop is not registered yet\n',
    });
    await operator.partners.remove('invited-Shop');
  });

  test('invite a second time says that the first token is worth nothing now', async () => {
    await operator.partners.add({
      id: 'P7',
      name: 'shop',
      profile: 'plain',
      state: 'invited',
      paused: false,
      endpoints: [],
      roles: [],
      inboundTokenHashes: [],
    });
    const { out } = await cli('partner invite Shop');
    expect(out).toContain('\nAn earlier invitation of Shop is replaced: its token no longer works.\n');
    await operator.partners.remove('P7');
    await operator.partners.remove('invited-Shop');
  });

  test('list, show by name or id, pause, resume, sync, delete', async () => {
    const rows = cells((await cli('partner list')).out);
    expect(rows[0]).toEqual(['NAME', 'STATE', 'OCPI', 'PROFILE', 'PARTIES', 'UNSENT', 'PARKED', 'LAG', 'ID']);
    const own = rows.find(([name]) => name === 'Partner P1');
    expect(own?.slice(0, 5)).toEqual(['Partner P1', 'registered', '2.2.1', 'plain', 'NL-EMS EMSP']);
    for (const named of ['P1', 'partner p1']) {
      expect((await roambridge(['partner', 'show', named], { url: operator.url })).out).toContain('id: P1\n');
    }
    expect((await cli('partner pause P1')).out).toBe('Partner P1 is paused\n');
    expect((await cli('partner list')).out).toContain('registered, paused');
    expect(await cli('partner sync P1')).toMatchObject({
      code: 0,
      out: 'Partner P1 is paused, all of it will be sent on resume\n',
    });
    expect((await cli('partner resume P1 --json')).json).toMatchObject({ paused: false });
    expect((await cli('partner sync P1')).code).toBe(0);
    expect(operator.synced).toEqual(['P1', 'P1']);
    expect((await cli('partner delete HUB')).out).toBe('Partner HUB is unregistered\n');
    expect(await cli('partner show HUB')).toMatchObject({
      code: 1,
      err: 'roambridge: there is no partner HUB\n',
    });
  });

  test('a name that two have needs the id', async () => {
    const partner = await operator.addPartner('P8');
    await operator.partners.change('P8', (stored) => ({ ...stored, name: 'Partner P1' }));
    const { code, err } = await roambridge(['partner', 'show', 'Partner P1'], { url: operator.url });
    await operator.partners.remove(partner.id);
    expect({ code, err }).toEqual({
      code: 1,
      err: 'roambridge: there are 2 partners Partner P1: give an id\n',
    });
  });
});

test('session: list with filters, show, samples', async () => {
  const rows = cells((await cli('session list')).out);
  expect(rows[0]).toEqual('ID,STATUS,STATION,START,END,KWH,COST INCL. VAT,TOKEN,PARTNER,DELIVERY'.split(','));
  expect(rows.find(([id]) => id === 'S2')?.slice(-2)).toEqual(['own', 'held: location-unknown']);
  expect(rows.find(([id]) => id === 'S1')).toEqual(
    expect.arrayContaining(['ACTIVE', '2026-03-01 08:00:00', '1.2', '0.59 EUR', '04AABB', 'Partner P1']),
  );
  expect((await cli('session list --state held --json')).json).toMatchObject([{ id: 'S2' }]);
  expect((await cli('session list --partner P1 --station S1 --limit 1 --json')).json).toMatchObject([
    { id: 'S1' },
  ]);
  expect((await cli('session list --to 2026-01-01')).out).toBe('no sessions\n');
  expect(await cli('session list --state done')).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^roambridge: --state must be one of ACTIVE, .+\n$/),
  });
  const first = await cli('session list --limit 1');
  expect(cells(first.out)).toHaveLength(2);
  expect(first.err).toBe('1 of 2; --offset/--limit for others\n');
  const second = await cli('session list --limit 1 --offset 1');
  expect(cells(second.out)[1]).not.toEqual(cells(first.out)[1]);
  expect(second.err).toBe('');
  expect((await cli('session list --limit 1 --json')).err).toBe('');
  for (const list of ['session list', 'cdr list', 'token list', 'deliveries list']) {
    expect(await cli(`${list} --partner NOBODY`)).toMatchObject({
      code: 1,
      err: 'roambridge: there is no partner NOBODY\n',
    });
    expect((await cli(`${list} --json --partner`, 'partner p1')).json).not.toEqual([]);
  }
  expect((await cli('session show S1')).out).toContain('bridge:\n  stationId: S1\n');
  expect(cells((await cli('session show S1 --samples')).out)[1]).toEqual([
    '2026-03-01T08:00:00.000Z',
    '1200',
    '11000',
  ]);
});

test('cdr: list and show; deliveries: list, retry, drop, also as queue', async () => {
  const cdrs = cells((await cli('cdr list')).out);
  expect(cdrs[0]).toEqual('ID,STATION,START,END,KWH,COST INCL. VAT,TOKEN,PARTNER,DELIVERY'.split(','));
  expect(cdrs[1]?.slice(-2)).toEqual(['Partner P1', 'unsent']);
  expect((await cli('cdr show S1')).out).toMatch(/^country_code: DE\n/);
  expect((await cli('cdr show S2')).err).toContain('is held: mapped to no location');
  const listed = cells((await cli('deliveries list')).out).map(([id, state]) => [id, state]);
  expect(listed).toEqual(
    expect.arrayContaining([
      ['P1~cdrs/S1', 'unsent'],
      ['held~S2', 'held'],
    ]),
  );
  expect((await cli('queue list --state held --json')).json).toMatchObject([{ id: 'held~S2' }]);
  expect((await cli('queue retry P1~cdrs/S1')).out).toBe('queued, not sent yet; see `deliveries list`\n');
  expect(operator.resent).toEqual(['P1 cdrs/S1']);
  expect(await cli('deliveries retry held~S2')).toMatchObject({
    code: 1,
    out: expect.stringMatching(/^held: .+/),
  });
  const owedRef = await operator.backing.ledger.owedRef('P1', 'cdrs/S1');
  await operator.backing.ledger.park(owedRef!, { at: start, error: 'HTTP 400: no' });
  const [partner] = cells((await cli('partner list')).out).filter(([name]) => name === 'Partner P1');
  const { counts } = (await cli('partner show P1 --json')).json as { counts: Record<string, number> };
  const owed = Object.values(counts).reduce((sum, n) => sum + n, 0);
  expect(partner?.slice(5, 7)).toEqual([String(owed - 1), '1']);
  expect(await cli('deliveries drop held~S2')).toMatchObject({
    code: 2,
    err: 'roambridge: session S2 will never be billed: say so with --yes\n',
  });
  const asked = (answer: string) =>
    roambridge(['deliveries', 'drop', 'held~S2'], { url: operator.url, answer });
  expect(await asked('')).toMatchObject({ code: 1, err: 'roambridge: nothing was dropped\n' });
  expect((await cli('deliveries list --state held --json')).json).toHaveLength(1);
  expect(await asked('y')).toMatchObject({ code: 0, out: 'held~S2 is dropped\n' });
  expect((await cli('deliveries drop P1~cdrs/S1')).out).toBe('P1~cdrs/S1 is dropped\n');
  expect((await cli('deliveries drop P1~cdrs/S1')).code).toBe(1);
});
