/** OCPP-J framing, written against the texts of OCPP-J 1.6 chapter 4 and OCPP 2.1 part 4. */
export type Frame =
  | { readonly kind: 'call'; readonly id: string; readonly action: string; readonly payload: unknown }
  | { readonly kind: 'result'; readonly id: string; readonly payload: unknown }
  | { readonly kind: 'error'; readonly id: string; readonly code: string; readonly description: string }
  /** Our answer was not understood [OCPP 2.1 part 4 4.2.4]. */
  | {
      readonly kind: 'resultError';
      readonly id: string;
      readonly code: string;
      readonly description: string;
    };

/** A CALLERROR, sent or received; what is sent has its code in the spelling of 2.x. */
export class CallError extends Error {
  readonly code: string;

  constructor(code: string, description: string) {
    super(description);
    this.name = 'CallError';
    this.code = code;
  }
}

/** Undefined for what is no OCPP-J message, and for message types that nobody knows [OCPP-J 1.6 4.1.3]. */
export function parseFrame(text: string): Frame | undefined {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(message)) return undefined;
  const [type, id, third, fourth] = message as unknown[];
  if (typeof id !== 'string') return undefined;
  if (type === 2 && typeof third === 'string') return { kind: 'call', id, action: third, payload: fourth };
  if (type === 3) return { kind: 'result', id, payload: third };
  if ((type === 4 || type === 5) && typeof third === 'string') {
    const kind = type === 4 ? 'error' : 'resultError';
    return { kind, id, code: third, description: typeof fourth === 'string' ? fourth : '' };
  }
  return undefined;
}

export function makeCall(id: string, action: string, payload: object): string {
  return JSON.stringify([2, id, action, payload]);
}

export function makeResult(id: string, payload: object): string {
  return JSON.stringify([3, id, payload]);
}

export function makeError(id: string, { code, description }: { code: string; description: string }): string {
  return JSON.stringify([4, id, code, description.slice(0, 255), {}]);
}
