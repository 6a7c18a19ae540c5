import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../core/errors.ts';
import { systemCode } from './failure.ts';
import type { Io } from './io.ts';

export type Json = Readonly<Record<string, unknown>>;

/** An object with where it was found, or what is there instead. */
export type Found =
  { readonly source: string; readonly object: Json } | { readonly source: string; readonly fault: string };

/**
 * Objects in files, in directories (all that ends in .json, .ndjson or .jsonl) or, for `-`, in stdin. A file has
 * one object, an array, an OCPI response with `data`, or one of these per line.
 */
export async function readObjects(paths: readonly string[], io: Pick<Io, 'stdin'>): Promise<Found[]> {
  const found: Found[] = [];
  for (const path of paths) {
    const files = await filesAt(path);
    if (files.length === 0) found.push({ source: path, fault: 'has no .json, .ndjson or .jsonl file in it' });
    for (const file of files) found.push(...(await objectsAt(file, io)));
  }
  return found;
}

async function filesAt(path: string): Promise<readonly string[]> {
  if (path === '-') return [path];
  const isDirectory = await stat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
  if (!isDirectory) return [path];
  const names = await readdir(path, { recursive: true });
  return names
    .filter((name) => /\.(json|ndjson|jsonl)$/i.test(name))
    .toSorted()
    .map((name) => join(path, name));
}

async function objectsAt(file: string, io: Pick<Io, 'stdin'>): Promise<Found[]> {
  const source = file === '-' ? 'stdin' : file;
  try {
    return objectsIn(file === '-' ? await io.stdin() : await readFile(file, 'utf8'), source);
  } catch (error) {
    return [{ source, fault: `cannot be read (${systemCode(error) ?? messageOf(error)})` }];
  }
}

export function objectsIn(text: string, source: string): Found[] {
  const content = text.replace(/^\uFEFF/, '');
  const whole = parse(content);
  if ('value' in whole) return unwrap(whole.value, source);
  const lines = content
    .split('\n')
    .map((line, index) => ({ line: line.trim(), at: `${source}:${index + 1}` }));
  const filled = lines.filter(({ line }) => line !== '');
  const [first] = filled;
  if (!first || filled.length < 2 || !('value' in parse(first.line))) {
    return [{ source, fault: first ? `is not JSON: ${whole.fault}` : 'is empty' }];
  }
  return filled.flatMap(({ line, at }) => {
    const one = parse(line);
    return 'value' in one ? unwrap(one.value, at) : [{ source: at, fault: `is not JSON: ${one.fault}` }];
  });
}

function parse(text: string): { value: unknown } | { fault: string } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return { fault: messageOf(error) };
  }
}

function unwrap(value: unknown, source: string): Found[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index): Found[] => objectOr(item, `${source}[${index}]`));
  }
  if (isJson(value) && ('status_code' in value || Array.isArray(value['data']))) {
    return 'data' in value
      ? unwrap(value['data'], source)
      : [{ source, fault: 'is an OCPI response without data' }];
  }
  return objectOr(value, source);
}

function objectOr(value: unknown, source: string): Found[] {
  return [isJson(value) ? { source, object: value } : { source, fault: 'is not a JSON object' }];
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
