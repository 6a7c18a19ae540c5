import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
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
    mix: [
      { ...cdr, id: 'BAD', charging_periods: 'none', start_date_time: 'yesterday' },
      7,
      { ...cdr, id: 'WRONG', total_cost: { excl_vat: 11, incl_vat: 11.9 } },
      { ...cdr, id: 'RIGHT', total_cost: { excl_vat: 10, incl_vat: 11.9 } },
    ],
    none: [],
    empty: { ...cdr, total_cost: null },
    free: { ...cdr, remark: 'not billed: less than 0.2 kWh' },
    crowns: { ...cdr, currency: 'SEK', total_cost: { excl_vat: 10, incl_vat: 11.9 } },
    late: {
      ...cdr,
      start_date_time: '2026-03-01T10:10:00Z',
      total_time: undefined,
      total_cost: { excl_vat: 10, incl_vat: 11.9 },
    },
    odd: {
      ...tariff('T1', 0.5),
      elements: [
        {
          price_components: [{ type: 'ENERGY', price: 0.5, vat: 19, step_size: 1 }],
          restrictions: { minKwh: 1 },
        },
      ],
    },
    changing: {
      ...tariff('T1', 0.5),
      elements: [
        {
          price_components: [{ type: 'ENERGY', price: 0.5, vat: 19, step_size: 1 }],
          restrictions: { start_time: '09:30', end_time: '11:30' },
        },
        { price_components: [{ type: 'ENERGY', price: 1, vat: 19, step_size: 1 }] },
      ],
    },
    nowhere: { ...cdr, cdr_location: { id: 'L1' } },
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
    /^2026-03-01 11:00:00 +2026-03-01 12:00:00 +energy +20 kWh +20 kWh +0\.5\/kWh +19% +10 +11\.9 +tariff T1 element 1 component 1: always$/m,
  );
  expect(explained.out).toMatch(/^FROM \(Europe\/Berlin\) +TO /);
  const raw = await price('cdr.json', '--tariff', at('tariff.json'), '--json');
  expect(raw.json).toMatchObject({
    id: 'CDR1',
    totals: { total_cost: { excl_vat: 10, incl_vat: 11.9 } },
    breakdown: [{ start_date_time: '2026-03-01T10:00:00Z' }, {}],
  });
});

test('the times of the table are of the zone that is given, and UTC where none is known', async () => {
  const explained = async (...more: string[]) =>
    (await price('nowhere.json', '--tariff', at('tariff.json'), '--explain', ...more)).out;
  expect(await explained()).toMatch(/^FROM \(UTC\) .*\n2026-03-01 10:00:00 /);
  expect(await explained('--timezone', 'Asia/Tokyo')).toMatch(
    /^FROM \(Asia\/Tokyo\) .*\n2026-03-01 19:00:00 /,
  );
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
  [['--policy', '{"colour":"red"}'], 2, /^roambridge: --policy colour is not an option of a policy\n$/],
  [['--policy', '{"flat":"red"}'], 2, /^roambridge: --policy flat must be one of once, each\n$/],
  [['--policy', '{"decimals":9}'], 2, /^roambridge: --policy decimals must be currency, or .*\n$/],
  [['--policy', '7'], 2, /--policy 7 is no JSON object/],
  [['--timezone', 'Foo/Bar'], 2, /^roambridge: --timezone Foo\/Bar is not an IANA zone.*\n$/],
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
  expect(right.out).toMatch(/right\.json CDR1 agrees\n$/);
  const wrong = await price('wrong.json', '--tariff', at('tariff.json'), '--verify');
  expect(wrong.code).toBe(1);
  expect(wrong.out).toMatch(
    /wrong\.json CDR1 cost: the CDR says 11 excl\. VAT, its periods and tariff give 10 excl\. VAT$/m,
  );
  expect(wrong.err).toContain('1 of 1 CDRs differ');
  const raw = await price('wrong.json', '--tariff', at('tariff.json'), '--verify', '--json');
  expect(raw.json).toMatchObject({
    id: 'CDR1',
    agrees: false,
    discrepancies: [{ code: 'cost', stated: 11, computed: 10 }],
  });
});

test.each([
  ['no total_cost', 'empty.json', 'tariff.json', /CDR1 cost-missing: the CDR states no total_cost/],
  ['another currency', 'crowns.json', 'tariff.json', /CDR1 currency-mismatch: tariff T1 is in EUR/],
  ['a remark that says why', 'free.json', 'tariff.json', /CDR1 cost: .*; the CDR remarks: not billed: less/],
])('--verify finds %s', async (_what, cdrFile, tariffFile, line) => {
  const { code, out } = await price(cdrFile, '--tariff', at(tariffFile), '--verify');
  expect(code).toBe(1);
  expect(out).toMatch(line);
  expect(out).not.toMatch(/agrees|warning: currency/);
});

test('--verify tells what is doubtful, of a CDR that agrees and of one that differs', async () => {
  const misspelt = await price('right.json', '--tariff', at('odd.json'), '--verify');
  expect(misspelt.code).toBe(0);
  expect(misspelt.out).toMatch(
    /right\.json CDR1 agrees, with warnings:\n {2}warning: unknown-field: \/tariffs\/0\/.*minKwh/,
  );
  const late = await price('late.json', '--tariff', at('tariff.json'), '--verify');
  expect(late.out).toMatch(/agrees, with warnings:\n {2}warning: period-outside-session: /);
  const changing = await price('wrong.json', '--tariff', at('changing.json'), '--verify');
  expect(changing.code).toBe(1);
  expect(changing.out).toMatch(/CDR1 cost: .*\n {2}warning: .*\n? *.*period-spans-price-change: /);
});

test('--verify --explain shows the lines of the price below', async () => {
  const { out, code } = await price('wrong.json', '--tariff', at('tariff.json'), '--verify', '--explain');
  expect(code).toBe(1);
  expect(out).toMatch(/CDR1 cost: [^\n]*\n\nFROM \(Europe\/Berlin\) .*\n2026-03-01 11:00:00 /);
  const options = ['--tariff', at('tariff.json'), '--verify', '--explain', '--json'];
  expect((await price('wrong.json', ...options)).json).toMatchObject({ breakdown: [{ kind: 'energy' }, {}] });
});

test('a CDR that is none: every fault once', async () => {
  const { code, err, out } = await price('bad.json', '--tariff', at('tariff.json'));
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/bad\.json CDR1: cannot be priced: 2 mistakes\n/);
  expect(err).toMatch(/\/cdr\/charging_periods/);
  expect(err.match(/\/cdr\/start_date_time must be a date and time/g)).toHaveLength(1);
  expect(err).not.toContain('is required');
});

test('of several CDRs one that cannot be priced leaves the others alone', async () => {
  const { code, out, err } = await price('mix.json', '--tariff', at('tariff.json'));
  expect({ code, err }).toEqual({ code: 1, err: 'roambridge: 2 of 4 CDRs cannot be priced\n' });
  expect(out).toMatch(/mix\.json\[0\] BAD: cannot be priced: 2 mistakes\n/);
  expect(out).toMatch(/mix\.json\[1\]: cannot be priced: is not a JSON object\n/);
  expect(out).toMatch(/mix\.json\[3\] RIGHT\ntotal_cost +10 excl/);
  const raw = await price('mix.json', '--tariff', at('tariff.json'), '--json');
  expect(raw.json).toMatchObject([
    { id: 'BAD', error: expect.stringMatching(/charging_periods/), faults: [{}, {}] },
    { error: 'is not a JSON object' },
    { id: 'WRONG', totals: {} },
    { id: 'RIGHT', totals: { total_cost: { excl_vat: 10 } } },
  ]);
});

test('--verify of several CDRs says of each what became of it, and counts', async () => {
  const { code, out, err } = await price('mix.json', '--tariff', at('tariff.json'), '--verify');
  expect(code).toBe(1);
  expect(err).toBe('roambridge: 1 of 4 CDRs differ from their tariff, 2 of 4 CDRs cannot be priced\n');
  expect(out).toMatch(/\[0\] BAD: cannot be priced: .*\[2\] WRONG cost: .*\[3\] RIGHT agrees\n$/s);
});

test('files of a folder that are broken leave the others alone', async () => {
  const cdrs = join(folder, 'cdrs');
  await mkdir(cdrs);
  await writeFile(join(cdrs, 'a.json'), '{');
  await writeFile(join(cdrs, 'b.json'), JSON.stringify({ ...cdr, tariffs: [tariff('T1', 0.5)] }));
  const { code, out } = await price('cdrs');
  expect(code).toBe(1);
  expect(out).toMatch(/a\.json: cannot be priced: is not JSON.*b\.json CDR1\ntotal_cost +10 /s);
});

test('several files of CDRs are all read', async () => {
  const argv = ['--cdr', at('wrong.json'), '--tariff', at('tariff.json'), '--verify'];
  const { out } = await price('right.json', ...argv);
  expect(out).toMatch(/right\.json CDR1 agrees\n.*wrong\.json CDR1 cost: /);
});

test('no CDRs at all', async () => {
  expect(await price('none.json', '--tariff', at('tariff.json'))).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringMatching(/^roambridge: no CDRs in .*none\.json\n$/),
  });
});
