import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { expect, test } from '@jest/globals';
import { readConfig } from '../src/config.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

test('.env.example names every setting, with its default', () => {
  const example = parseEnv(read('../.env.example'));
  const settings = [...read('../src/config.ts').matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name]) => name);
  expect(settings.length).toBeGreaterThan(0);
  expect(Object.keys(example).toSorted()).toEqual(settings.toSorted());
  expect(readConfig({ ...example })).toEqual(readConfig({}));
});
