import { describe, expect, test } from '@jest/globals';
import type { Session } from '../../src/core/model/session.ts';
import type { TransactionRecord } from '../../src/core/model/station.ts';
import type { Circumstances } from '../../src/core/plausibility.ts';
import { belowMinimum, defaultLimits, implausible } from '../../src/core/plausibility.ts';
import { makeSession } from '../store/fixtures.ts';

const start = Date.parse('2026-03-01T10:00:00Z');
const hour = 3_600_000;

function session(energyKwh: number, hours: number, more: Partial<Session> = {}): Session {
  const made = makeSession('S', start);
  const place = made.place && { ...made.place, maxPowerW: 11_000 };
  const over = { startedAt: start, endedAt: start + hours * hour, meterStartWh: 1000 };
  return { ...made, place, ...over, meterWh: 1000 + energyKwh * 1000, ...more };
}

const calm: Circumstances = { limits: defaultLimits, now: start + 3 * hour, neighbours: [] };
const codes = (of: Session, more: Partial<Circumstances> = {}) => [
  ...implausible(of, { ...calm, ...more }).keys(),
];

describe('a session is believed', () => {
  test('when it has the energy that its connector delivers in its time', () => {
    expect(codes(session(20, 2))).toEqual([]);
  });

  test('when it is short: a clock that is set meanwhile says nothing of power', () => {
    expect(codes(session(20, 1 / 3600))).toEqual([]);
  });

  test('when nobody said what its connector delivers', () => {
    const { place } = makeSession('S', start);
    expect(codes(session(500, 1, { place }))).toEqual([]);
  });
});

describe('a session is not believed', () => {
  test.each([
    ['power-implausible', session(40, 2), {}],
    ['energy-implausible', session(1001, 1000), { now: start + 1001 * hour }],
    ['energy-implausible', session(-1, 1), {}],
    ['too-old', session(20, 2), { now: start + 91 * 24 * hour }],
    ['in-the-future', session(20, 2), { now: start + hour }],
  ])('%s', (code, of, more) => {
    expect(codes(of, more)).toEqual([code]);
  });

  test('overlapping another at the same connector, unless by less than clocks differ', () => {
    const record = (endedAt: number, evseId = 1): TransactionRecord => ({
      ...{ sessionId: 'OTHER', evseId, idTag: 'X', startKey: '', startedAt: start - hour, endedAt },
    });
    const overlapping = (endedAt: number, evseId?: number) =>
      codes(session(20, 2), { neighbours: [record(endedAt, evseId)] });
    expect(overlapping(start + 10 * 60_000)).toEqual(['overlapping']);
    expect(overlapping(start + 10_000)).toEqual([]);
    expect(overlapping(start + 10 * 60_000, 2)).toEqual([]);
  });

  test('by the limits of whoever it is for', () => {
    const limits = { ...defaultLimits, powerTolerance: 2, maxEnergyWh: 10_000 };
    expect(codes(session(40, 2), { limits })).toEqual(['energy-implausible']);
  });
});

describe('a session below the minimum', () => {
  test('is below both, or below either where that is the rule', () => {
    expect(belowMinimum(session(0.1, 1 / 60), defaultLimits)).toBe('not billed: less than 0.2 kWh and 120 s');
    expect(belowMinimum(session(0.1, 1), defaultLimits)).toBeUndefined();
    expect(belowMinimum(session(5, 1 / 60), defaultLimits)).toBeUndefined();
    const either = { ...defaultLimits, minimum: 'either' as const };
    expect(belowMinimum(session(0.1, 1), either)).toBe('not billed: less than 0.2 kWh');
    expect(belowMinimum(session(5, 1), either)).toBeUndefined();
  });
});
