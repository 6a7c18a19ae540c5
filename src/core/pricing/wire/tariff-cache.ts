import type { Tariff } from '../../model/tariff.ts';
import type { PricingWarning } from '../result.ts';
import { Warnings } from '../warnings.ts';
import { isJson, JsonReader } from './json.ts';
import type { Path } from './json.ts';
import { readTariff } from './tariff.ts';
import type { TariffReading } from './tariff.ts';

const kept = 4096;

interface Known {
  /** Our own copy: the caller may change his. */
  readonly source: unknown;
  readonly version: string;
  readonly currency: string;
  readonly misspelt: string;
  readonly tariff: Tariff;
  readonly warnings: readonly PricingWarning[];
}

/** By id; partners reuse ids, so each may have many contents. */
const cache = new Map<string, Known[]>();
let count = 0;

/** CDRs bring the same few tariffs over and over: each content is read (and compiled) once. */
export function cachedTariff(source: unknown, at: Path, reading: TariffReading): Tariff {
  const id = isJson(source) && typeof source['id'] === 'string' ? source['id'] : '';
  let candidates = cache.get(id);
  for (const known of candidates ?? []) {
    if (!isFor(known, reading) || !sameJson(known.source, source)) continue;
    for (const { code, text } of known.warnings) reading.reader.warnings.add(code, text);
    return known.tariff;
  }
  const reader = new JsonReader(new Warnings());
  const tariff = readTariff(source, at, { ...reading, reader });
  reading.reader.faults.push(...reader.faults);
  for (const { code, text } of reader.warnings.list) reading.reader.warnings.add(code, text);
  if (reader.faults.length > 0) return tariff;
  if (count >= kept) {
    cache.clear();
    candidates = undefined;
    count = 0;
  }
  if (!candidates) cache.set(id, (candidates = []));
  count += 1;
  const { version, currency, policy } = reading;
  candidates.push({
    source: structuredClone(source),
    version,
    currency,
    misspelt: policy.misspeltFields,
    tariff,
    warnings: reader.warnings.list,
  });
  return tariff;
}

function isFor(known: Known, { version, currency, policy }: TariffReading): boolean {
  return known.version === version && known.currency === currency && known.misspelt === policy.misspeltFields;
}

/** Deep equality of JSON values; the order of keys does not matter. */
export function sameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one)) {
    if (!Array.isArray(other) || one.length !== other.length) return false;
    for (let index = 0; index < one.length; index += 1) if (!sameJson(one[index], other[index])) return false;
    return true;
  }
  const mine = one as Record<string, unknown>;
  const theirs = other as Record<string, unknown>;
  for (const key in mine) if (!sameJson(mine[key], theirs[key])) return false;
  return Object.keys(mine).length === Object.keys(theirs).length;
}
