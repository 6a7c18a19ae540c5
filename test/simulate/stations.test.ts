import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { EnergyMeter } from '../../src/simulate/energy-meter.ts';
import { simulateStations, stationIds } from '../../src/simulate/stations.ts';
import { until } from '../kit/until.ts';
import { CentralSystem } from './central-system.ts';

const central = { now: new CentralSystem() };

beforeEach(async () => {
  central.now = new CentralSystem();
  await central.now.start();
});

afterEach(() => central.now.stop());

describe('simulateStations', () => {
  test('drivers come and go until the signal; running sessions are ended and reported', async () => {
    const lines: string[] = [];
    const over = new AbortController();
    const running = simulateStations(
      {
        url: central.now.url,
        count: 3,
        prefix: 'SIM',
        idTags: ['A', 'B'],
        password: 'sixteen-or-more-letters',
        sessionSeconds: 0.05,
        idleSeconds: 0.02,
        out: (line) => lines.push(line),
      },
      over.signal,
    );
    await until('sessions were had', () => central.now.of('StopTransaction').length >= 3);
    await until('another one runs', () => central.now.of('StartTransaction').length > 3);
    over.abort();
    const totals = await running;
    expect(central.now.of('StopTransaction')).toHaveLength(central.now.of('StartTransaction').length);
    expect(totals).toMatchObject({ running: 0, unreported: 0, failed: 0, refused: 0, everConnected: 3 });
    expect(totals.sessions).toBe(central.now.of('StartTransaction').length);
    const tags = new Set(central.now.of('StartTransaction').map(({ idTag }) => idTag));
    expect(tags).toEqual(new Set(['A', 'B']));
    expect(lines[0]).toBe(`3 charge points SIM-1 to SIM-3 at ${central.now.url}`);
    expect(lines.some((line) => /SIM-2 +boot Accepted/.test(line))).toBe(true);
    expect(central.now.violations).toEqual([]);
  });

  test.each(['2.0.1', '2.1'] as const)('in OCPP %s as well', async (version) => {
    const newer = new CentralSystem(version);
    await newer.start();
    const over = new AbortController();
    const options = { url: newer.url, version, count: 2, sessionSeconds: 0.05, idleSeconds: 0.02 };
    const running = simulateStations({ ...options, out: () => undefined }, over.signal);
    const of = (type: string) => newer.of('TransactionEvent').filter(({ eventType }) => eventType === type);
    await until('sessions were had', () => of('Ended').length >= 3);
    over.abort();
    const totals = await running;
    await newer.stop();
    expect(of('Ended')).toHaveLength(of('Started').length);
    expect(totals).toMatchObject({ running: 0, unreported: 0, failed: 0, sessions: of('Started').length });
    expect(newer.violations).toEqual([]);
  });

  test.each(['1.6', '2.0.1', '2.1'] as const)('in OCPP %s connectors are used in turn', async (version) => {
    const wider = new CentralSystem(version);
    await wider.start();
    const lines: string[] = [];
    const over = new AbortController();
    const out = (line: string) => lines.push(line);
    const some = { url: wider.url, version, connectors: 3, sessionSeconds: 0.05, idleSeconds: 0.02 };
    const running = simulateStations({ ...some, out }, over.signal);
    const begun = () =>
      version === '1.6'
        ? wider.of('StartTransaction').map(({ connectorId }) => connectorId)
        : wider
            .of('TransactionEvent')
            .filter(({ eventType }) => eventType === 'Started')
            .map(({ evse }) => (evse as { id: number }).id);
    await until('each had a session, the first another', () => begun().length >= 4);
    if (version === '1.6') {
      const { configurationKey } = await wider.call('GetConfiguration', { key: ['NumberOfConnectors'] });
      expect(configurationKey).toEqual([{ key: 'NumberOfConnectors', readonly: true, value: '3' }]);
    } else {
      await wider.call('GetBaseReport', { requestId: 1, reportBase: 'FullInventory' });
      await until('it is reported', () => wider.of('NotifyReport').some(({ tbc }) => tbc === false));
      const reported = JSON.stringify(wider.of('NotifyReport'));
      for (const id of [1, 2, 3]) expect(reported).toContain(`{"id":${id},"connectorId":1}`);
      expect(reported).not.toContain('{"id":4');
    }
    over.abort();
    expect(await running).toMatchObject({ running: 0, unreported: 0, failed: 0 });
    await wider.stop();
    expect(begun().slice(0, 4)).toEqual([1, 2, 3, 1]);
    expect([1, 2, 3, 4].map((id) => wider.statuses(id).length > 0)).toEqual([true, true, true, false]);
    expect(lines[0]).toBe(`1 charge point SIM-1, 3 connectors each at ${wider.url}`);
    expect(wider.violations).toEqual([]);
  });

  test('many are counted, not told', async () => {
    const lines: string[] = [];
    const over = new AbortController();
    const options = {
      url: central.now.url,
      count: 25,
      idleSeconds: 60,
      out: (line: string) => lines.push(line),
    };
    const running = simulateStations(options, over.signal);
    await until('all booted', () => central.now.of('BootNotification').length === 25);
    over.abort();
    await running;
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('connected 25 of 25');
  });

  test('exactly the identities that are named', async () => {
    const lines: string[] = [];
    const over = new AbortController();
    const options = { url: central.now.url, ids: ['CP1', 'B/2'], out: (line: string) => lines.push(line) };
    const running = simulateStations(options, over.signal);
    await until('both booted', () => central.now.of('BootNotification').length === 2);
    over.abort();
    expect((await running).everConnected).toBe(2);
    expect(lines[0]).toBe(`2 charge points CP1, B/2 at ${central.now.url}`);
    const serials = central.now.of('BootNotification').map((boot) => boot['chargePointSerialNumber']);
    expect(serials.toSorted()).toEqual(['B/2', 'CP1']);
  });

  test('a session that is stopped from afar is followed by the next one', async () => {
    const over = new AbortController();
    const running = simulateStations(
      { url: central.now.url, sessionSeconds: 3600, idleSeconds: 0.5, out: () => undefined },
      over.signal,
    );
    const started = (n: number) =>
      until(`session ${n}`, () => central.now.of('StartTransaction').length === n);
    await started(1);
    await until('it may be stopped', async () => {
      const answer = await central.now.call('RemoteStopTransaction', { transactionId: 701 });
      return answer['status'] === 'Accepted';
    });
    await started(2);
    await central.now.call('UnlockConnector', { connectorId: 1 });
    await started(3);
    over.abort();
    expect((await running).sessions).toBe(3);
    expect(central.now.of('StopTransaction').map(({ reason }) => reason)).toEqual([
      'Remote',
      'UnlockCommand',
      'Local',
    ]);
  });

  test('what happens without a line is marked, and counted as not reported', async () => {
    const lines: string[] = [];
    const over = new AbortController();
    const running = simulateStations(
      {
        url: central.now.url,
        sessionSeconds: 0.3,
        idleSeconds: 0.1,
        out: (line) => lines.push(line),
      },
      over.signal,
    );
    await until('it charges', () => central.now.of('StartTransaction').length === 1);
    await central.now.stop();
    const offline = (what: string) => () => lines.some((line) => line.includes(`${what} (offline`));
    await until('the next one charges without a line', offline('connector 1 Charging'));
    over.abort();
    const totals = await running;
    expect(totals.unreported).toBeGreaterThan(0);
    expect(totals.running).toBe(0);
    expect(lines.at(-1)).toContain(`not reported ${totals.unreported})`);
  });

  test('a card that is not known: what to do, once', async () => {
    central.now.answers['Authorize'] = () => ({ idTagInfo: { status: 'Invalid' } });
    const lines: string[] = [];
    const over = new AbortController();
    const running = simulateStations(
      { url: central.now.url, idTags: ['NOCARD'], idleSeconds: 0.02, out: (line) => lines.push(line) },
      over.signal,
    );
    await until('asked twice', () => central.now.of('Authorize').length >= 2);
    over.abort();
    expect(await running).toMatchObject({ sessions: 0, unreported: 0 });
    expect(lines.filter((line) => line.endsWith('roambridge token put NOCARD'))).toHaveLength(1);
  });

  test.each([
    [404, 'unknown charge point', 'roambridge station approve SIM-1 --password ...'],
    [403, 'not approved yet', 'roambridge station events SIM-1'],
    [401, 'wrong or missing credentials', '--password'],
  ])('a handshake refused with %i: the reason, what to do, and no sessions', async (status, text, step) => {
    const reason = `refused with HTTP ${status}: ${text}`;
    const server = createServer().listen(0, '127.0.0.1');
    server.on('upgrade', (_request, socket) => {
      const head = `HTTP/1.1 ${status} No\r\nConnection: close\r\nContent-Length: ${text.length + 1}`;
      socket.end(`${head}\r\n\r\n${text}\n`);
    });
    await once(server, 'listening');
    const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/ocpp`;
    const lines: string[] = [];
    const over = new AbortController();
    const running = simulateStations({ url, out: (line) => lines.push(line) }, over.signal);
    await until('it was told', () => lines.some((line) => line.endsWith(`not connected: ${reason}`)));
    over.abort();
    const totals = await running;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect(totals).toMatchObject({ everConnected: 0, sessions: 0, unreported: 0, energyKwh: 0 });
    expect(totals.notConnected).toEqual([{ reason, httpStatus: status }]);
    expect(lines.some((line) => line.includes(step))).toBe(true);
    expect(lines.at(-1)).toMatch(new RegExp(`never connected 1: ${reason}$`));
    expect(lines.join('\n')).not.toMatch(/Charging|stopped/);
  });

  test('identities', () => {
    expect(stationIds('CP', 2)).toEqual(['CP-1', 'CP-2']);
    expect(stationIds('CP', 100)[6]).toBe('CP-007');
  });
});

describe('the energy meter', () => {
  const meter = (over: object = {}) =>
    new EnergyMeter({ maxPowerW: 100_000, current: 'DC', speed: 1, registerWh: 5_000, ...over });
  const minutes = (n: number) => n * 60_000;

  test('counts power by time, less the ramp, and stands still without a vehicle', () => {
    const one = meter();
    one.begin(0, { batteryWh: 1_000_000, socPercent: 0 });
    const after = one.read(minutes(6));
    // Ten kWh, less 20 seconds at 60 % on average.
    expect(after.registerWh).toBeGreaterThan(5_000 + 9_700);
    expect(after.registerWh).toBeLessThan(5_000 + 10_000);
    expect(after.powerW).toBe(100_000);
    one.end(minutes(6));
    expect(one.read(minutes(60))).toMatchObject({ registerWh: after.registerWh, powerW: 0 });
  });

  test('takes less and less power from 60 % on, never more than the battery holds', () => {
    const one = meter();
    one.begin(0, { batteryWh: 50_000, socPercent: 60 });
    const powers = [5, 10, 20, 40].map((n) => one.read(minutes(n)).powerW);
    expect(powers).toEqual(powers.toSorted((a, b) => b - a));
    expect(powers[3]).toBeLessThan(50_000);
    const full = one.read(minutes(600));
    expect(full).toMatchObject({ socPercent: 100, powerW: 0 });
    expect(full.registerWh).toBeLessThanOrEqual(5_000 + 20_000 + 200);
  });

  test('time-lapse: the register runs, the power shown is the true one', () => {
    const slow = meter();
    const fast = meter({ speed: 60 });
    for (const one of [slow, fast]) one.begin(0, { batteryWh: 1_000_000, socPercent: 0 });
    expect(fast.read(minutes(1)).registerWh).toBe(slow.read(minutes(60)).registerWh);
    expect(fast.read(minutes(1)).powerW).toBe(100_000);
  });
});
