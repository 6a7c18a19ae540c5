import type { SignedData, SignedNature } from '../model/signed.ts';
import { readPublicKey, writePublicKey } from '../ocmf/public-key.ts';
import type { Assessed } from './assess.ts';

/** [OCPI 2.2.1 10.4.8 SignedValue] what is longer cannot be told, and cut it would be worth nothing. */
export const longestSignedValue = 5000;
const longestKey = 512;
const longestEncoding = 36;

const order: readonly SignedNature[] = ['Start', 'Intermediate', 'End'];

/**
 * What a CDR says of a session's signed records; undefined where there is nothing that it could say.
 * @param trusted the public keys that the operator set for the station
 */
export function signedDataOf(
  assessed: readonly Assessed[],
  trusted: readonly string[],
): SignedData | undefined {
  const told = assessed.filter(({ record }) => record.data.length <= longestSignedValue);
  const last = told.findLast(({ nature }) => nature === 'End') ?? told.at(-1);
  if (!last) return undefined;
  // one SignedData has one encoding and one key: those of the record that the bill rests on
  const alike = told.filter(({ encodingMethod }) => encodingMethod === last.encodingMethod);
  const version = Number.parseInt(last.ocmf?.formatVersion ?? '', 10);
  const publicKey = keyOf(last, alike, trusted);
  return {
    encodingMethod: nameOf(last.encodingMethod),
    ...(Number.isSafeInteger(version) && { encodingMethodVersion: version }),
    ...(publicKey !== undefined && publicKey.length <= longestKey && { publicKey }),
    values: alike
      .toSorted((a, b) => order.indexOf(a.nature) - order.indexOf(b.nature) || a.record.at - b.record.at)
      .map(({ nature, plainData, record }) => ({
        nature,
        plainData: plainData.slice(0, longestSignedValue),
        signedData: record.data,
      })),
  };
}

/** The key that signed; otherwise the only one there is. */
function keyOf(last: Assessed, alike: readonly Assessed[], trusted: readonly string[]): string | undefined {
  if (last.key !== undefined) return last.key;
  const signer = alike.find(({ key }) => key !== undefined)?.key;
  if (signer !== undefined) return signer;
  const claimed = alike.flatMap(({ record }) => record.publicKey ?? []);
  const known = [...new Set(trusted.length > 0 ? trusted : claimed)];
  const [only] = known;
  if (only === undefined || known.length > 1) return undefined;
  const key = readPublicKey(only);
  return key ? writePublicKey(key) : only;
}

/** [OCPI 2.2.1 16.1 CiString] */
function nameOf(encodingMethod: string): string {
  return /^[ -~]+$/.test(encodingMethod) ? encodingMethod.slice(0, longestEncoding) : 'unknown';
}
