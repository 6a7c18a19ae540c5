import { expect, test } from '@jest/globals';
import { creditTotals, price } from '../../../src/core/pricing/pricing.ts';
import { charge, component, element, hour, monday, tariff } from './build.ts';

const one = tariff([element([component('FLAT', 1, 20), component('ENERGY', 0.25, 10)])]);
const used = charge([{ startedAt: monday, energyKwh: 20 }], monday + hour);

test('a credit has the same totals but for the cost, which is negated', () => {
  const { totals } = price(used, [one]);
  expect(creditTotals(totals)).toEqual({ ...totals, cost: { exclVat: -6, inclVat: -6.7 } });
  expect(price({ ...used, credit: true }, [one]).totals).toEqual(creditTotals(totals));
});

test('nothing is taken back of nothing, and no tax where none was said', () => {
  expect(creditTotals({ cost: { exclVat: 0 } })).toEqual({ cost: { exclVat: 0 } });
});
