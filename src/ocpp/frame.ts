import type { CallError } from './call-error.ts';
import { cutText } from './cut-text.ts';
import type { Dialect } from './dialect.ts';

/** [OCPP-J 1.6 4.2] `idToken` is the message id as the JSON text it came as, so that it goes back unchanged. */
export type Frame =
  | { readonly kind: 'call'; readonly idToken: string; readonly action: string; readonly payload: unknown }
  | { readonly kind: 'result'; readonly id: string; readonly payload: unknown }
  | { readonly kind: 'error'; readonly id: string; readonly code: string; readonly description: string }
  | { readonly kind: 'unknown-type'; readonly type: number }
  | Malformed;

export interface Malformed {
  readonly kind: 'malformed';
  readonly reason: string;
  readonly notJson: boolean;
  /** Whom the CALLERROR goes to; absent where none may be sent [OCPP-J 1.6 4.2.3]. */
  readonly idToken?: string;
}

const unreadableId = '"-1"';
const maxDescription = 255;
/** An id longer than this is no id. */
const maxIdToken = 1024;
/** The longest that any version has is half as long: what is cut is unknown, cut or not. */
const maxAction = 64;

const quote = 34;
const backslash = 92;

/** Where the JSON string that starts at `start` ends, exclusive; -1 when it does not. */
function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length && i < start + maxIdToken; i++) {
    const code = text.charCodeAt(i);
    if (code === quote) return i + 1;
    if (code === backslash) i++;
  }
  return -1;
}

/** The second element of a JSON array as it stands in the text, if it is a string or a number. */
function idTokenIn(text: string): string | undefined {
  const comma = text.indexOf(',');
  if (comma < 0) return undefined;
  let start = comma + 1;
  while (text.charCodeAt(start) <= 32) start++;
  if (text.charCodeAt(start) === quote) {
    const end = endOfString(text, start);
    return end < 0 ? undefined : text.slice(start, end);
  }
  return /^-?\d[\d.eE+-]*(?=[\s,\]])/.exec(text.slice(start, start + maxIdToken))?.[0];
}

/** The usual id is rebuilt rather than cut out: a cut string would keep the whole message alive. */
function idTokenOf(text: string, id: string | number): string | undefined {
  if (typeof id === 'number') return idTokenIn(text);
  const plain = `"${id}"`;
  if (plain.length > maxIdToken) return undefined;
  return text.startsWith(plain, text.indexOf('"')) ? plain : idTokenIn(text);
}

function malformed(text: string, reason: string, notJson = false): Malformed {
  // [OCPP-J 1.6 4.1.3] what was meant as an answer is never answered with an error
  if (/^\s*\[\s*[34]\b/.test(text)) return { kind: 'malformed', reason, notJson };
  const idToken = /^\s*\[\s*"?\d+"?\s*,/.test(text) ? idTokenIn(text) : undefined;
  const readable = idToken !== undefined && isJson(idToken);
  return { kind: 'malformed', reason, notJson, idToken: readable ? idToken : unreadableId };
}

/** What only looks like an id would make the answer unreadable too. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

export function decodeFrame(text: string): Frame {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return malformed(text, 'the message is not JSON', true);
  }
  if (!Array.isArray(message)) return malformed(text, 'the message is not a JSON array');
  return decodeMessage(message, text);
}

function decodeMessage(message: readonly unknown[], text: string): Frame {
  const [type, id, third, fourth] = message;
  if (typeof type !== 'number') return malformed(text, 'the message type is not a number');
  if (type !== 2 && type !== 3 && type !== 4) return { kind: 'unknown-type', type };
  if (typeof id !== 'string' && typeof id !== 'number') {
    return malformed(text, 'the message id is neither a string nor a number');
  }
  if (type === 3) return { kind: 'result', id: String(id), payload: third };
  if (type === 4) {
    const [code, description] = [third, fourth].map((part) => (typeof part === 'string' ? part : ''));
    return { kind: 'error', id: String(id), code: code ?? '', description: description ?? '' };
  }
  if (typeof third !== 'string') return malformed(text, 'the action is not a string');
  if (message.length < 4) return malformed(text, 'the message has no payload');
  const idToken = idTokenOf(text, id);
  if (idToken === undefined) return malformed(text, 'the message id is too long');
  return { kind: 'call', idToken, action: cutText(third, maxAction), payload: fourth };
}

export function encodeCall(id: string, action: string, payload: object): string {
  return `[2,"${id}","${action}",${JSON.stringify(payload)}]`;
}

export function encodeResult(idToken: string, payload: object): string {
  return `[3,${idToken},${JSON.stringify(payload)}]`;
}

export function encodeError(idToken: string, error: CallError, dialect: Dialect): string {
  const { fault, message, faults } = error;
  const details = faults.length === 0 ? {} : { faults };
  const description = JSON.stringify(message.slice(0, maxDescription));
  return `[4,${idToken},"${dialect.faultCodes[fault]}",${description},${JSON.stringify(details)}]`;
}
