import { describe, expect, test } from '@jest/globals';
import {
  idTagFor,
  locationKey,
  makeDeliveryId,
  makeParty,
  makeRef,
  objectKey,
  parseDeliveryId,
  parseParty,
  parseRef,
  startKey,
} from '../../src/core/ids.ts';

const party = { countryCode: 'DE', partyId: 'ABC' };

test('object keys fold case, because OCPI ids are compared without regard to it', () => {
  expect(objectKey({ countryCode: 'de', partyId: 'abc' }, 'loc1')).toBe(objectKey(party, 'LOC1'));
});

test('make and parse are inverse', () => {
  expect(parseParty(makeParty(party))).toEqual(party);
  const ref = { kind: 'locations', key: 'DE*ABC*A/B~C' } as const;
  expect(parseRef(makeRef(ref))).toEqual(ref);
  expect(parseDeliveryId(makeDeliveryId('p1', makeRef(ref)))).toEqual({ partnerId: 'p1', ref: makeRef(ref) });
});

test.each(['', 'DEABC', 'D-ABC', 'DE-AB', 'DE-ABCD', '12-ABC'])('%p is no party', (text) => {
  expect(parseParty(text)).toBeUndefined();
});

test.each(['', 'nonsense', 'users/1'])('%p is no reference', (text) => {
  expect(parseRef(text)).toBeUndefined();
});

test('a location reference is an id of the own party, or whole', () => {
  expect(locationKey('LOC1', party)).toBe('DE*ABC*LOC1');
  expect(locationKey('nl*xyz*loc1', party)).toBe('NL*XYZ*LOC1');
});

describe('idTagFor', () => {
  test('a uid that fits is shown as it is', () => {
    expect(idTagFor('p1', '04A1B2C3')).toBe('04A1B2C3');
  });

  test('a longer one gets a stable alias that every reader takes, different for each partner', () => {
    const uid = '9a1d7c1e-6d5f-4f55-8f0e-2c1b8a3f4e5d';
    expect(idTagFor('p1', uid)).toMatch(/^[0-9A-F]{14}$/);
    expect(idTagFor('p1', uid)).toBe(idTagFor('p1', uid));
    expect(idTagFor('p2', uid)).not.toBe(idTagFor('p1', uid));
  });
});

test('two starts are the same when their content is, whatever the case of the card', () => {
  const start = { evseId: 1, idTag: 'abc', meterStartWh: 5, statedAt: '2026-01-01T00:00:00Z' };
  expect(startKey(start)).toBe(startKey({ ...start, idTag: 'ABC' }));
  expect(startKey(start)).not.toBe(startKey({ ...start, meterStartWh: 6 }));
});
