import { expect, test } from '@jest/globals';
import { encodeDecimal, encodeHours, encodeKwh, encodePeriodHours } from '../../../src/ocpi/v221/number.ts';

test('numbers have four decimals, a half rounds away from zero', () => {
  expect(encodeDecimal(1.00005)).toBe(1.0001);
  expect(encodeDecimal(-1.00005)).toBe(-1.0001);
  expect(encodeDecimal(0.1 + 0.2)).toBe(0.3);
  expect(encodeHours(20 * 60_000)).toBe(0.3333);
  expect(encodeHours(0)).toBe(0);
});

test('energy is summed exactly before it is rounded', () => {
  expect(encodeKwh(0.1, 0.2)).toBe(0.0003);
  expect(encodeKwh(1234, 5678.9)).toBe(6.9129);
  expect(encodeKwh()).toBe(0);
});

test('the time of a period is never more than it was', () => {
  expect(encodePeriodHours(148 * 60_000)).toBe(2.4666);
  expect(encodePeriodHours(30 * 60_000)).toBe(0.5);
  expect(encodeHours(148 * 60_000)).toBe(2.4667);
});
