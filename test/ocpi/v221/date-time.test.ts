import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeDateTime, encodeDateTime } from '../../../src/ocpi/v221/date-time.ts';
import { anyInstant } from './arbitrary.ts';
import { faults } from './schema.ts';

test.each([
  ['2015-06-29T20:39:09Z', '2015-06-29T20:39:09Z'],
  ['2015-06-29T20:39:09', '2015-06-29T20:39:09Z'],
  ['2016-12-29T17:45:09.2Z', '2016-12-29T17:45:09.200Z'],
  ['2016-12-29T17:45:09.2', '2016-12-29T17:45:09.200Z'],
  ['2018-01-01T01:08:01.123456', '2018-01-01T01:08:01.123Z'],
  ['2018-01-01T01:08:01.000Z', '2018-01-01T01:08:01Z'],
])('%s is understood and told as %s', (told, canonical) => {
  expect(encodeDateTime(decodeDateTime(told))).toBe(canonical);
});

test('what is written is valid, fits 25 characters and is read as the same instant', () => {
  fc.assert(
    fc.property(anyInstant, (instant) => {
      const text = encodeDateTime(instant);
      expect(faults('DateTime', text)).toEqual([]);
      expect(text.length).toBeLessThanOrEqual(25);
      expect(decodeDateTime(text)).toBe(instant);
    }),
  );
});

test('a date that does not exist is named', () => {
  expect(() => decodeDateTime('2026-13-01T00:00:00Z')).toThrow(
    expect.objectContaining({ code: 'invalid', message: '2026-13-01T00:00:00Z is no moment in time' }),
  );
});
