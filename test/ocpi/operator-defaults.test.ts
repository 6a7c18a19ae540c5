import { expect, test } from '@jest/globals';
import { completed } from '../../src/ocpi/operator-defaults.ts';

const defaults = { countryCode: 'DE', partyId: 'ABC', now: Date.parse('2026-03-01T08:00:00Z') };
const now = '2026-03-01T08:00:00.000Z';

test('what was left out is filled in, down to the connectors', () => {
  const json = { id: 'L', evses: [{ uid: '1', connectors: [{ id: '1' }, { id: '2' }] }] };
  expect(completed(json, defaults)).toStrictEqual({
    id: 'L',
    country_code: 'DE',
    party_id: 'ABC',
    last_updated: now,
    evses: [
      {
        uid: '1',
        connectors: [
          { id: '1', last_updated: now },
          { id: '2', last_updated: now },
        ],
        last_updated: now,
      },
    ],
  });
});

test('what was written stands, and dates its parts', () => {
  const json = {
    country_code: 'NL',
    party_id: null,
    last_updated: '2026-01-01T00:00:00Z',
    evses: [{ last_updated: '2025-01-01T00:00:00Z', connectors: [{}] }, {}],
  };
  expect(completed(json, defaults)).toStrictEqual({
    country_code: 'NL',
    party_id: 'ABC',
    last_updated: '2026-01-01T00:00:00Z',
    evses: [
      { last_updated: '2025-01-01T00:00:00Z', connectors: [{ last_updated: '2025-01-01T00:00:00Z' }] },
      { last_updated: '2026-01-01T00:00:00Z' },
    ],
  });
});

test('what is not what it should be is left for the validator to name', () => {
  expect(completed('text', defaults)).toBe('text');
  expect(completed(null, defaults)).toBeNull();
  expect(completed([1], defaults)).toEqual([1]);
  expect(completed({ evses: 'none', connectors: [7] }, defaults)).toMatchObject({
    evses: 'none',
    connectors: [7],
  });
});
