import { describe, expect, test } from '@jest/globals';
import type { Station } from '../../src/core/model/station.ts';
import { maskedTag } from '../../src/core/masked-tag.ts';
import { StationView } from '../../src/core/station/station-view.ts';
import type { Expectation } from '../../src/core/watch/undertakings.ts';
import { Undertakings } from '../../src/core/watch/undertakings.ts';
import { Alerts } from '../../src/core/watch/watch-alerts.ts';
import type { WatchLimits } from '../../src/core/watch/watch-limits.ts';
import { watchEveryMs } from '../../src/core/watch/watch-limits.ts';
import { questionTo } from '../../src/core/watch/watch-questions.ts';
import { verdictOn } from '../../src/core/watch/watch-verdicts.ts';

const limits: WatchLimits = {
  silentMs: 60_000,
  statusMs: 30_000,
  preparingMs: 900_000,
  sessionMs: 0,
  stuckMs: 3_600_000,
  startMs: 180_000,
  stopMs: 60_000,
  resetMs: 300_000,
  closeMs: 1_800_000,
  closeAbsentMs: 0,
};

const mapped = (evseId: number, connectorId = 1) => ({
  evseId,
  connectorId,
  location: 'L',
  evseUid: `E${evseId}`,
  ocpiConnectorId: '1',
});

function view(settings: Partial<Station> = {}): StationView {
  return new StationView({
    id: 'CP',
    approved: true,
    securityProfile: 0,
    passwordHashes: [],
    connectors: [mapped(1), mapped(2)],
    ...settings,
  });
}

describe('alerts', () => {
  const condition = (key: string, since: number, limitMs = 100) =>
    ({ code: 'preparing-long', key, since, limitMs, text: key }) as const;

  test('count from when a condition was first seen, are told once, and end with it', () => {
    const alerts = new Alerts();
    expect(alerts.update('CP', [condition('a', 1000)], 1050)).toEqual([]);
    expect(alerts.of('CP')).toEqual([]);
    expect(alerts.update('CP', [condition('a', 1090)], 1100)).toMatchObject([{ text: 'a', since: 1000 }]);
    expect(alerts.update('CP', [condition('a', 1090), condition('b', 900)], 1110)).toMatchObject([
      { text: 'b' },
    ]);
    expect(alerts.of('CP').map(({ text }) => text)).toEqual(['b', 'a']);
    expect(alerts.update('CP', [condition('b', 900)], 1120)).toEqual([]);
    expect(alerts.of('CP').map(({ text }) => text)).toEqual(['b']);
    alerts.keep(new Set(['other']));
    expect(alerts.of('CP')).toEqual([]);
  });
});

describe('what is expected of a station', () => {
  const clock = { time: 0, now: () => clock.time };

  test('the later promise of the same replaces the earlier one', () => {
    clock.time = 1;
    const undertakings = new Undertakings(clock);
    undertakings.authorized(view(), 'Card');
    undertakings.accepted('CP', { kind: 'reset' });
    clock.time = 2;
    undertakings.accepted('CP', { kind: 'start', idTag: 'CARD', evseId: 1 });
    undertakings.accepted('CP', { kind: 'reset' });
    expect(undertakings.of('CP')).toEqual([
      { kind: 'start', idTag: 'CARD', evseId: 1, at: 2 },
      { kind: 'reset', at: 2 },
    ]);
    undertakings.acted(view(), 'card');
    expect(undertakings.of('CP')).toMatchObject([{ kind: 'reset' }]);
    undertakings.over('CP', undertakings.of('CP')[0]!);
    expect(undertakings.stations()).toEqual([]);
  });

  const start: Expectation = { kind: 'start', idTag: 'T', at: 1000 };
  const link = { connectedAt: 0 };

  const stop: Expectation = { kind: 'stop', transactionId: '1', at: 0 };
  const unlock: Expectation = { kind: 'unlock', evseId: 1, at: 0 };
  const reset: Expectation = { kind: 'reset', at: 5 };
  const there = { link, view: view() };

  test.each<[string, Expectation, { of: Parameters<typeof verdictOn>[1]; now: number; is?: string }]>([
    ['a start, too early', start, { of: { link }, now: 180_999 }],
    ['a start, too late', start, { of: { link }, now: 181_000, is: 'broken' }],
    ['a start at a station that is away', start, { of: {}, now: 1_000_000 }],
    ['a start at one that was away', start, { of: { link: { connectedAt: 5000 } }, now: 181_000 }],
    ['a stop that was done', stop, { of: there, now: 1, is: 'kept' }],
    ['an unlock without a session', unlock, { of: there, now: 1, is: 'kept' }],
    ['a reset with a new connection', reset, { of: { link: { connectedAt: 6 } }, now: 7, is: 'kept' }],
    ['a reset that led nowhere', reset, { of: {}, now: 300_005, is: 'broken' }],
    ['anything after a day', start, { of: {}, now: 90_000_000, is: 'kept' }],
  ])('%s', (_, expectation, { of, now, is }) => {
    const verdict = verdictOn(expectation, of, { now, limits });
    expect(verdict && (verdict.event ? 'broken' : 'kept')).toBe(is);
  });

  test('nothing is told where the limit is 0', () => {
    const verdict = verdictOn(start, { link }, { now: 500_000, limits: { ...limits, startMs: 0 } });
    expect(verdict).toEqual({ expectation: start });
  });
});

describe('what a station is asked', () => {
  const never = () => false;
  const asked = (of: StationView, now: number, connectedAt = 0) =>
    questionTo({ view: of, connectedAt, now, limits, wasPut: never });

  test('nothing before its time, nothing where that is switched off', () => {
    expect(asked(view(), 29_999)).toBeUndefined();
    expect(
      questionTo({ view: view(), connectedAt: 0, now: 1e9, limits: { statusMs: 0 }, wasPut: never }),
    ).toBeUndefined();
  });

  test('for what is mapped and for what it has spoken of, each once', () => {
    const known = view({ connectors: [mapped(1), mapped(2)] });
    for (const key of ['0', '1', '2.1', '2.2', '3']) known.connectors.set(key, { state: 'Available', at: 1 });
    expect(asked(known, 40_000, 10_000)).toMatchObject({
      connectors: [
        { evseId: 1, connectorId: 1 },
        { evseId: 2, connectorId: 1 },
        { evseId: 2, connectorId: 2 },
        { evseId: 3 },
      ],
    });
    for (const key of ['1', '2.1', '2.2', '3']) known.connectors.set(key, { state: 'Available', at: 20_000 });
    expect(asked(known, 40_000, 10_000)).toBeUndefined();
  });

  test('for all, where it has no connector that is known', () => {
    expect(asked(view({ connectors: [] }), 30_000)).toMatchObject({ connectors: [] });
  });

  test('for a boot, where it waits and may be accepted', () => {
    const waits = view();
    waits.boot = { vendor: 'V', model: 'M', bootedAt: 0, decision: 'rejected' };
    expect(asked(waits, 30_000)).toMatchObject({ about: 'boot' });
    waits.station = { ...waits.station, bootPolicy: 'reject' };
    expect(asked(waits, 30_000)).toBeUndefined();
  });
});

test('an idTag is shown in part, a short one not at all', () => {
  expect(maskedTag('04B7703A1D2280')).toBe('04***80');
  expect(maskedTag('1234567')).toBe('***');
});

test('rounds are a quarter of the shortest limit apart, and never long', () => {
  expect(watchEveryMs(limits)).toBe(7500);
  expect(watchEveryMs({ ...limits, statusMs: 0, stopMs: 0, silentMs: 0 })).toBe(15_000);
});
