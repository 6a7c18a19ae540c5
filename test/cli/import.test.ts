import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { objectsIn } from '../../src/cli/object-files.ts';
import { at, Operator } from '../admin/operator.ts';
import { location, tariff } from '../admin/samples.ts';
import { roambridge } from './terminal.ts';

let operator: Operator;
let folder: string;
beforeAll(async () => {
  operator = await Operator.start();
});
afterAll(() => operator.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rb-import-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function file(name: string, content: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const cli = (argv: readonly string[], terminal: object = {}) =>
  roambridge(argv, { url: operator.url, ...terminal });
const plain = (id: string) => location(id, { evses: [] });
const stored = (id: string) => operator.backing.store.location(`DE*ABC*${id}`);

describe('what a file may hold', () => {
  const one = '{"id":"A"}';
  test.each([
    ['an object', one, ['f:A']],
    ['an array', '[{"id":"A"},{"id":"B"}]', ['f[0]:A', 'f[1]:B']],
    ['an OCPI page', '{"status_code":1000,"data":[{"id":"A"}]}', ['f[0]:A']],
    ['an OCPI answer with one object', '{"status_code":1000,"data":{"id":"A"}}', ['f:A']],
    ['data without envelope', '{"data":[{"id":"A"}]}', ['f[0]:A']],
    ['one per line', '{"id":"A"}\n\n{"id":"B"}\r\n', ['f:1:A', 'f:3:B']],
    ['pages per line', '[{"id":"A"}]\n{"data":[{"id":"B"}]}', ['f:1[0]:A', 'f:2[0]:B']],
    ['a byte order mark', `\uFEFF${one}`, ['f:A']],
    ['an empty list', '[]', []],
  ])('%s', (_what, text, expected) => {
    const found = objectsIn(text, 'f').map((found) =>
      'fault' in found ? found : `${found.source}:${String(found.object['id'])}`,
    );
    expect(found).toEqual(expected);
  });

  test.each([
    ['nothing', ' \n', 'is empty'],
    ['broken JSON', '{"id":', /^is not JSON: /],
    ['a text', '"text"', 'is not a JSON object'],
    ['an envelope without data', '{"status_code":2000}', 'is an OCPI response without data'],
  ])('%s is a fault', (_what, text, fault) => {
    expect(objectsIn(text, 'f')).toEqual([{ source: 'f', fault: expect.stringMatching(fault) }]);
  });

  test('a broken line harms no other', () => {
    expect(objectsIn('{"id":"A"}\n{"id":\n7\n{"id":"B"}', 'f')).toMatchObject([
      { source: 'f:1', object: { id: 'A' } },
      { source: 'f:2', fault: expect.stringContaining('is not JSON') },
      { source: 'f:3', fault: 'is not a JSON object' },
      { source: 'f:4', object: { id: 'B' } },
    ]);
  });
});

describe('location import', () => {
  test('a report per object in the order of the input, with every fault; exit 1 if one failed', async () => {
    const bad = location('BAD', { country: 'Germany', city: 7, evses: [] });
    const path = await file('all.json', [
      plain('L1'),
      bad,
      { name: 'no id' },
      location('L2', { colour: 'red' }),
    ]);
    const missing = join(folder, 'missing.json');
    const { code, out, err } = await cli(['location', 'import', path, missing]);
    expect(code).toBe(1);
    expect(out.split('\n')).toEqual([
      'ok      L1  created',
      `failed  BAD  (${path}[1])`,
      expect.stringMatching(/^ {8}\/c(ity|ountry) .+$/),
      expect.stringMatching(/^ {8}\/c(ity|ountry) .+$/),
      `failed  (${path}[2])`,
      '        /id is missing',
      'ok      L2  created',
      '        warning: /colour is not a field of OCPI 2.2.1 and was not stored',
      '        warning: /evses/0/connectors/0/tariff_ids/0 there is no tariff T1 yet',
      `failed  (${missing})`,
      '        cannot be read (ENOENT)',
      '5 locations: 2 created, 3 failed, 1 with warnings',
      '',
    ]);
    expect(err).toBe('');
    expect(await stored('L1')).toBeDefined();
    expect(await stored('BAD')).toBeUndefined();
  });

  test('directories, several files, stdin; updated the second time', async () => {
    await mkdir(join(folder, 'deep'));
    await file('deep/b.json', plain('D2'));
    await file('a.ndjson', `${JSON.stringify(plain('D1'))}\n${JSON.stringify(plain('D3'))}`);
    await file('notes.txt', 'no JSON');
    const stdin = JSON.stringify({ data: [plain('D4')] });
    const first = await cli(['location', 'import', folder, '-'], { stdin });
    expect(first.out.match(/(?<=^ok {6})\S+/gm)).toEqual(['D1', 'D3', 'D2', 'D4']);
    const again = await cli(['location', 'import', folder, '--json']);
    expect(again.code).toBe(0);
    expect(again.json).toMatchObject([
      { id: 'D1', result: 'updated' },
      { id: 'D3' },
      { id: 'D2', faults: [] },
    ]);
  });

  test('--dry-run checks and stores nothing', async () => {
    const path = await file('dry.json', [plain('DRY'), plain('')]);
    const { code, out } = await cli(['location', 'import', '--dry-run', path]);
    expect(code).toBe(1);
    expect(out).toContain('ok      DRY  valid\n');
    expect(out).toContain('2 locations: 1 valid, 1 failed\n');
    expect(await stored('DRY')).toBeUndefined();
  });

  test('of several with one id the last one counts', async () => {
    const names = Array.from({ length: 30 }, (_, i) => location('SAME', { evses: [], name: `name ${i}` }));
    const path = await file('same.json', names);
    expect((await cli(['location', 'import', path])).code).toBe(0);
    expect((await stored('SAME'))?.name).toBe('name 29');
  });

  test("another party's object goes to that party", async () => {
    const path = await file('nl.json', location('N1', { country_code: 'NL', party_id: 'XYZ', evses: [] }));
    const { code, out } = await cli(['location', 'import', path]);
    expect(code).toBe(0);
    expect(out).toContain('warning: /party_id belongs to NL-XYZ');
    expect(await operator.backing.store.location('NL*XYZ*N1')).toBeDefined();
  });

  test('a terminal sees a bar that is gone at the end', async () => {
    const path = await file(
      'many.json',
      Array.from({ length: 40 }, (_, i) => plain(`M${i}`)),
    );
    const { err, out } = await cli(['location', 'import', path], { isTTY: true });
    expect(err).toContain('[############------------] 20/40 locations');
    expect(err.endsWith('\r\u001b[2K')).toBe(true);
    expect(out.split('\n').slice(0, 40)).toEqual(
      Array.from({ length: 40 }, (_, i) => `ok      M${i}  created`),
    );
  });

  test('what is no terminal hears of a long work now and then', async () => {
    const path = await file('long.json', [...Array.from({ length: 99 }, (_, i) => plain(`N${i}`)), {}]);
    const { err } = await cli(['location', 'import', path]);
    expect(err).toMatch(/^10 of 100 locations done(, 1 of them failed)?\n/);
    expect(err).toMatch(/\n100 of 100 locations done, 1 of them failed\n$/);
  });

  test('a narrow terminal sees no cut text', async () => {
    const path = await file('few.json', [plain('F1'), plain('F2')]);
    const { err } = await cli(['location', 'import', path], { isTTY: true, columns: 16 });
    expect(err).toContain('\r\u001b[2K1/2\r');
    expect(err).not.toContain('#');
  });

  test('a folder without JSON is no success; one object is no plural', async () => {
    const { code, out } = await cli(['location', 'import', folder]);
    expect({ code, out }).toEqual({
      code: 1,
      out: `failed  (${folder})\n        has no .json, .ndjson or .jsonl file in it\n1 location: 1 failed\n`,
    });
    const path = await file('one.json', plain('ONE'));
    expect((await cli(['location', 'import', path])).out).toMatch(/\n1 location: 1 created, 0 failed\n$/);
  });

  test('with another token nothing is tried twice and the reason told once', async () => {
    const path = await file('some.json', [plain('X1'), plain('X2')]);
    const { code, err } = await cli(['location', 'import', path, '--token', 'wrong']);
    expect(code).toBe(1);
    expect(err).toBe('roambridge: this is not the operator token\n');
  });

  test('without a bridge: exit 3', async () => {
    const path = await file('some.json', plain('X1'));
    expect((await roambridge(['location', 'import', path], { url: 'http://127.0.0.1:1' })).code).toBe(3);
  });
});

test('the examples of the README are taken without a warning', async () => {
  for (const noun of ['tariff', 'location', 'token']) {
    const { code, out } = await cli([noun, 'import', `examples/${noun}.json`]);
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`^ok .+created\\n1 ${noun}: 1 created, 0 failed\\n$`));
  }
});

test('tariff import and token import work the same way', async () => {
  const path = await file('t.json', [tariff('T1'), tariff('T2', 1, { currency: 'Euro' })]);
  const tariffs = await cli(['tariff', 'import', path]);
  expect(tariffs).toMatchObject({ code: 1, out: expect.stringContaining('ok      T1  created') });
  expect(tariffs.out).toMatch(/failed {2}T2 .*\n +\/currency /);
  const tokens = await cli(['token', 'import', '-', '--json'], { stdin: '[{"uid":"04AA"},{"id":"no uid"}]' });
  expect(tokens.code).toBe(1);
  expect(tokens.json).toMatchObject([{ id: '04AA', result: 'created' }, { faults: [{ pointer: '/uid' }] }]);
  expect(at(tokens.json, '1.source')).toBe('stdin[1]');
});
