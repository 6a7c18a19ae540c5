import { describe, expect, test } from '@jest/globals';
import { peer } from './peer.ts';

const at = peer();

describe('Authorize', () => {
  test.each([
    ['TAG1', 'Accepted'],
    ['tag1', 'Accepted'],
    ['STRANGER', 'Invalid'],
    ['', 'Invalid'],
    ['A-TAG-OF-21-CHARACTER', 'Invalid'],
  ])('%p is %s', async (idTag, status) => {
    await expect(at.station.call('Authorize', { idTag })).resolves.toEqual({ idTagInfo: { status } });
  });

  test('a blocked driver', async () => {
    await at.desk.addToken('GONE', { valid: false });
    await expect(at.station.call('Authorize', { idTag: 'GONE' })).resolves.toEqual({
      idTagInfo: { status: 'Blocked' },
    });
  });

  test('a number for a tag, and properties that do not belong here', async () => {
    await at.desk.addToken('4711');
    await expect(at.station.call('Authorize', { idTag: 4711, connectorId: 1 })).resolves.toEqual({
      idTagInfo: { status: 'Accepted' },
    });
  });

  test.each([
    [{}, 'OccurenceConstraintViolation', '/idTag is missing'],
    [{ idTag: null }, 'TypeConstraintViolation', '/idTag must be string'],
    [{ idTag: ['TAG1'] }, 'TypeConstraintViolation', '/idTag must be string'],
    [{ idTag: 'x'.repeat(300) }, 'PropertyConstraintViolation', '/idTag has more than 20 characters'],
  ])('%j is refused', async (payload, code, description) => {
    await expect(at.station.call('Authorize', payload)).rejects.toMatchObject({ code, description });
  });
});
