import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import '../../kit/properties.ts';
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
  ['2026-11-25T09:04:57+00:00', '2026-11-25T09:04:57Z'],
  ['2026-11-25T09:04:57.5+0130', '2026-11-25T07:34:57.500Z'],
  ['2026-12-31T23:30:00-01:00', '2027-01-01T00:30:00Z'],
  ['2026-11-25 09:04:57', '2026-11-25T09:04:57Z'],
  ['2026-11-25 09:04:57z', '2026-11-25T09:04:57Z'],
  ['2028-02-29T23:59:59Z', '2028-02-29T23:59:59Z'],
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

test.each([
  '2026-13-01T00:00:00Z',
  '2026-00-01T00:00:00Z',
  '2026-02-30T00:00:00Z',
  '2027-02-29T00:00:00',
  '2026-01-01T24:00:00Z',
  '2026-01-01T00:60:00Z',
  '2026-01-01T00:00:00+24:00',
  '9999-12-31T23:59:59-01:00',
  '2026-01-01',
  '2026-01-01T00:00Z',
  'yesterday',
])('%s is named as no moment', (text) => {
  expect(() => decodeDateTime(text)).toThrow(
    expect.objectContaining({ code: 'invalid', message: `${text} is no moment in time` }),
  );
});
