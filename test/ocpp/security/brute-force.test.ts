import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LoginGuard, networkOf } from '../../../src/ocpp/login/login-guard.ts';
import { Takeovers } from '../../../src/ocpp/login/takeovers.ts';
import { HandshakeRefused } from '../../kit/station.ts';
import { until } from '../../kit/until.ts';
import { Desk } from '../desk.ts';

const minute = 60_000;

function ticking() {
  let now = 1_000_000;
  return { now: () => now, pass: (ms: number) => (now += ms) };
}

describe('the guard', () => {
  const attacker = { identity: 'CP1', address: '198.51.100.1' };
  const station = { identity: 'CP1', address: '203.0.113.5' };

  test('answers grow later, then the pair is locked, each time for longer', () => {
    const clock = ticking();
    const guard = new LoginGuard(clock);
    const delays = Array.from({ length: 9 }, () => guard.failed(attacker));
    expect(delays.map(({ delayMs }) => delayMs)).toEqual([0, 250, 500, 1000, 2000, 4000, 5000, 5000, 5000]);
    expect(delays.every(({ lockedMs }) => lockedMs === undefined)).toBe(true);
    const locks = Array.from({ length: 6 }, () => {
      const { lockedMs = 0 } = guard.failed(attacker);
      clock.pass(lockedMs);
      expect(guard.lockedMs(attacker)).toBe(0);
      return lockedMs / minute;
    });
    expect(locks).toEqual([1, 2, 4, 8, 15, 15]);
    clock.pass(11 * minute);
    expect(guard.failed(attacker)).toEqual({ delayMs: 0 });
  });

  test('the station itself, from another address, is not locked out', () => {
    const guard = new LoginGuard(ticking());
    for (let i = 0; i < 200; i++) guard.failed(attacker);
    expect(guard.lockedMs(attacker)).toBeGreaterThan(0);
    expect(guard.lockedMs(station)).toBe(0);
  });

  test('an address that tries many identities is locked, but for who was let in from there', () => {
    const guard = new LoginGuard(ticking());
    const friend = { identity: 'FRIEND', address: attacker.address };
    guard.succeeded(friend);
    for (let i = 0; i < 50; i++) guard.failed({ ...attacker, identity: `X${i}` });
    expect(guard.lockedMs({ ...attacker, identity: 'NEW' })).toBe(minute);
    expect(guard.lockedMs(friend)).toBe(0);
  });

  test('an IPv6 address is its network, an identity has no case', () => {
    expect(networkOf('2001:db8:0:1::5')).toBe(networkOf('2001:0DB8::1:a:b:c:d'));
    expect(networkOf('2001:db8:0:2::5')).not.toBe(networkOf('2001:db8:0:1::5'));
    expect(networkOf('::1')).toBe('0:0:0:0::/64');
    expect(networkOf('192.0.2.1')).toBe('192.0.2.1');
    const guard = new LoginGuard(ticking());
    for (let i = 0; i < 10; i++) guard.failed({ identity: i % 2 ? 'cp1' : 'CP1', address: `2001:db8::${i}` });
    expect(guard.lockedMs({ identity: 'Cp1', address: '2001:db8::ffff' })).toBe(minute);
  });

  test('new settings and a right password end it', () => {
    const guard = new LoginGuard(ticking());
    for (let i = 0; i < 10; i++) guard.failed(attacker);
    guard.forget('cp1');
    expect(guard.lockedMs(attacker)).toBe(0);
    for (let i = 0; i < 9; i++) guard.failed(station);
    guard.succeeded(station);
    expect(guard.failed(station).lockedMs).toBeUndefined();
  });

  test('memory is bounded', () => {
    const guard = new LoginGuard(ticking(), { mostEntries: 100, addressFailures: 1e9 });
    for (let i = 0; i < 10_000; i++) {
      guard.failed({ identity: `X${i}`, address: `10.0.${i >> 8}.${i & 255}` });
      guard.isNews(`X${i}`, 'wrong');
      guard.succeeded({ identity: `Y${i}`, address: '10.0.0.1' });
    }
    const maps = Object.values(guard).filter((value): value is Map<string, unknown> => value instanceof Map);
    expect(maps.length).toBe(5);
    expect(Math.max(...maps.map(({ size }) => size))).toBeLessThanOrEqual(100);
  });

  test('what is news is so once per burst and reason', () => {
    const clock = ticking();
    const guard = new LoginGuard(clock);
    expect([guard.isNews('A', 'x'), guard.isNews('a', 'x'), guard.isNews('A', 'y')]).toEqual([
      true,
      false,
      true,
    ]);
    clock.pass(9 * minute);
    expect(guard.isNews('A', 'x')).toBe(false);
    clock.pass(11 * minute);
    expect(guard.isNews('A', 'x')).toBe(true);
  });
});

describe('two devices with one identity', () => {
  test('are told of once, and wait longer each time, up to ten seconds', () => {
    const clock = ticking();
    const takeovers = new Takeovers(clock);
    const seen = Array.from({ length: 8 }, () => {
      const found = takeovers.noted('CP1');
      return [found, takeovers.delayMs('cp1')];
    });
    expect(seen).toEqual([
      ['once', 0],
      ['once', 0],
      ['news', 1000],
      ['flapping', 2000],
      ['flapping', 4000],
      ['flapping', 8000],
      ['flapping', 10_000],
      ['flapping', 10_000],
    ]);
    clock.pass(3 * minute);
    expect(takeovers.delayMs('CP1')).toBe(0);
  });

  test('a station whose line drops once a minute is none', () => {
    const clock = ticking();
    const takeovers = new Takeovers(clock);
    for (let i = 0; i < 20; i++) {
      expect(takeovers.noted('CP1')).toBe('once');
      clock.pass(minute);
    }
  });
});

describe('at the door', () => {
  const right = '0123456789abcdef';
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open({ loginLimits: { firstDelayMs: 1, mostDelayMs: 5, pairFailures: 4 } });
  });
  afterAll(() => desk.close());

  const guess = (id: string, password = 'guess-17') =>
    desk.connect(id, { password }).then(
      async (station) => {
        await station.close();
        return 101;
      },
      (error: unknown) => (error instanceof HandshakeRefused ? error.status : error),
    );
  const add = (id: string) =>
    desk.addStation(id, { securityProfile: 1, passwordHashes: [desk.secrets.hash(right)] });

  test('wrong passwords end in 429 with Retry-After; one event for the burst, one for the lock', async () => {
    await add('B1');
    const statuses: unknown[] = [];
    for (let i = 0; i < 6; i++) statuses.push(await guess('B1'));
    expect(statuses).toEqual([401, 401, 401, 401, 429, 429]);
    const refused = await desk.connect('B1', { password: right }).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      status: 429,
      headers: { 'retry-after': expect.stringMatching(/^\d+$/) },
    });
    const events = await until('both are kept', async () => {
      const found = await desk.store.stationEvents('B1', { limit: 10 });
      return found.length > 1 && found;
    });
    expect(events.map(({ kind, severity }) => [kind, severity])).toEqual([
      ['login', 'alarm'],
      ['login', 'warning'],
    ]);
    const logged = desk.log.filter(({ level, fields }) => level === 'warn' && fields['path'] === '/ocpp/B1');
    expect(logged).toHaveLength(1);
    expect(JSON.stringify([events, desk.log])).not.toMatch(/guess-17|0123456789abcdef/);
  });

  test('many guesses at once are no way around it', async () => {
    await add('B2');
    const statuses = await Promise.all(Array.from({ length: 30 }, () => guess('B2')));
    expect(statuses.filter((status) => status === 401)).toHaveLength(4);
    expect(statuses.filter((status) => status === 429)).toHaveLength(26);
  });

  test('new settings open the door at once', async () => {
    const station = await add('B3');
    for (let i = 0; i < 5; i++) await guess('B3');
    await desk.server.stations.configured(station);
    expect(await guess('B3', right)).toBe(101);
  });

  test('connections that replace each other are an alarm, and the third waits for the fourth', async () => {
    await desk.addStation('F1');
    const first = await desk.connect('F1');
    for (let i = 0; i < 3; i++) await desk.connect('F1');
    await first.closed();
    const events = await until('the alarm is kept', async () => {
      const found = await desk.store.stationEvents('F1', { limit: 10, kind: 'connection' });
      return found.length > 0 && found;
    });
    expect(events).toMatchObject([{ severity: 'alarm', text: expect.stringMatching(/two devices/) }]);
    expect(desk.server.stations.takeoverDelayMs('F1')).toBe(1000);
    const late = await desk.connect('F1');
    await expect(late.call('Heartbeat', {})).resolves.toHaveProperty('currentTime');
    await late.close();
    expect(await desk.store.stationEvents('F1', { limit: 10, kind: 'connection' })).toHaveLength(1);
  });

  test('who waits at the door does not hold up the end', async () => {
    const closing = await Desk.open({
      loginLimits: { firstDelayMs: 3_600_000, mostDelayMs: 3_600_000, pairFailures: 2 },
    });
    await closing.addStation('W1', { securityProfile: 1 });
    await closing.connect('W1').catch(() => undefined);
    const waiting = closing.connect('W1').catch((error: unknown) => error);
    await until('it waits', () => closing.log.some(({ message }) => message === 'too many logins failed'));
    await closing.close();
    const refused = await waiting;
    expect(refused).toMatchObject({ status: 401 });
  });
});
