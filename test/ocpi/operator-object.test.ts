import { expect, test } from '@jest/globals';
import { operatorObjects } from '../../src/ocpi/operator-object.ts';
import { v221 } from '../../src/ocpi/v221/dialect.ts';
import { cdr, session, smallLocation, smallToken, tariff } from './v221/samples.ts';

const objects = operatorObjects(v221);
const now = Date.parse('2026-03-01T08:00:00Z');
const defaults = { countryCode: 'DE', partyId: 'ABC', now };

test('an operator writes less than a partner, and a null is nothing', () => {
  const written = Object.fromEntries(
    Object.entries({ ...v221.encodeLocation(smallLocation), name: null }).filter(
      ([name]) => !['country_code', 'party_id', 'last_updated'].includes(name),
    ),
  );
  expect(objects.location.decode(written, defaults)).toStrictEqual({ ...smallLocation, lastUpdated: now });
});

test('every fault is named, with its place', () => {
  const written = { id: 'T', currency: 'EURO', elements: [{ price_components: [{ type: 'ENERGY' }] }] };
  expect(() => objects.tariff.decode(written, defaults)).toThrow(
    expect.objectContaining({
      code: 'invalid',
      faults: expect.arrayContaining([
        expect.objectContaining({ pointer: '/currency' }),
        expect.objectContaining({ pointer: '/elements/0/price_components/0/price' }),
        expect.objectContaining({ pointer: '/elements/0/price_components/0/step_size' }),
      ]) as unknown,
    }),
  );
});

test('a date that does not exist is refused', () => {
  const written = { ...v221.encodeToken(smallToken), last_updated: '2026-02-45T00:00:00Z' };
  expect(() => objects.token.decode(written, defaults)).toThrow(expect.objectContaining({ code: 'invalid' }));
});

test('what the version does not know is pointed at', () => {
  expect(objects.tariff.unknownProperties({ id: 'T', tax_included: 'NO' })).toEqual(['/tax_included']);
});

test('reads are in the same words as what partners get', () => {
  expect(objects.tariff.encode(tariff)).toEqual(v221.encodeTariff(tariff));
  const now = { session, until: session.lastUpdated };
  expect(objects.encodeSession(now)).toEqual(v221.encodeSession(now));
  expect(objects.encodeCdr(cdr)).toEqual(v221.encodeCdr(cdr));
});
