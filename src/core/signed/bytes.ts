import { isOcmf } from '../ocmf/record.ts';
import { base64Bytes, hexBytes } from '../ocmf/text-bytes.ts';

/** The OCMF record in a text: as it is, in Base64 [OCA Signed Meter Values in OCPP 3.2.1] or in hexadecimal [OCPP 1.6 7.45]. */
export function ocmfBytes(data: string): Buffer | undefined {
  const text = data.trim();
  const plain = Buffer.from(text);
  if (isOcmf(plain)) return plain;
  return [hexBytes(text), base64Bytes(text)].find((bytes) => bytes && isOcmf(bytes));
}

/** The text that is in Base64 or hexadecimal, or the text itself where neither makes one that can be read. */
export function readable(data: string): string {
  const text = data.trim();
  for (const bytes of [hexBytes(text), base64Bytes(text)]) {
    const inside = bytes?.toString('utf8') ?? '';
    if (inside !== '' && isPrintable(inside)) return inside;
  }
  return data;
}

function isPrintable(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/.test(text);
}
