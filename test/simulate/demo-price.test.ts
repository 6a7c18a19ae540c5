import { describe, expect, test } from '@jest/globals';
import { checkPrice } from '../../src/simulate/demo-price.ts';

// 0.50 + 20 x 0.45 = 9.50; with 19 % VAT 11.305.
const energyOnly = { total_energy: 20, total_cost: { excl_vat: 9.5, incl_vat: 11.305 } };

describe('the price worked out by hand', () => {
  test('energy only', () => {
    expect(checkPrice(energyOnly)).toMatchObject({ agrees: true, exclVat: 9.5, inclVat: 11.305 });
  });

  test('parking is billed by the minute begun', () => {
    const hours = (seconds: number) => Math.round((seconds / 3600) * 10_000) / 10_000;
    const net = (seconds: number) =>
      checkPrice({ ...energyOnly, total_parking_time: hours(seconds) }).exclVat;
    expect(net(2)).toBeCloseTo(9.55, 6);
    expect(net(60)).toBeCloseTo(9.55, 6);
    expect(net(62)).toBeCloseTo(9.6, 6);
  });

  test.each([
    [{ excl_vat: 9.51, incl_vat: 11.305 }],
    [{ excl_vat: 9.5, incl_vat: 11.31 }],
    [{ excl_vat: 9.5 }],
  ])('a bill of %j does not agree', (total_cost) => {
    expect(checkPrice({ ...energyOnly, total_cost }).agrees).toBe(false);
  });

  test('four decimals are as much as OCPI can say', () => {
    // 0.50 + 1.337 x 0.45 = 1.10165; x 1.19 = 1.3109635
    const cdr = { total_energy: 1.337, total_cost: { excl_vat: 1.1017, incl_vat: 1.311 } };
    expect(checkPrice(cdr).agrees).toBe(true);
  });
});
