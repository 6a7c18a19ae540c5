import { BridgeError, StationRefusal } from '../../core/errors.ts';
import type { ListResult } from '../../core/local-list/local-list-control.ts';
import { ask } from '../asking.ts';
import type { Call } from '../call.ts';
import type { Json } from './read.ts';
import { integerOf, textOf } from './read.ts';

const resultOf: Readonly<Record<string, ListResult>> = {
  Accepted: 'ACCEPTED',
  VersionMismatch: 'VERSION_MISMATCH',
};

export function listResultIn(said: Json): ListResult {
  return resultOf[textOf(said['status']) ?? ''] ?? 'FAILED';
}

/** @throws BridgeError `station-error` for an answer without a version, and whatever the call throws */
export async function listVersion(call: Call, property: string): Promise<number> {
  const version = integerOf((await ask(call, 'GetLocalListVersion', {}))[property]);
  if (version === undefined)
    throw new BridgeError('station-error', 'the station told no version of its list');
  return version;
}

/** A station that does not tell its limits has none that are known. */
export async function toldBy(call: Call, action: string, payload: object): Promise<Json> {
  try {
    return await ask(call, action, payload);
  } catch (error) {
    const refused = error instanceof StationRefusal;
    if (refused || (error instanceof BridgeError && error.code === 'not-supported')) return {};
    throw error;
  }
}

export function atLeastOne(value: unknown): number | undefined {
  const number = integerOf(value);
  return number !== undefined && number > 0 ? number : undefined;
}
