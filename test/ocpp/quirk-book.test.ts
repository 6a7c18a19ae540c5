import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { timeZoneNamed, localInstant } from '../../src/core/time-zone.ts';
import { builtIn } from '../../src/ocpp/quirks/built-in.ts';
import { QuirkBook } from '../../src/ocpp/quirks/quirk-book.ts';
import { openQuirkBook } from '../../src/ocpp/quirks/quirks-file.ts';
import { readQuirks } from '../../src/ocpp/quirks/schema.ts';
import { tempDir } from '../kit/temp-dir.ts';
import type { TempDir } from '../kit/temp-dir.ts';

describe('what fits', () => {
  const book = new QuirkBook([
    { match: { vendor: 'Acme*' }, note: 'a', set: { energyUnit: 'kWh', idTagMaxLength: 16 } },
    { match: { vendor: 'acme', model: '*Duo*22*' }, note: 'b', set: { idTagMaxLength: 18 } },
    { match: { firmware: ['1.*', '2.0'] }, note: 'c', set: { deflate: 'off' } },
  ]);
  const applied = (vendor: string, model = 'M', firmware?: string) =>
    book.applied({}, { vendor, model, ...(firmware !== undefined && { firmware }) });

  test.each([
    ['ACME', 'M', undefined, { energyUnit: 'kWh', idTagMaxLength: 16 }],
    ['Acme GmbH', 'Duo 22', undefined, { energyUnit: 'kWh', idTagMaxLength: 16 }],
    [' acme ', 'the Duo of 22 kW', undefined, { energyUnit: 'kWh', idTagMaxLength: 18 }],
    ['Other', 'M', '1.', { deflate: 'off' }],
    ['Other', 'M', '2.0', { deflate: 'off' }],
    ['Other', 'M', '2.0.1', {}],
    ['Other', 'M', '11.0', {}],
    ['My Acme', 'M', undefined, {}],
  ])('%s, %s, %s', (vendor, model, firmware, set) => {
    expect(applied(vendor, model, firmware).set).toEqual(set);
  });

  test('the station itself has the last word, and is enough alone', () => {
    const station = { quirks: { idTagMaxLength: 14 } } as const;
    const { set, known } = book.applied(station, { vendor: 'Acme', model: 'Duo 22' });
    expect(set).toEqual({ energyUnit: 'kWh', idTagMaxLength: 14 });
    expect(known.map(({ from, note }) => `${from} ${note}`)).toEqual([
      'file a',
      'file b',
      'station Set for this station.',
    ]);
    expect(book.applied(station, undefined).set).toEqual({ idTagMaxLength: 14 });
    expect(book.applied({}, undefined)).toEqual({ set: {}, known: [] });
  });

  test('a pattern of many stars takes no longer than the text', () => {
    const slow = new QuirkBook([
      { match: { model: `${'*a'.repeat(200)}*b` }, note: 'n', set: { deflate: 'off' } },
    ]);
    expect(slow.applied({}, { vendor: 'V', model: 'a'.repeat(255) }).set).toEqual({});
    expect(slow.applied({}, { vendor: 'V', model: `${'a'.repeat(254)}b` }).set).toEqual({ deflate: 'off' });
  });
});

describe('what is built in', () => {
  test('is as the schema wants it, and each has its source', () => {
    expect(readQuirks(JSON.parse(JSON.stringify(builtIn)))).toEqual(builtIn);
    for (const { source } of builtIn) expect(source).toMatch(/^https:/);
  });

  test('is what the docs say', () => {
    const docs = readFileSync(new URL('../../docs/quirks.md', import.meta.url), 'utf8');
    const told = [...docs.matchAll(/^\| [^|]+ \| ([^|]+) \| (https:\S+) \|$/gm)];
    const settings = (set: object) => Object.entries(set).map(([name, value]) => `\`${name}: ${value}\``);
    expect(told.map(([, set, source]) => [set, source])).toEqual(
      builtIn.map(({ set, source }) => [settings(set).join(', '), source]),
    );
  });
});

describe('a file', () => {
  let dir: TempDir;
  beforeAll(async () => {
    dir = await tempDir('rb-quirks-');
  });
  afterAll(() => dir.remove());
  const file = async (text: string) => {
    const path = join(dir.path, 'quirks.json');
    await writeFile(path, text);
    return path;
  };

  test('adds to what is built in, and goes over it', async () => {
    const path = await file(
      '[{"match":{"vendor":"Alfen*"},"note":"ours","source":"https://example.org/1","set":{"idTagMaxLength":16}}]',
    );
    const { set, known } = openQuirkBook(path).applied({}, { vendor: 'Alfen BV', model: 'NG910' });
    expect(set).toEqual({ idTagFormat: 'hex', idTagMaxLength: 16 });
    expect(known.map(({ from }) => from)).toEqual(['built-in', 'file']);
  });

  test('with mistakes is refused with all of them', async () => {
    const path = await file(
      JSON.stringify([
        { match: {}, note: 'n', set: { deflate: 'off' } },
        { match: { vendor: 'V' }, note: 'n', set: {} },
        { match: { vendor: 'V' }, set: { energyUnit: 'MWh', colour: 'red', timesMarkedUtc: 'Mars/Olympus' } },
      ]),
    );
    const refused = () => openQuirkBook(path);
    expect(refused).toThrow(/QUIRKS_FILE .*quirks\.json has mistakes/);
    for (const fault of [
      /\/0\/match: name a vendor, a model or a firmware/,
      /\/1\/set: set something/,
      /\/2\/note: is missing$/m,
      /\/2\/set\/energyUnit: must be kWh$/m,
      /\/2\/set: the name colour is not known here, only energyUnit, .*deflate$/m,
      /\/2\/set\/timesMarkedUtc: give location or an IANA time zone/,
    ]) {
      expect(refused).toThrow(fault);
    }
  });

  test('that is none, or no JSON', async () => {
    expect(() => openQuirkBook(join(dir.path, 'none.json'))).toThrow(/none\.json cannot be read: .*ENOENT/);
    const broken = await file('{');
    expect(() => openQuirkBook(broken)).toThrow(/cannot be read: .*JSON/);
  });
});

describe('a local clock', () => {
  const zone = timeZoneNamed('Europe/Berlin')!;
  const shown = (text: string) => new Date(localInstant(Date.parse(`${text}Z`), zone)).toISOString();

  test.each([
    ['2026-01-15T12:00:00', '2026-01-15T11:00:00.000Z'],
    ['2026-07-15T12:00:00', '2026-07-15T10:00:00.000Z'],
    ['2026-03-29T01:59:59', '2026-03-29T00:59:59.000Z'],
    ['2026-03-29T03:00:00', '2026-03-29T01:00:00.000Z'],
    // shown twice: the first time counts
    ['2026-10-25T02:30:00', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25T03:00:00', '2026-10-25T02:00:00.000Z'],
  ])('%s', (text, utc) => {
    expect(shown(text)).toBe(utc);
  });

  test('of no zone that there is', () => {
    expect(timeZoneNamed('Mars/Olympus')).toBeUndefined();
  });
});
