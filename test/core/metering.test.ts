import { describe, expect, test } from '@jest/globals';
import type { Sample } from '../../src/core/change.ts';
import { lastHeardOf, measured } from '../../src/core/station/metering.ts';
import type { Session } from '../../src/core/model/session.ts';
import type { Tariff } from '../../src/core/model/tariff.ts';
import { makeSession, makeTariff } from '../store/fixtures.ts';

const start = Date.parse('2026-03-01T10:00:00Z');
const minutes = (n: number) => start + n * 60_000;
const reading = (n: number, energyWh: number): Sample => ({ at: minutes(n), energyWh });
const session: Session = { ...makeSession('S', start), meterStartWh: 1000 };
const evidence = (...samples: readonly Sample[]) => ({ samples, tariffs: [] });

describe('measured', () => {
  test('a running session has the energy of its last reading', () => {
    expect(measured(session, evidence(reading(1, 1500), reading(2, 2200)))).toMatchObject({
      meterWh: 2200,
      periods: [{ startedAt: start, kind: 'charging', energyWh: 1200 }],
      findings: [],
    });
  });

  test('without any reading it has no energy yet, and nothing is wrong with that', () => {
    expect(measured(session, evidence())).toMatchObject({ meterWh: 1000, findings: [] });
  });

  test('is cut where the vehicle stops asking for power, and where it asks again', () => {
    const turns = [
      { at: minutes(30), kind: 'parking' as const },
      { at: minutes(50), kind: 'charging' as const },
    ];
    const samples = [reading(30, 6000), reading(50, 6010), reading(60, 7010)];
    expect(measured({ ...session, turns }, evidence(...samples)).periods).toEqual([
      { startedAt: start, kind: 'charging', energyWh: 5000 },
      { startedAt: minutes(30), kind: 'parking', energyWh: 10 },
      { startedAt: minutes(50), kind: 'charging', energyWh: 1000 },
    ]);
  });

  test('the reading at the stop is the last one', () => {
    const over = { ...session, status: 'COMPLETED' as const, endedAt: minutes(60), meterStopWh: 9000 };
    expect(measured(over, evidence(reading(30, 6000)))).toMatchObject({
      meterWh: 9000,
      periods: [{ energyWh: 8000 }],
      findings: [],
    });
  });

  test('only the tariff that counts cuts, and asks for what nobody measured', () => {
    const regular = { ...makeTariff('T1', 1), type: 'REGULAR' };
    const element = { priceComponents: [{ type: 'ENERGY' as const, price: 1, stepSize: 1 }] };
    const adHoc = {
      ...makeTariff('T2', 1),
      type: 'AD_HOC_PAYMENT',
      elements: [{ ...element, restrictions: { maxKwh: 1, minCurrent: 16 } }],
    };
    const samples = [reading(1, 1500), reading(60, 9000)];
    const both = measured(session, { samples, tariffs: [adHoc, regular] as Tariff[] });
    expect(both).toMatchObject({ periods: [{ energyWh: 8000 }], findings: [] });
    const one = measured(session, { samples, tariffs: [adHoc] as Tariff[] });
    expect(one.findings).toMatchObject([{ code: 'load-missing', repaired: false }]);
  });

  test('a register that ends below what it said before is a doubt that stays', () => {
    const over = { ...session, endedAt: minutes(60), meterStopWh: 1010 };
    const samples = [reading(5, 3000), reading(10, 5000), reading(20, 7000)];
    const { findings } = measured(over, evidence(...samples));
    expect(findings).toMatchObject([{ code: 'meter-regression', repaired: false }]);
  });
});

test('a session was last heard of at its last turn or sample', () => {
  expect(lastHeardOf(session, [])).toBe(start);
  expect(lastHeardOf(session, [reading(5, 1), reading(3, 2)])).toBe(minutes(5));
  expect(lastHeardOf({ ...session, turns: [{ at: minutes(9), kind: 'parking' }] }, [])).toBe(minutes(9));
});
