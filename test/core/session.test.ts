import { describe, expect, test } from '@jest/globals';
import type { Session } from '../../src/core/model/session.ts';
import { added, believe, believed, clockOffset, ended, turned } from '../../src/core/station/session.ts';

const start = Date.parse('2026-03-01T10:00:00Z');
const minutes = (n: number) => start + n * 60_000;

const session: Session = {
  id: 'S1',
  countryCode: 'DE',
  partyId: 'ABC',
  stationId: 'CP1',
  evseId: 1,
  transactionId: '7',
  place: null,
  owner: null,
  idTag: 'TAG',
  token: null,
  authMethod: 'WHITELIST',
  status: 'ACTIVE',
  startedAt: start,
  meterStartWh: 1000,
  turns: [],
  meterWh: 1000,
  periods: [{ startedAt: start, kind: 'charging', energyWh: 0 }],
  currency: 'EUR',
  tariffVersions: [],
  findings: [],
  flags: [],
  lastUpdated: start,
};

describe('turned', () => {
  test('notes where the vehicle stops asking for power, and where it asks again', () => {
    let s = turned(session, 'parking', minutes(30), minutes(31));
    s = turned(s, 'charging', minutes(50), minutes(52));
    expect(s.turns).toEqual([
      { at: minutes(30), kind: 'parking' },
      { at: minutes(50), kind: 'charging' },
    ]);
    expect(s.lastUpdated).toBe(minutes(52));
  });

  test('repeated states are no turn', () => {
    expect(turned(session, 'charging', minutes(5), minutes(5))).toBe(session);
    const parked = turned(session, 'parking', minutes(5), minutes(5));
    expect(turned(parked, 'parking', minutes(6), minutes(6))).toBe(parked);
  });

  test('an older time stamp cannot turn what is already past', () => {
    const parked = turned(session, 'parking', minutes(30), minutes(30));
    const back = turned(parked, 'charging', minutes(10), minutes(31));
    expect(back.turns.map(({ at }) => at)).toEqual([minutes(30), minutes(30)]);
  });
});

describe('ended', () => {
  test('takes the last reading and the station’s time', () => {
    const s = ended(session, { at: minutes(60), meterStopWh: 9000, reason: 'Local' }, minutes(61));
    expect(s).toMatchObject({
      status: 'COMPLETED',
      endedAt: minutes(60),
      stopReason: 'Local',
      meterStopWh: 9000,
      lastUpdated: minutes(61),
    });
  });

  test('a session never ends before it began', () => {
    const s = ended(session, { at: minutes(-10), meterStopWh: 1000 }, minutes(3));
    expect(s.endedAt).toBe(start);
    expect(s.flags).toEqual(['clock-skew', 'clock-changed']);
  });

  test('closed by a rule, then by the station: the station’s word stands', () => {
    const ruled = ended(session, { at: minutes(20), byRule: true }, minutes(20));
    expect(ruled.flags).toEqual(['stop-missing']);
    const s = ended(ruled, { at: minutes(15), meterStopWh: 3000 }, minutes(30));
    expect(s.flags).toEqual([]);
    expect(s).toMatchObject({ endedAt: minutes(15), meterStopWh: 3000 });
  });

  test('a refused session is invalid', () => {
    const s = ended({ ...session, flags: ['refused'] }, { at: minutes(1), meterStopWh: 1000 }, minutes(1));
    expect(s.status).toBe('INVALID');
  });
});

describe('believed', () => {
  test('a reading from just before the start is one of the start, one from long before was received now', () => {
    const samples = [-200, -5, 3].map((n) => ({ at: minutes(n), energyWh: n }));
    expect(believed(samples, session, minutes(4)).map(({ at }) => at)).toEqual([
      minutes(4),
      start,
      minutes(3),
    ]);
  });
});

describe('added', () => {
  test('leaves out what is known', () => {
    const known = [{ at: minutes(1), energyWh: 1 }];
    const more = [
      { at: minutes(1), energyWh: 2 },
      { at: minutes(2), energyWh: 1 },
    ];
    expect(added([...known, ...more], known)).toEqual(more);
  });
});

describe('believe', () => {
  test('old frames are replays, the future and 1970 are broken clocks', () => {
    expect(believe(minutes(-600), start)).toEqual({ at: minutes(-600), skewed: false });
    const lastYear = start - 365 * 24 * 3_600_000;
    expect(believe(lastYear, start)).toEqual({ at: lastYear, skewed: false });
    expect(believe(minutes(60), start)).toEqual({ at: start, skewed: true });
    expect(believe(0, start)).toEqual({ at: start, skewed: true });
  });

  test('time counts in whole seconds, as it is billed', () => {
    expect(believe(start + 990, start + 1000)).toEqual({ at: start, skewed: false });
    expect(believe(0, start + 990)).toEqual({ at: start, skewed: true });
  });
});

describe('a clock that is plainly wrong', () => {
  const hourAhead = { clockOffsetMs: 60 * 60_000 };
  test('and stays so tells how long it took', () => {
    const s = ended({ ...session, ...hourAhead }, { at: minutes(120) }, minutes(60));
    expect(s).toMatchObject({ endedAt: minutes(60), flags: ['clock-skew'] });
  });

  test('and is set meanwhile does not', () => {
    expect(ended(session, { at: minutes(120) }, minutes(60)).flags).toEqual(['clock-skew', 'clock-changed']);
    expect(ended({ ...session, ...hourAhead }, { at: minutes(59) }, minutes(60)).flags).toEqual([
      'clock-changed',
    ]);
  });

  test('is ahead by this much', () => {
    expect(clockOffset(minutes(60), start)).toEqual(hourAhead);
    expect(clockOffset(minutes(-60), start)).toEqual({});
  });
});
