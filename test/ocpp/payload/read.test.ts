import { describe, expect, test } from '@jest/globals';
import {
  connectorOf,
  instantOf,
  integerOf,
  listOf,
  numberOf,
  oneOf,
  registerOf,
  required,
  textOf,
  Unreadable,
} from '../../../src/ocpp/payload/read.ts';

describe('instantOf', () => {
  test.each([
    ['2023-10-19T15:28:07Z', '2023-10-19T15:28:07.000Z'],
    ['2023-10-19T15:28:07.5Z', '2023-10-19T15:28:07.500Z'],
    ['2023-10-19T15:28:07.123456789Z', '2023-10-19T15:28:07.123Z'],
    ['2023-10-19T15:28:07', '2023-10-19T15:28:07.000Z'],
    ['2023-10-19T15:28:07+02:00', '2023-10-19T13:28:07.000Z'],
    ['2023-10-19T15:28:07+02', '2023-10-19T13:28:07.000Z'],
    ['2023-10-19T15:28:07+0100', '2023-10-19T14:28:07.000Z'],
    ['2023-10-19T15:28:07-03:30', '2023-10-19T18:58:07.000Z'],
    ['2023-10-19T15:28:07z', '2023-10-19T15:28:07.000Z'],
    ['2023-10-19t15:28:07Z', '2023-10-19T15:28:07.000Z'],
    ['2023-10-19 15:28:07', '2023-10-19T15:28:07.000Z'],
    ['2023-10-19T5:8:7Z', '2023-10-19T05:08:07.000Z'],
    ['2023-1-9T05:08Z', '2023-01-09T05:08:00.000Z'],
    [' 2023-10-19T15:28:07,25 +01:00 ', '2023-10-19T14:28:07.250Z'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
    ['2024-02-29T24:00:00Z', '2024-03-01T00:00:00.000Z'],
    ['2023-10-19T15:28:07+14:00', '2023-10-19T01:28:07.000Z'],
    ['2000-01-01T00:00:00Z', '2000-01-01T00:00:00.000Z'],
  ])('%s', (text, iso) => {
    expect(new Date(instantOf(text)!).toISOString()).toBe(iso);
  });

  test.each([
    '',
    'now',
    '2023-10-19',
    '15:28:07',
    '2023-13-01T00:00:00Z',
    '2023-10-19T25:00:00Z',
    '2023-10-19T24:00:01Z',
    '2023-10-19T15:60:00Z',
    '2023-02-29T00:00:00Z',
    '2023-04-31T00:00:00Z',
    '2023-04-00T00:00:00Z',
    '2023-10-19T15:28:07+14:01',
    '2023-10-19T15:28:07-99:00',
    '2023-10-19T15:28:07+02:60',
    '1970-01-01T00:00:42Z',
    '1999-12-31T23:59:59Z',
    '0001-01-01T00:00:00Z',
    1697729287,
    null,
  ])('%p is no time', (value) => {
    expect(instantOf(value)).toBeUndefined();
  });
});

describe('numbers', () => {
  test.each([
    ['12.5', 12.5],
    [' 1234 ', 1234],
    ['+.5', 0.5],
    ['-3', -3],
    ['1e3', 1000],
    [7, 7],
  ])('numberOf %p', (value, number) => {
    expect(numberOf(value)).toBe(number);
  });

  test.each(['', ' ', '12,5', '0x10', 'Infinity', 'NaN', '12 kWh', null, true, {}, JSON.parse('1e400')])(
    '%p is no number',
    (value) => {
      expect(numberOf(value)).toBeUndefined();
    },
  );

  test('integers are cut, never rounded up', () => {
    expect([integerOf('1234.9'), integerOf(1234.9), integerOf('7'), integerOf('x')]).toEqual([
      1234,
      1234,
      7,
      undefined,
    ]);
  });

  test('a text without end is no number', () => {
    expect([numberOf('1'.repeat(63)), numberOf('1'.repeat(64))]).toEqual([expect.any(Number), undefined]);
  });

  test('a register is cut to whole watt-hours, within what a meter shows', () => {
    expect(['1500.9', -3.5, 1e12, '-1e12'].map((value) => registerOf(value))).toEqual([
      1500, -4, 1e12, -1e12,
    ]);
    const beyond: unknown[] = [1e12 + 1, '1e305', '-1e400', JSON.parse('1e400')];
    expect(beyond.map((value) => registerOf(value))).toEqual(beyond.map(() => 'beyond'));
    expect(['full', null, undefined, {}, ''].map((value) => registerOf(value))).toEqual(
      Array(5).fill(undefined),
    );
  });

  test('a connector is never negative', () => {
    expect([connectorOf(0), connectorOf('2'), connectorOf(-1), connectorOf(1e12)]).toEqual([
      0,
      2,
      undefined,
      undefined,
    ]);
  });
});

describe('texts, values and lists', () => {
  test('numbers count as their text, blanks around are dropped, endless texts are refused', () => {
    expect([textOf(' a '), textOf(5), textOf('x'.repeat(256)), textOf(null), textOf([])]).toEqual([
      'a',
      '5',
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('an allowed value is found whatever its case', () => {
    const allowed = ['Available', 'SuspendedEV'] as const;
    expect([oneOf('available', allowed), oneOf('SUSPENDEDEV ', allowed), oneOf('Occupied', allowed)]).toEqual(
      ['Available', 'SuspendedEV', undefined],
    );
  });

  test('one element may stand for a list', () => {
    expect([listOf([1]), listOf({ a: 1 }), listOf('x'), listOf(null)]).toEqual([
      [1],
      [{ a: 1 }],
      undefined,
      undefined,
    ]);
  });

  test('what is required says where it is missing', () => {
    expect(required(0, 'a')).toBe(0);
    expect(() => required(undefined, 'a')).toThrow(new Unreadable('a'));
  });
});
