import { describe, expect, test } from '@jest/globals';
import type { Schema } from './schema-differences.ts';
import { differences } from './schema-differences.ts';

describe('the comparison', () => {
  const string: Schema = { type: 'string', maxLength: 20 };
  const base: Schema = { type: 'object', required: ['a'], properties: { a: string, b: string } };
  const nested = (schema: Schema): Schema => ({ type: 'array', items: { properties: { x: schema } } });
  test.each<[string, Schema, Schema]>([
    ['M: type integer, not string', { type: 'integer' }, { type: 'string' }],
    ['M: format undefined, not uri', {}, { format: 'uri' }],
    ['M: maxLength 25, not 20', { ...string, maxLength: 25 }, string],
    ['M: minItems undefined, not 1', {}, { minItems: 1 }],
    ['M: maxItems 5, not 4', { maxItems: 5 }, { maxItems: 4 }],
    ['M: minimum undefined, not 0', {}, { minimum: 0 }],
    ['M: maximum 3, not 2', { maximum: 3 }, { maximum: 2 }],
    ['M: multipleOf undefined, not 0.1', {}, { multipleOf: 0.1 }],
    ['M: enum adds Odd', { enum: ['A', 'Odd'] }, { enum: ['A'] }],
    ['M: enum lacks A', {}, { enum: ['A'] }],
    ['M: required lacks a', { ...base, required: [] }, base],
    ['M: properties lacks b', { ...base, properties: { a: string } }, base],
    ['M: order b,a', { ...base, properties: { b: string, a: string } }, base],
    ['M: items in one only', { type: 'array' }, { type: 'array', items: {} }],
    ['M[].x: maxLength 25, not 20', nested({ ...string, maxLength: 25 }), nested(string)],
    ['M[].x: maxLength 20, not 9', nested({ $ref: '#/components/schemas/IdTag' }), nested({ $ref: '#/d/T' })],
  ])('reports "%s"', (line, a, b) => {
    expect(
      differences('M', a, b, { ours: { IdTag: string }, theirs: { T: { ...string, maxLength: 9 } } }),
    ).toEqual([line]);
  });

  const note: Schema = { type: 'object', properties: { note: string } };
  const shut: Schema = { ...note, additionalProperties: false };
  const bare: Schema = { type: 'object' };
  test.each<[string[], Schema, Schema]>([
    [[], bare, shut],
    [[], { ...note, additionalProperties: true }, note],
    [['M: note only here'], bare, { type: 'object', additionalProperties: false }],
    [['M: closed in one only'], bare, bare],
    [['M: closed in one only'], { ...bare, additionalProperties: true }, shut],
    [['M.note: maxLength 20, not 9'], bare, { ...shut, properties: { note: { $ref: '#/d/T' } } }],
  ])('of what every object may have reports %j', (lines, a, b) => {
    const theirs = { T: { ...string, maxLength: 9 } };
    expect(differences('M', a, b, { ours: {}, theirs, everywhere: { note: string } })).toEqual(lines);
  });
});
