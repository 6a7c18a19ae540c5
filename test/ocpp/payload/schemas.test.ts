import { describe, expect, test } from '@jest/globals';
import { v16 } from '../../../src/ocpp/v16/dialect.ts';
import { schemas } from '../../../src/ocpp/v16/schemas.ts';

const many = (length: number): unknown[] => Array.from({ length }, () => 1);
const meterValues = (sampledValue: unknown) => ({
  connectorId: 1,
  meterValue: [{ timestamp: '2026-03-01T10:00:00Z', sampledValue }],
});
const mustBeObject = (pointer: string) => ({ pointer, fault: 'type', reason: 'must be object' });

describe('violations', () => {
  test('of a small payload are all named, up to twenty', () => {
    const first = '/meterValue/0/sampledValue';
    expect(schemas.violations('MeterValuesRequest', meterValues(many(3)))).toEqual(
      [0, 1, 2].map((i) => mustBeObject(`${first}/${i}`)),
    );
    expect(schemas.violations('MeterValuesRequest', meterValues(many(100)))).toHaveLength(20);
    expect(schemas.strictViolations('ResetRequest', { force: true })).toHaveLength(2);
  });

  test.each([
    ['many samples', meterValues(many(40_000)), '/meterValue/0/sampledValue/0'],
    ['many moments', { connectorId: 1, meterValue: many(40_000) }, '/meterValue/0'],
  ])('of a large payload only the first is looked for: %s', (_what, payload, pointer) => {
    expect(schemas.violations('MeterValuesRequest', payload)).toEqual([mustBeObject(pointer)]);
  });

  test("of a station's large answer, too", () => {
    const configurationKey = many(40_000);
    expect(v16.checkResult('GetConfiguration', { configurationKey })).toEqual([
      mustBeObject('/configurationKey/0'),
    ]);
  });

  test('of a payload that is nested without end are found', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) as unknown;
    expect(schemas.violations('HeartbeatRequest', deep)).toEqual([mustBeObject('')]);
  });
});

describe('violationOf', () => {
  test('says what is wrong with one property, however large the rest and the value are', () => {
    const payload = { ...meterValues(many(40_000)), connectorId: many(40_000) };
    expect(schemas.violationOf('MeterValuesRequest', payload, 'connectorId')).toEqual({
      pointer: '/connectorId',
      fault: 'type',
      reason: 'must be integer',
    });
    expect(schemas.violationOf('MeterValuesRequest', {}, 'meterValue')).toMatchObject({
      fault: 'occurrence',
    });
    expect(schemas.violationOf('MeterValuesRequest', { connectorId: -1 }, 'connectorId')).toBeUndefined();
  });
});
