import { expect, test } from '@jest/globals';
import { unknownProperties } from '../../src/ocpi/unknown-properties.ts';
import { v221 } from '../../src/ocpi/v221/dialect.ts';
import { location, tariff } from './v221/samples.ts';

const named = (name: string, json: unknown) => unknownProperties(v221.schemas, name, json);

test('what the codecs write is known', () => {
  expect(named('Location', v221.encodeLocation(location))).toEqual([]);
  expect(named('Tariff', v221.encodeTariff(tariff))).toEqual([]);
});

test('strangers are named wherever they stand, once', () => {
  const json = {
    id: 'L',
    colour: { shade: 1 },
    coordinates: { latitude: '1', altitude: 3 },
    evses: [{ uid: '1' }, { uid: '2', 'a/b~c': null, connectors: [{ id: '1', cable_length: 4 }] }],
  };
  expect(named('Location', json)).toEqual([
    '/colour',
    '/coordinates/altitude',
    '/evses/1/a~1b~0c',
    '/evses/1/connectors/0/cable_length',
  ]);
});

test('properties that every object inherits are no exception', () => {
  expect(named('Location', { toString: 1, constructor: 2 })).toEqual(['/toString', '/constructor']);
});

test.each([null, 'text', 7, [], [null]])('%j has no properties', (json) => {
  expect(named('Location', json)).toEqual([]);
});
