import type { Tariff } from '../../model/tariff.ts';
import type { PricingWarning } from '../result.ts';
import { Warnings } from '../warnings.ts';
import { JsonReader } from './json.ts';
import type { TariffReading } from './tariff.ts';

const kept = 2048;

interface Known {
  readonly tariff: Tariff;
  readonly warnings: readonly PricingWarning[];
}

/** By content, so that a tariff changed under the same id and date is another. */
const cache = new Map<string, Known>();

/** CDRs bring the same few tariffs over and over: each is read (and compiled) once. */
export function cachedTariff(
  source: unknown,
  pointer: string,
  reading: TariffReading,
  read: (source: unknown, pointer: string, reading: TariffReading) => Tariff,
): Tariff {
  const key = `${reading.version} ${reading.currency} ${reading.policy.misspeltFields} ${pointer} ${JSON.stringify(source)}`;
  let known = cache.get(key);
  if (!known) {
    const reader = new JsonReader(new Warnings());
    const tariff = read(source, pointer, { ...reading, reader });
    reading.reader.faults.push(...reader.faults);
    if (reader.faults.length > 0) return tariff;
    known = { tariff, warnings: reader.warnings.list };
    if (cache.size >= kept) cache.clear();
    cache.set(key, known);
  }
  for (const { code, text } of known.warnings) reading.reader.warnings.add(code, text);
  return known.tariff;
}
