import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Operator } from '../admin/operator.ts';
import { roambridge } from './terminal.ts';

let operator: Operator;
beforeAll(async () => {
  operator = await Operator.start();
  await operator.addPartner('P1');
});
afterAll(() => operator.close());

const limits = (...more: string[]) =>
  roambridge(['partner', 'limits', 'partner p1', ...more], { url: operator.url });
const stored = async () => (await operator.backing.store.partner('P1'))?.limits;

describe('partner limits', () => {
  test('shows those in force and whose they are, and changes nothing', async () => {
    const { code, out } = await limits();
    expect(code).toBe(0);
    expect(out.split('\n').map((line) => line.replace(/ {2,}/g, ' | '))).toEqual([
      'LIMIT | VALUE | SET BY',
      'min-energy | 200 Wh | default',
      'min-duration | 120 s | default',
      'minimum | both | default',
      'max-energy | 1000000 Wh | default',
      'power-tolerance | 1.2 | default',
      'max-age | 90 days | default',
      '',
    ]);
    expect((await limits('--json')).json).toMatchObject({ inForce: { minEnergyWh: 200 }, own: {} });
    expect(await stored()).toBeUndefined();
  });

  test('sets those that are given, leaves the others and shows only limits', async () => {
    expect((await limits('--min-energy', '500')).out).toMatch(/^min-energy +500 Wh +own$/m);
    const { out } = await limits('--max-age', '30', '--minimum', 'either');
    expect(out).toMatch(/^min-energy +500 Wh +own$/m);
    expect(out).toMatch(/^max-age +30 days +own$/m);
    expect(out).not.toContain('versionsUrl');
    expect(await stored()).toEqual({ minEnergyWh: 500, maxAgeDays: 30, minimum: 'either' });
    expect((await limits()).out).toMatch(/^minimum +either +own$/m);
    expect(await stored()).toEqual({ minEnergyWh: 500, maxAgeDays: 30, minimum: 'either' });
  });

  test('resets them, but for those given beside', async () => {
    await limits('--min-energy', '500');
    await limits('--reset', '--max-age', '40');
    expect(await stored()).toEqual({ maxAgeDays: 40 });
    expect((await limits('--reset')).out).not.toContain('own');
  });

  test.each([
    [['--min-energy', '500', '--max-energy', '400'], /--min-energy 500 would be above --max-energy 400/],
    [['--max-energy', '100'], /--min-energy 200 would be above --max-energy 100/],
    [['--min-energy', 'much'], /--min-energy .*whole number/],
    [['--power-tolerance', '0.5'], /--power-tolerance .*number from 1/],
    [['--minimum', 'none'], /--minimum .*Allowed choices/],
  ])('%j is wrong usage', async (more, reason) => {
    const { code, err } = await limits('--reset', ...more);
    expect(code).toBe(2);
    expect(err).toMatch(reason);
  });

  test('of a partner that there is not', async () => {
    const ran = await roambridge(['partner', 'limits', 'Nobody'], { url: operator.url });
    expect(ran).toMatchObject({ code: 1, err: expect.stringContaining('there is no partner Nobody') });
  });
});
