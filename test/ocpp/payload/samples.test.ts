import { describe, expect, test } from '@jest/globals';
import { StationView } from '../../../src/core/station/station-view.ts';
import { samplesOf as allSamplesOf } from '../../../src/ocpp/payload/samples.ts';
import { noQuirks } from '../../../src/ocpp/quirks/quirks-in-force.ts';

const receivedAt = Date.parse('2026-03-01T12:00:00Z');
const timestamp = '2026-03-01T11:59:00Z';
const at = Date.parse(timestamp);

const view = new StationView({
  id: 'CP1',
  approved: true,
  securityProfile: 0,
  passwordHashes: [],
  connectors: [],
});
const warnings: [object, string][] = [];
const log = {
  debug: () => undefined,
  info: () => undefined,
  warn: (...line: [object, string]) => void warnings.push(line),
  error: () => undefined,
};
const samplesOf = (values: unknown) => allSamplesOf(values, { receivedAt, view, log, quirks: noQuirks });

const of = (...sampledValue: object[]) => samplesOf([{ timestamp, sampledValue }]);
const register = 'Energy.Active.Import.Register';

describe('samplesOf', () => {
  test('every quantity of one moment', () => {
    const sample = of(
      { value: '1234', measurand: register, unit: 'Wh', context: 'Sample.Periodic', location: 'Outlet' },
      { value: '11.04', measurand: 'Power.Active.Import', unit: 'kW' },
      { value: '16', measurand: 'Current.Import', unit: 'A' },
      { value: '55', measurand: 'SoC', unit: 'Percent' },
      { value: '230', measurand: 'Voltage', unit: 'V' },
    );
    expect(sample).toEqual([{ at, energyWh: 1234, powerW: 11_040, currentA: 16, stateOfCharge: 55 }]);
  });

  test.each([
    ['without measurand and unit', [{ value: '1500' }], 1500],
    ['a number for a text', [{ value: 1500 }], 1500],
    ['blanks', [{ value: ' 1500 ' }], 1500],
    ['decimals are cut', [{ value: '1500.98' }], 1500],
    ['kWh', [{ value: '1.5', unit: 'kWh' }], 1500],
    ['kWh whose float is just short', [{ value: '12.345', unit: 'kWh' }], 12_345],
    ['kWh in another case', [{ value: '1.5', unit: 'KWH' }], 1500],
    ['phases are summed', [1, 2, 3].map((n) => ({ value: `${n}00`, phase: `L${n}` })), 600],
    ['phases to neutral are summed', [1, 2, 3].map((n) => ({ value: `${n}00`, phase: `L${n}-N` })), 600],
    [
      'a total wins over its phases',
      [{ value: '100', phase: 'L1' }, { value: '90', phase: 'L2' }, { value: '191' }],
      191,
    ],
    [
      'the neutral is no phase',
      [
        { value: '100', phase: 'L1' },
        { value: '7', phase: 'N' },
      ],
      100,
    ],
    [
      'the outlet wins over the inlet',
      [
        { value: '100', location: 'Outlet' },
        { value: '105', location: 'Inlet' },
      ],
      100,
    ],
    ['the inlet alone is taken', [{ value: '105', location: 'Inlet' }], 105],
    [
      'the beginning in the same list is not the reading',
      [
        { value: '150', context: 'Sample.Periodic' },
        { value: '100', context: 'Transaction.Begin' },
      ],
      150,
    ],
    ['the beginning alone is', [{ value: '100', context: 'Transaction.Begin' }], 100],
    ['signed data beside a number', [{ value: '100' }, { value: 'OCMF|{}', format: 'SignedData' }], 100],
  ])('energy: %s', (_what, values, energyWh) => {
    expect(of(...values)).toEqual([{ at, energyWh }]);
  });

  test.each([
    ['signed data alone', { value: '012345', format: 'SignedData' }],
    ['no number', { value: 'n/a' }],
    ['an unknown unit', { value: '5', unit: 'parsec' }],
    ['another register', { value: '5', measurand: 'Energy.Active.Export.Register' }],
    ['an interval', { value: '5', measurand: 'Energy.Active.Import.Interval' }],
    ['an unknown measurand', { value: '5', measurand: 'Flux' }],
    ['line to line', { value: '5', phase: 'L1-L2' }],
    ['no value', { measurand: register }],
  ])('%s gives nothing', (_what, value) => {
    expect(of(value)).toEqual([]);
  });

  test('the current of the phases', () => {
    const phases = ['L1', 'L2', 'L3'].map((phase) => ({ value: '10.1', measurand: 'Current.Import', phase }));
    expect(of(...phases)).toEqual([{ at, currentA: 30.3 }]);
  });

  test('a moment each, in the order in which they came; without a time stamp the time of arrival', () => {
    const moments = [
      { timestamp: '2026-03-01T11:58:00', sampledValue: [{ value: '1' }] },
      { timestamp: 'yesterday', sampledValue: [{ value: '2' }] },
      { sampledValue: { value: '3' } },
    ];
    expect(samplesOf(moments)).toEqual([
      { at: Date.parse('2026-03-01T11:58:00Z'), energyWh: 1 },
      { at: receivedAt, energyWh: 2 },
      { at: receivedAt, energyWh: 3 },
    ]);
  });

  test.each([undefined, null, 'x', [], [null], [{}], [{ sampledValue: 'x' }], [{ sampledValue: [null, 5] }]])(
    '%j gives nothing',
    (values) => {
      expect(samplesOf(values)).toEqual([]);
    },
  );

  test.each([
    ['a register', { value: '1e305' }],
    ['a register in kWh', { value: '1e306', unit: 'kWh' }],
    ['a register of more than a terawatt-hour', { value: '1000000000001' }],
    ['a negative one', { value: '-1e13' }],
    ['a power', { value: '1000001', unit: 'kW', measurand: 'Power.Active.Import' }],
    ['a current', { value: '-1000001', measurand: 'Current.Import' }],
    ['a state of charge', { value: '100.5', measurand: 'SoC' }],
    ['a negative state of charge', { value: '-1', measurand: 'SoC' }],
  ])('%s that no charge point measures is left out, and the rest is kept', (_what, value) => {
    expect(of(value)).toEqual([]);
    const moments = [value, { value: '7' }].map((one) => ({ timestamp, sampledValue: [one] }));
    expect(samplesOf(moments)).toEqual([{ at, energyWh: 7 }]);
  });

  test('of phases that add up to nonsense none is left', () => {
    expect(of({ value: '1e305', phase: 'L1' }, { value: '5', phase: 'L2' })).toEqual([]);
  });

  test('of too many moments the last ones count, and the log says so', () => {
    const moments = Array.from({ length: 10_002 }, (_, value) => ({ timestamp, sampledValue: [{ value }] }));
    const samples = samplesOf(moments);
    expect(samples).toHaveLength(10_000);
    expect([samples[0]?.energyWh, samples.at(-1)?.energyWh]).toEqual([2, 10_001]);
    expect(warnings).toEqual([
      [{ station: 'CP1', surplus: 2 }, 'too many meter values in one message: the first ones were left out'],
    ]);
  });

  test('a hundred thousand values of one moment', () => {
    const sampledValue = Array.from({ length: 100_000 }, (_, value) => ({
      value,
      phase: `L${(value % 3) + 1}`,
    }));
    expect(samplesOf([{ timestamp, sampledValue }])).toEqual([{ at, energyWh: 99_997 + 99_998 + 99_999 }]);
  });
});
