import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cdr, tariff } from '../admin/samples.ts';
import { roambridge } from './terminal.ts';

let folder: string;
const at = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rb-price-'));
  const files = {
    cdr,
    cdrs: [cdr, { ...cdr, id: 'CDR2', charging_periods: 'none' }],
    right: { ...cdr, total_cost: { excl_vat: 10, incl_vat: 11.9 }, total_energy: 20, total_time: 1 },
    wrong: { ...cdr, total_cost: { excl_vat: 11, incl_vat: 11.9 }, total_energy: 20, total_time: 1 },
    tariff: tariff('T1', 0.5),
    page: { status_code: 1000, data: [tariff('T1', 0.5)] },
    bad: { ...cdr, charging_periods: 'none', start_date_time: 'yesterday' },
  };
  for (const [name, content] of Object.entries(files))
    await writeFile(at(`${name}.json`), JSON.stringify(content));
});
afterAll(() => rm(folder, { recursive: true }));

const price = (cdrFile: string, ...more: string[]) => roambridge(['price', '--cdr', at(cdrFile), ...more]);

test('the totals, without a bridge', async () => {
  const { code, out, err } = await price('cdr.json', '--tariff', at('tariff.json'));
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^total_cost +10 excl\. VAT, 11\.9 incl\. VAT EUR$/m);
  expect(out).toMatch(/^total_energy +20 kWh$/m);
});

test('every line of it, and the raw answer', async () => {
  const explained = await price('cdr.json', '--tariff', at('page.json'), '--explain');
  expect(explained.out).toMatch(
    /^2026-03-01 10:00:00 +2026-03-01 11:00:00 +energy +20 kWh +20 kWh +0\.5\/kWh +19% +10 +11\.9 +tariff T1 element 1 component 1: always$/m,
  );
  const raw = await price('cdr.json', '--tariff', at('tariff.json'), '--json');
  expect(raw.json).toMatchObject({
    totals: { total_cost: { excl_vat: 10, incl_vat: 11.9 } },
    breakdown: [{}, {}],
  });
});

test('a CDR from stdin that brings its own tariff, and options', async () => {
  const stdin = JSON.stringify({ ...cdr, tariffs: [tariff('T1', 0.33333)] });
  const argv = ['price', '--cdr', '-', '--version', '2.2.1', '--timezone', 'Europe/Berlin', '--json'];
  const total = async (policy: string) => (await roambridge([...argv, '--policy', policy], { stdin })).json;
  expect(await total('default')).toMatchObject({ totals: { total_cost: { excl_vat: 6.6666 } } });
  expect(await total('{"decimals":2}')).toMatchObject({ totals: { total_cost: { excl_vat: 6.67 } } });
});

test.each([
  [['--policy', '{'], 2, /neither default nor gireve nor JSON/],
  [['--policy', '{"colour":"red"}'], 1, /policy colour/],
  [['--tariff', 'nowhere.json'], 1, /nowhere\.json cannot be read \(ENOENT\)/],
  [[], 1, /no tariff/],
  [['--version', '3.0'], 2, /Allowed choices/],
])('%j: exit %d', async (argv, expected, reason) => {
  const { code, err, out } = await price('cdr.json', ...argv);
  expect({ code, out }).toEqual({ code: expected, out: '' });
  expect(err).toMatch(reason);
});

test('what a CDR says against what it should', async () => {
  const right = await price('right.json', '--tariff', at('tariff.json'), '--verify');
  expect(right).toMatchObject({ code: 0, err: '' });
  expect(right.out).toMatch(/right\.json agrees$/m);
  const wrong = await price('wrong.json', '--tariff', at('tariff.json'), '--verify');
  expect(wrong.code).toBe(1);
  expect(wrong.out).toMatch(/wrong\.json cost: the CDR says 11, its periods and tariff give 10$/m);
  expect(wrong.err).toContain('1 of 1 CDRs differ');
  const raw = await price('wrong.json', '--tariff', at('tariff.json'), '--verify', '--json');
  expect(raw.json).toMatchObject({
    agrees: false,
    discrepancies: [{ code: 'cost', stated: 11, computed: 10 }],
  });
});

test('a CDR that is none: every fault', async () => {
  const { code, err } = await price('bad.json', '--tariff', at('tariff.json'));
  expect(code).toBe(1);
  expect(err).toMatch(/\/cdr\/charging_periods/);
  expect(err).toMatch(/\/cdr\/start_date_time/);
});

test('of several CDRs one that cannot be priced is named', async () => {
  const { code, err } = await price('cdrs.json', '--tariff', at('tariff.json'));
  expect(code).toBe(1);
  expect(err).toContain('cdrs.json[1]');
});
