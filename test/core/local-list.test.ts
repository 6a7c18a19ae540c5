import { describe, expect, test } from '@jest/globals';
import {
  chunksOf,
  entriesOf,
  isInScope,
  listClass,
  nextVersion,
} from '../../src/core/local-list/local-list.ts';
import type { ListChange } from '../../src/core/local-list/local-list-control.ts';
import type { Token, TokenType, Whitelist } from '../../src/core/model/token.ts';

function token(uid: string, more: Partial<Token> = {}): Token {
  return {
    countryCode: 'NL',
    partyId: 'EMS',
    uid,
    type: 'RFID',
    contractId: 'C',
    issuer: 'I',
    valid: true,
    whitelist: 'ALWAYS',
    lastUpdated: 1,
    ...more,
  };
}

const change = (uid: string, removed = false): ListChange => ({
  partnerId: null,
  type: 'RFID',
  uid,
  ...(removed && { removed }),
});

describe('which tokens may be listed [OCPI 2.2.1 12.4.5]', () => {
  test.each<[string | null, Whitelist, string | undefined]>([
    ['hub', 'ALWAYS', 'must'],
    ['hub', 'ALLOWED_OFFLINE', 'must'],
    ['hub', 'ALLOWED', 'may'],
    ['hub', 'NEVER', undefined],
    [null, 'ALLOWED', 'must'],
    [null, 'NEVER', undefined],
  ])('of %s, %s: %s', (partnerId, whitelist, found) => {
    expect(listClass(partnerId, token('1', { whitelist }))).toBe(found);
    expect(listClass(partnerId, token('1', { whitelist, valid: false }))).toBeUndefined();
  });

  test.each<[TokenType, boolean]>([
    ['RFID', true],
    ['OTHER', true],
    ['APP_USER', false],
    ['AD_HOC_USER', false],
  ])('a reader reads %s: %s', (type, listed) => {
    expect(listClass('hub', token('1', { type })) !== undefined).toBe(listed);
  });

  test('scopes: none, the own, what must be, what may be', () => {
    const known = [
      { partnerId: null, token: token('own') },
      { partnerId: 'hub', token: token('must') },
      { partnerId: 'hub', token: token('may', { whitelist: 'ALLOWED' }) },
    ];
    const listed = (scope: 'all' | 'off' | 'own' | 'required') =>
      known.filter((one) => isInScope(scope, one)).map((one) => one.token.uid);
    expect(listed('off')).toEqual([]);
    expect(listed('own')).toEqual(['own']);
    expect(listed('required')).toEqual(['own', 'must']);
    expect(listed('all')).toEqual(['own', 'must', 'may']);
  });
});

describe('entries', () => {
  test('one for each key, and the first counts', () => {
    const put = [
      { partnerId: null, token: token('04AA', { groupId: 'ours' }) },
      { partnerId: 'hub', token: token('04aa', { groupId: 'theirs' }) },
      { partnerId: 'hub', token: token('04BB') },
    ];
    const entries = entriesOf({ keyOf: (known) => known.token.uid.toUpperCase(), put });
    expect([...entries]).toEqual([
      ['04AA', { partnerId: null, type: 'RFID', uid: '04AA', groupId: 'ours' }],
      ['04BB', { partnerId: 'hub', type: 'RFID', uid: '04BB' }],
    ]);
  });
});

describe('messages', () => {
  const many = Array.from({ length: 25 }, (_, index) => change(`T${index}`));
  const sizes = (chunks: readonly (readonly unknown[])[]) => chunks.map((chunk) => chunk.length);

  test('as many entries as the station takes', () => {
    expect(sizes(chunksOf(many, { itemsPerMessage: 10 }, () => 10))).toEqual([10, 10, 5]);
    expect(sizes(chunksOf(many, {}, () => 10))).toEqual([25]);
  });

  test('as many bytes, with room for what is around them', () => {
    expect(sizes(chunksOf(many, { bytesPerMessage: 200 + 5 * 40 }, () => 39))).toEqual([5, 5, 5, 5, 5]);
  });

  test('an entry larger than a message goes alone: the station says what it thinks of it', () => {
    expect(sizes(chunksOf(many.slice(0, 3), { bytesPerMessage: 10 }, () => 60))).toEqual([1, 1, 1]);
  });

  test('a station that says it takes very many is not kept busy by one', () => {
    const huge = Array.from({ length: 1200 }, (_, index) => change(String(index)));
    expect(sizes(chunksOf(huge, { itemsPerMessage: 100_000 }, () => 30))).toEqual([500, 500, 200]);
  });

  test('what is removed makes room first', () => {
    const chunks = chunksOf([change('new'), change('old', true)], { itemsPerMessage: 1 }, () => 30);
    expect(chunks.map(([only]) => only?.uid)).toEqual(['old', 'new']);
  });

  test('no entries are one message: a whole list may be empty', () => {
    expect(chunksOf([], {}, () => 30)).toEqual([[]]);
  });
});

test('versions go up, and begin anew before they are too large for an integer of 32 bits', () => {
  expect(nextVersion(-1, 0)).toBe(1);
  expect(nextVersion(7, 41)).toBe(42);
  expect(nextVersion(0x7fffffff)).toBe(1);
});
