import { describe, expect, test } from '@jest/globals';
import type { Session } from '../../src/core/model/session.ts';
import { believe, ended, metered, turned } from '../../src/core/session.ts';

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
  meterWh: 1000,
  periods: [{ startedAt: start, kind: 'charging', energyWh: 0 }],
  currency: 'EUR',
  tariffVersions: [],
  flags: [],
  lastUpdated: start,
};

const reading = (energyWh: number) => [{ at: minutes(1), energyWh }];
const energies = (of: Session) => of.periods.map(({ kind, energyWh }) => [kind, energyWh]);

describe('metered', () => {
  test('moves the energy of the running period by the difference of the register', () => {
    const later = metered(metered(session, reading(1500), minutes(1)), reading(2200), minutes(2));
    expect(energies(later)).toEqual([['charging', 1200]]);
    expect(later.meterWh).toBe(2200);
    expect(later.lastUpdated).toBe(minutes(2));
  });

  test('a register that runs backwards is flagged and changes no energy', () => {
    const later = metered(metered(session, reading(1500), minutes(1)), reading(900), minutes(2));
    expect(energies(later)).toEqual([['charging', 500]]);
    expect(later.flags).toEqual(['meter-regression']);
  });

  test('samples without an energy register change nothing', () => {
    expect(metered(session, [{ at: minutes(1), powerW: 11_000 }], minutes(1))).toBe(session);
  });
});

describe('turned', () => {
  test('cuts a period where the vehicle stops asking for power, and where it asks again', () => {
    let s = metered(session, reading(6000), minutes(30));
    s = turned(s, 'parking', minutes(30), minutes(30));
    s = metered(s, reading(6010), minutes(31));
    s = turned(s, 'charging', minutes(50), minutes(50));
    s = metered(s, reading(7010), minutes(60));
    expect(s.periods).toEqual([
      { startedAt: start, kind: 'charging', energyWh: 5000 },
      { startedAt: minutes(30), kind: 'parking', energyWh: 10 },
      { startedAt: minutes(50), kind: 'charging', energyWh: 1000 },
    ]);
  });

  test('repeated states make no new period', () => {
    expect(turned(session, 'charging', minutes(5), minutes(5))).toBe(session);
  });

  test('a turn in the first instant replaces the empty period', () => {
    expect(turned(session, 'parking', start, start).periods).toEqual([
      { startedAt: start, kind: 'parking', energyWh: 0 },
    ]);
  });

  test('an older time stamp cannot cut what is already past', () => {
    const parked = turned(session, 'parking', minutes(30), minutes(30));
    const back = turned(parked, 'charging', minutes(10), minutes(31));
    expect(back.periods.map(({ startedAt }) => startedAt)).toEqual([start, minutes(30)]);
  });
});

describe('ended', () => {
  test('takes the last reading and the station’s time', () => {
    const s = ended(session, { at: minutes(60), meterStopWh: 9000, reason: 'Local' }, minutes(61));
    expect(s).toMatchObject({
      status: 'COMPLETED',
      endedAt: minutes(60),
      stopReason: 'Local',
      meterWh: 9000,
    });
    expect(energies(s)).toEqual([['charging', 8000]]);
  });

  test('a stop below the last reading is flagged', () => {
    const s = ended(
      metered(session, reading(5000), minutes(5)),
      { at: minutes(6), meterStopWh: 10 },
      minutes(6),
    );
    expect(s.flags).toEqual(['meter-regression']);
    expect(energies(s)).toEqual([['charging', 4000]]);
  });

  test('a session never ends before it began', () => {
    const s = ended(session, { at: minutes(-10), meterStopWh: 1000 }, minutes(3));
    expect(s.endedAt).toBe(start);
    expect(s.flags).toEqual(['clock-skew']);
  });

  test('closed by a rule, then by the station: the station’s word stands', () => {
    const ruled = ended(session, { at: minutes(20), byRule: true }, minutes(20));
    expect(ruled.flags).toEqual(['stop-missing']);
    const s = ended(ruled, { at: minutes(15), meterStopWh: 3000 }, minutes(30));
    expect(s.flags).toEqual([]);
    expect(s).toMatchObject({ endedAt: minutes(15), meterWh: 3000 });
  });

  test('a refused session is invalid', () => {
    const s = ended({ ...session, flags: ['refused'] }, { at: minutes(1), meterStopWh: 1000 }, minutes(1));
    expect(s.status).toBe('INVALID');
  });
});

describe('believe', () => {
  test('old frames are replays, the future and 1970 are broken clocks', () => {
    expect(believe(minutes(-600), start)).toEqual({ at: minutes(-600), skewed: false });
    expect(believe(minutes(60), start)).toEqual({ at: start, skewed: true });
    expect(believe(0, start)).toEqual({ at: start, skewed: true });
  });

  test('time counts in whole seconds, as it is billed', () => {
    expect(believe(start + 990, start + 1000)).toEqual({ at: start, skewed: false });
    expect(believe(0, start + 990)).toEqual({ at: start, skewed: true });
  });
});
