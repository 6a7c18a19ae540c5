import type { CallError } from './call-error.ts';
import { cutText } from './cut-text.ts';
import type { Dialect } from './dialect.ts';
import type { FrameTypes } from './frame-types.ts';
import { unsigned } from './signed-message.ts';

/** [OCPP-J 1.6 4.2] `idToken` is the message id as the JSON text it came as, so that it goes back unchanged. */
export type Frame =
  | { readonly kind: 'call'; readonly idToken: string; readonly action: string; readonly payload: unknown }
  | { readonly kind: 'result'; readonly id: string; readonly payload: unknown }
  | Refusal<'error'>
  | Refusal<'result-error'>
  | { readonly kind: 'send'; readonly action: string; readonly payload: unknown }
  | { readonly kind: 'unknown-type'; readonly type: number; readonly idToken?: string }
  | Malformed;

export type FrameOf<Kind extends Frame['kind']> = Extract<Frame, { kind: Kind }>;

/** What the station could not deal with: a call of ours, or a result [OCPP 2.1 part 4 4.2.3]. */
interface Refusal<Kind> {
  readonly kind: Kind;
  readonly id: string;
  readonly code: string;
  readonly description: string;
}

export interface Malformed {
  readonly kind: 'malformed';
  readonly reason: string;
  readonly notJson: boolean;
  /** A payload that is broken JSON, or no message at all [OCPP-J 2.0.1 4.3]. */
  readonly fault: 'formation' | 'framework';
  /** Whom the CALLERROR goes to; absent where none may be sent [OCPP-J 1.6 4.2.3]. */
  readonly idToken?: string;
}

const types = { call: 2, result: 3, error: 4, resultError: 5, send: 6 } as const;
const knownTypes: ReadonlySet<number> = new Set(Object.values(types));

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
  const idToken = /^\s*\[\s*"?\d+"?\s*,/.test(text) ? idTokenIn(text) : undefined;
  const readable = idToken !== undefined && isJson(idToken);
  const fault = notJson && readable ? 'formation' : 'framework';
  // [OCPP-J 1.6 4.1.3] what was meant as an answer is never answered with an error, nor is a SEND
  if (/^\s*\[\s*[3-6]\b/.test(text)) return { kind: 'malformed', reason, notJson, fault };
  return { kind: 'malformed', reason, notJson, fault, idToken: readable ? idToken : unreadableId };
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

export function decodeFrame(text: string, version: FrameTypes): Frame {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return malformed(text, 'the message is not JSON', true);
  }
  if (!Array.isArray(message)) return malformed(text, 'the message is not a JSON array');
  return decodeTyped(message, text, version);
}

function decodeTyped(
  message: readonly unknown[],
  text: string,
  { unanswered, refusesUnknown }: FrameTypes,
): Frame {
  const [type, id] = message;
  if (typeof type !== 'number') return malformed(text, 'the message type is not a number');
  if (!knownTypes.has(type) || (!unanswered && type > types.error)) {
    return { kind: 'unknown-type', type, ...(refusesUnknown && refusableId(text, type, id)) };
  }
  if (typeof id !== 'string' && typeof id !== 'number') {
    return malformed(text, 'the message id is neither a string nor a number');
  }
  const plain = unsigned(message);
  return plain ? decodeMessage(plain, id, text) : malformed(text, 'what is signed cannot be read');
}

/** Neither a CALLRESULTERROR nor a SEND is ever answered, whoever sends it. */
function refusableId(text: string, type: number, id: unknown): { readonly idToken?: string } {
  if (type === types.resultError || type === types.send) return {};
  const idToken = typeof id === 'string' || typeof id === 'number' ? idTokenOf(text, id) : undefined;
  return idToken === undefined ? {} : { idToken };
}

function decodeMessage(message: readonly unknown[], id: string | number, text: string): Frame {
  const [type, , third, fourth] = message;
  if (type === types.result) return { kind: 'result', id: String(id), payload: third };
  if (type === types.error || type === types.resultError) {
    const kind = type === types.error ? 'error' : 'result-error';
    const [code = '', description = ''] = [third, fourth].map((part) =>
      typeof part === 'string' ? part : '',
    );
    return { kind, id: String(id), code, description };
  }
  if (typeof third !== 'string') return malformed(text, 'the action is not a string');
  if (message.length < 4) return malformed(text, 'the message has no payload');
  const action = cutText(third, maxAction);
  if (type === types.send) return { kind: 'send', action, payload: fourth };
  const idToken = idTokenOf(text, id);
  if (idToken === undefined) return malformed(text, 'the message id is too long');
  return { kind: 'call', idToken, action, payload: fourth };
}

export function encodeCall(id: string, action: string, payload: object): string {
  return `[2,"${id}","${action}",${JSON.stringify(payload)}]`;
}

export function encodeResult(idToken: string, payload: object): string {
  return `[3,${idToken},${JSON.stringify(payload)}]`;
}

export function encodeError(idToken: string, error: CallError, dialect: Dialect): string {
  return encodeRefusal(types.error, idToken, { error, dialect });
}

/** [OCPP 2.1 part 4 4.2.3] for a station's result that cannot be used. */
export function encodeResultError(idToken: string, error: CallError, dialect: Dialect): string {
  return encodeRefusal(types.resultError, idToken, { error, dialect });
}

function encodeRefusal(
  type: number,
  idToken: string,
  { error, dialect }: { readonly error: CallError; readonly dialect: Dialect },
): string {
  const { fault, message, faults } = error;
  const details = faults.length === 0 ? {} : { faults };
  const description = JSON.stringify(message.slice(0, maxDescription));
  return `[${type},${idToken},"${dialect.faultCodes[fault]}",${description},${JSON.stringify(details)}]`;
}
