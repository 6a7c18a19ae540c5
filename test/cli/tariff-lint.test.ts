import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { roambridge } from './terminal.ts';

let folder: string;
const at = (name: string) => join(folder, name);
const night = (restrictions: object) => ({
  id: 'NIGHT',
  currency: 'EUR',
  elements: [{ price_components: [{ type: 'ENERGY', price: 0.3, step_size: 1 }], restrictions }],
  last_updated: '2026-01-01T00:00:00Z',
});
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rb-lint-'));
  await writeFile(at('early.json'), JSON.stringify(night({ start_time: '02:15', end_time: '02:45' })));
  await writeFile(at('never.json'), JSON.stringify(night({ min_kwh: 9, max_kwh: 1 })));
  const over = { start_time: '08:00', end_time: '09:00', end_date: '2020-01-01', day_of_week: [], minKwh: 5 };
  await writeFile(at('over.json'), JSON.stringify({ ...night(over), end_date_time: '2020-01-01T00:00:00Z' }));
  await writeFile(at('empty.json'), '[]');
  await writeFile(at('none.json'), JSON.stringify({ id: 'X' }));
});
afterAll(() => rm(folder, { recursive: true }));

const lint = (file: string, ...more: string[]) => roambridge(['tariff', 'lint', at(file), ...more]);

test('warnings are told, also those of changes of the clocks, and the exit code is 0', async () => {
  const { code, out } = await lint('early.json', '--timezone', 'Europe/Berlin');
  expect(code).toBe(0);
  expect(out).toMatch(/warning +dst-ambiguous-window +\/elements\/0\/restrictions\/start_time/);
  expect((await lint('early.json')).out).not.toMatch(/dst-ambiguous/);
});

test('errors are told, and the exit code is 1', async () => {
  const { code, out, err } = await lint('never.json');
  expect({ code, err }).toEqual({ code: 1, err: 'roambridge: 1 error\n' });
  expect(out).toMatch(/error +empty-window/);
});

test('what is no tariff, or no zone, is named', async () => {
  expect(await lint('none.json')).toMatchObject({
    code: 1,
    err: expect.stringMatching(/none\.json.*elements/s),
  });
  const nowhere = await lint('early.json', '--timezone', 'Foo/Bar');
  expect(nowhere).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^roambridge: --timezone Foo\/Bar is not an IANA zone.*\n$/),
  });
});

test('what is over, what names no day and what is no field', async () => {
  const { code, out } = await lint('over.json');
  expect(code).toBe(0);
  expect(out).toMatch(/warning +ended +\/end_date_time +the tariff has ended$/m);
  expect(out).toMatch(/warning +ended +\/elements\/0\/restrictions\/end_date /);
  expect(out).toMatch(/warning +empty-days +\/elements\/0\/restrictions\/day_of_week /);
  expect(out).toMatch(/warning +unknown-field .*minKwh is not a restriction/);
});

test('a file without tariffs', async () => {
  expect(await lint('empty.json')).toMatchObject({
    code: 1,
    err: expect.stringMatching(/no tariffs in .*empty\.json/),
  });
});
