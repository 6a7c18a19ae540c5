import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

test('what the README links to and its commands read is in the package', () => {
  const { files } = JSON.parse(read('package.json')) as { readonly files: readonly string[] };
  const readme = read('README.md');
  const links = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) => link);
  const examples = [...readme.matchAll(/\bexamples\/[\w.-]+/g)].map(([example]) => example);
  expect(links.length * examples.length).toBeGreaterThan(0);
  const inPackage = (path: string) => files.some((file) => path === file || path.startsWith(`${file}/`));
  expect([...links, ...examples].filter((path) => !inPackage(path))).toEqual([]);
});
