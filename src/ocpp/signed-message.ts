import { isObject } from './payload/read.ts';

const suffix = '-Signed';
/** CALL, CALLRESULT and SEND [OCPP 2.1 part 4 4.1.3]. */
const signable: ReadonlySet<unknown> = new Set([2, 3, 6]);

/**
 * [OCPP 2.1 part 4 7] the ordinary message in a signed one, `[type, id, {extension}, "Action-Signed", {JWS}]`; every other as it
 * is. Who signed it is not checked: the connection says who sends. Undefined where what was signed cannot be read.
 */
export function unsigned(message: readonly unknown[]): readonly unknown[] | undefined {
  const [type, id] = message;
  if (!signable.has(type)) return message;
  // the extension is left out where there is none: no other message has it
  const at = isSigned(message[2]) ? 2 : 3;
  const name = message[at];
  if (!isSigned(name)) return message;
  const payload = payloadIn(message[at + 1]);
  if (payload === undefined) return undefined;
  return type === 3 ? [type, id, payload] : [type, id, name.slice(0, -suffix.length), payload];
}

const isSigned = (part: unknown): part is string => typeof part === 'string' && part.endsWith(suffix);

/** [RFC 7515 7.2.2] the payload of a flattened JWS. */
function payloadIn(jws: unknown): unknown {
  const text = isObject(jws) ? jws['payload'] : undefined;
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown;
  } catch {
    return undefined;
  }
}
