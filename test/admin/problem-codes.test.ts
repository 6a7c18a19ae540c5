import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { at } from './operator.ts';

const file = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');

/** The members of a union of literals. */
function union(source: string, name: string): string[] {
  const [, body = ''] = new RegExp(`export type ${name} =([^]+?)';`).exec(source) ?? [];
  return [...body.matchAll(/\| '([a-z-]+)/g)].map(([, code = '']) => code);
}

async function codesOfTheEdge(): Promise<string[]> {
  const folder = new URL('../../src/admin/', import.meta.url);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ts') && !name.includes('.gen.'));
  const sources = await Promise.all(names.map((name) => file(`src/admin/${name}`)));
  return sources.flatMap((source) =>
    [/HttpProblem\(\s*\d+,\s*'([a-z-]+)'/g, /\bcode: '([a-z-]+)'/g].flatMap((pattern) =>
      [...source.matchAll(pattern)].map(([, code = '']) => code),
    ),
  );
}

test('the codes that problems may have are those that the document lists', async () => {
  const used = [
    ...union(await file('src/core/errors.ts'), 'ErrorCode'),
    ...union(await file('src/core/pricing/error.ts'), 'PricingErrorCode'),
    ...(await codesOfTheEdge()),
  ];
  expect(used).toEqual(expect.arrayContaining(['unknown-token', 'no-tariff', 'cdr-held', 'internal']));
  const documented = at(
    parse(await file('openapi/admin.yaml')),
    'components.schemas.Problem.properties.code.examples',
  );
  expect(new Set(used)).toEqual(new Set(documented as string[]));
});
