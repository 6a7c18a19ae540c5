import type { KeyObject } from 'node:crypto';
import { createPublicKey } from 'node:crypto';
import type { Curve } from './curves.ts';
import { curves } from './curves.ts';
import { base64Bytes, hexBytes } from './text-bytes.ts';

const algorithmOid = '06072a8648ce3d0201'; // ecPublicKey [RFC 5480 2.1.1]
const sequence = 0x30;
const uncompressed = 0x04;

/**
 * A meter's public key, as registers, labels and stations write it: PEM; hexadecimal or Base64 of a SubjectPublicKeyInfo or
 * of a bare point (`04`, X, Y, or without the `04`); `oca:base16:asn1:...`, also in Base64 again, and Base64 of
 * hexadecimal digits [OCA Signed Meter Values in OCPP 1.0, 3.2.2 and 5.2]. Undefined where it is none of these.
 */
export function readPublicKey(text: string): KeyObject | undefined {
  const plain = text.trim();
  if (plain.startsWith('-----BEGIN')) return keyOf(() => createPublicKey(plain));
  const bytes = keyBytes(plain);
  if (!bytes) return undefined;
  return (bytes[0] === sequence ? spkiKey(bytes) : undefined) ?? pointKey(bytes);
}

/** Its SubjectPublicKeyInfo in Base64: the one form that names its curve and that every verifier reads. */
export function writePublicKey(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'der' }).toString('base64');
}

function keyBytes(text: string): Buffer | undefined {
  const wrapped = /^oca:(base16|base64):asn1:(.*)$/is.exec(text);
  if (wrapped) {
    const [, encoding = '', inner = ''] = wrapped;
    return encoding.toLowerCase() === 'base16' ? printedHex(inner) : base64Bytes(inner.replace(/\s/g, ''));
  }
  const printed = printedHex(text);
  if (printed) return printed;
  const bytes = base64Bytes(text.replace(/\s/g, ''));
  const inside = bytes?.toString('latin1') ?? '';
  // what is inside is no wrapper again: both are tried once
  if (/^oca:/i.test(inside)) return keyBytes(inside.trim());
  return hexBytes(inside.trim()) ?? bytes;
}

/** Labels group digits by blanks, colons or dashes. */
function printedHex(text: string): Buffer | undefined {
  return hexBytes(text.replace(/^0x/i, '').replace(/[\s:-]/g, ''));
}

function spkiKey(bytes: Buffer): KeyObject | undefined {
  return keyOf(() => createPublicKey({ key: bytes, format: 'der', type: 'spki' }));
}

/** A point says not of which curve it is, but it lies on one only. */
function pointKey(bytes: Buffer): KeyObject | undefined {
  const point = bytes.length % 2 === 0 ? Buffer.concat([Buffer.of(uncompressed), bytes]) : bytes;
  if (point[0] !== uncompressed) return undefined;
  for (const curve of curves.values()) {
    const key = point.length === 2 * curve.size + 1 ? spkiKey(spki(point, curve)) : undefined;
    if (key) return key;
  }
  return undefined;
}

function spki(point: Buffer, { oid }: Curve): Buffer {
  const algorithm = der(sequence, Buffer.from(algorithmOid + oid, 'hex'));
  return der(sequence, Buffer.concat([algorithm, der(0x03, Buffer.concat([Buffer.of(0), point]))]));
}

/** Of less than 128 bytes, as all of these are. */
function der(tag: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.of(tag, content.length), content]);
}

function keyOf(create: () => KeyObject): KeyObject | undefined {
  try {
    const key = create();
    return key.asymmetricKeyType === 'ec' ? key : undefined;
  } catch {
    // bytes that are no key, or a curve that this OpenSSL has not
    return undefined;
  }
}
