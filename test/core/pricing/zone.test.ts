import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import '../../kit/properties.ts';
import { zoneOfCountry } from '../../../src/core/pricing/country-zone.ts';
import { instantOf, isoOf } from '../../../src/core/pricing/iso.ts';
import { Zone, zoneNamed } from '../../../src/core/pricing/zone.ts';

const hour = 3_600_000;

describe('Zone', () => {
  test.each([
    ['Europe/Amsterdam', '2024-03-31T00:59:59Z', 1],
    ['Europe/Amsterdam', '2024-03-31T01:00:00Z', 2],
    ['Europe/Amsterdam', '2024-10-27T00:59:59Z', 2],
    ['Europe/Amsterdam', '2024-10-27T01:00:00Z', 1],
    ['America/New_York', '2024-03-10T07:00:00Z', -4],
    ['Asia/Kathmandu', '2024-03-10T07:00:00Z', 5.75],
    ['Australia/Lord_Howe', '2024-10-05T15:29:59Z', 10.5],
    ['Australia/Lord_Howe', '2024-10-05T15:30:00Z', 11],
    ['UTC', '2024-10-05T15:30:00Z', 0],
  ])('%s at %s is UTC%d', (name, at, offset) => {
    expect(zoneNamed(name).offsetAt(Date.parse(at))).toBe(offset * hour);
  });

  test('agrees with Intl anywhere', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Europe/Lisbon', 'America/St_Johns', 'Africa/Casablanca', 'Pacific/Apia'),
        fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2035, 0) }),
        (name, at) => {
          const second = Math.floor(at / 1000) * 1000;
          const local = new Intl.DateTimeFormat('sv-SE', {
            timeZone: name,
            dateStyle: 'short',
            timeStyle: 'medium',
          });
          const offset = new Zone(name).offsetAt(second);
          expect(
            isoOf(second + offset)
              .replace('T', ' ')
              .replace('Z', ''),
          ).toBe(local.format(second));
        },
      ),
      { numRuns: 50 },
    );
  });

  test('knows the second pass through a repeated hour', () => {
    const zone = zoneNamed('Europe/Amsterdam');
    const passes = ['00:30', '01:00', '01:59', '02:00'].map((time) =>
      zone.repeatsAt(Date.parse(`2024-10-27T${time}:00Z`)),
    );
    expect(passes).toEqual([false, true, true, false]);
    expect(zone.repeatsAt(Date.parse('2024-03-31T01:30:00Z'))).toBe(false);
  });
});

describe('zoneOfCountry', () => {
  test.each([
    ['NLD', 'Europe/Amsterdam'],
    ['nl', 'Europe/Amsterdam'],
    ['DEU', 'Europe/Berlin'],
    ['GBR', 'Europe/London'],
    ['ESP', undefined],
    ['US', undefined],
    ['XX', undefined],
  ])('%s', (country, zone) => {
    expect(zoneOfCountry(country)).toBe(zone);
  });
});

describe('instantOf and isoOf', () => {
  test('agree with Date', () => {
    fc.assert(
      fc.property(fc.integer({ min: -62_000_000_000_000, max: 250_000_000_000_000 }), (at) => {
        const text = new Date(at).toISOString();
        expect(isoOf(at)).toBe(text.replace('.000Z', 'Z'));
        expect(instantOf(text)).toBe(at);
        const second = Math.floor(at / 1000) * 1000;
        expect(instantOf(isoOf(second))).toBe(second);
      }),
    );
  });

  test.each([
    ['2024-01-15T10:00:00Z', '2024-01-15T10:00:00Z'],
    ['2024-01-15T10:00:00', '2024-01-15T10:00:00Z'],
    ['2024-01-15T10:00:00.5Z', '2024-01-15T10:00:00.500Z'],
    ['2024-01-15T11:00:00+01:00', '2024-01-15T10:00:00Z'],
    ['2024-02-29T10:00:00Z', '2024-02-29T10:00:00Z'],
    ['2024-01-15', '2024-01-15T00:00:00Z'],
    [' 2024-01-15T10:00:00Z ', '2024-01-15T10:00:00Z'],
  ])('%s', (text, iso) => {
    expect(isoOf(instantOf(text))).toBe(iso);
  });

  test.each([
    '',
    'soon',
    '15-01-2024',
    '2024-13-01T00:00:00Z',
    '2024-01-15T25:00:00Z',
    '2024-01-15T10:61:00Z',
    '2024x01-15T10:00:00Z',
  ])('%p is no time', (text) => {
    expect(instantOf(text)).toBeNaN();
  });
});
