import { describe, expect, test } from '@jest/globals';
import type { Schemas } from '../../src/ocpp/payload/schemas.ts';
import type { Document, Named, Schema } from './schema-differences.ts';
import { differences, isMessage, keywords, keywordsOf, publishedSchemas } from './schema-differences.ts';
import { Examples } from './schema-examples.ts';

interface Suite {
  readonly version: string;
  /** As it is generated. */
  readonly document: Document & { readonly 'x-everywhere': Named };
  readonly schemas: Schemas;
  /** What ours says otherwise than the other copy, on purpose. */
  readonly intended: readonly string[];
}

/** How many actions there are of each initiator and of each functional block. */
export function countsOf(actions: Document['x-actions']): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { initiator, block } of Object.values(actions)) {
    for (const value of [initiator, String(block)]) counts[value] = (counts[value] ?? 0) + 1;
  }
  return counts;
}

/** Property by property: that a version's document says what the published schemas say. */
export function saysWhatIsPublished({ version, document, intended }: Suite): void {
  const { 'x-actions': actions, 'x-everywhere': everywhere } = document;
  const ours = document.components.schemas;
  const theirs = publishedSchemas(version);
  const messages = [...theirs.keys()];
  const compare = (name: string): string[] => {
    const other = theirs.get(name)!;
    return differences(name, ours[name]!, other, { ours, theirs: other.definitions ?? {}, everywhere });
  };

  test('has every published message, and no other', () => {
    expect(Object.keys(ours).filter(isMessage).sort()).toEqual([...messages].sort());
  });

  test('x-actions covers exactly the actions of the messages', () => {
    const named = Object.entries(actions).flatMap(([action, { send }]) =>
      send ? [`${action}Request`] : [`${action}Request`, `${action}Response`],
    );
    expect(named.sort()).toEqual([...messages].sort());
  });

  test.each(messages)('%s is the published one but for the intended differences', (name) => {
    expect(compare(name).filter((line) => !intended.includes(line))).toEqual([]);
  });

  test('every intended difference is there', () => {
    const found = messages.flatMap(compare);
    expect(intended.filter((line) => !found.includes(line))).toEqual([]);
  });

  test('has the shared types that are published, under their names', () => {
    const published = new Set(
      [...theirs.values()].flatMap((schema) => Object.keys(schema.definitions ?? {})),
    );
    const types = Object.keys(ours).filter((name) => !isMessage(name));
    expect(types.sort()).toEqual([...published].sort());
  });

  test('only keywords that are compared are used', () => {
    const used = new Set(Object.values(ours).flatMap(keywordsOf));
    expect([...used].filter((keyword) => !keywords.has(keyword))).toEqual([]);
  });
}

/** That examples of every message pass the version's validators, and whatever breaks a rule does not. */
export function validates({ document, schemas }: Suite): void {
  const ours = document.components.schemas;
  const examples = new Examples(ours, document['x-everywhere']);
  const messages = Object.entries(ours).filter(([name]) => isMessage(name));

  test.each<[string, Schema]>(messages)('%s accepts an example', (name, schema) => {
    expect(schemas.strictViolations(name, examples.full(schema))).toEqual([]);
    expect(schemas.strictViolations(name, examples.least(schema))).toEqual([]);
    expect(schemas.violations(name, examples.full(schema))).toEqual([]);
  });

  test.each<[string, Schema]>(messages)(
    '%s refuses what breaks one of its rules, and says where',
    (name, schema) => {
      const broken = examples.broken(schema);
      expect(broken.length).toBeGreaterThan(1);
      for (const { pointer, payload } of broken) {
        const found = schemas.strictViolations(name, payload).map((violation) => violation.pointer);
        expect([...new Set(found)]).toEqual([pointer]);
      }
    },
  );
}

export function describeSchemas(suite: Suite): void {
  describe(`openapi/ocpp-${suite.version}.yaml`, () => saysWhatIsPublished(suite));
  describe('validation', () => validates(suite));
}
