import { CallError } from './ocpp-frame.ts';

export type Payload = Readonly<Record<string, unknown>>;

/** @throws CallError FormatViolation */
export function payloadOf(value: unknown): Payload {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new CallError('FormatViolation', 'the payload is not an object');
  }
  return { ...value };
}

export function isPart(value: unknown): value is Payload {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function required(payload: Payload, name: string): unknown {
  const value = payload[name];
  if (value === undefined) throw new CallError('OccurrenceConstraintViolation', `${name} is missing`);
  return value;
}

function wrongType(name: string, what: string): CallError {
  return new CallError('TypeConstraintViolation', `${name} is not ${what}`);
}

export function text(payload: Payload, name: string, longest = 5_500): string {
  const value = required(payload, name);
  if (typeof value !== 'string') throw wrongType(name, 'text');
  if (value.length > longest) {
    throw new CallError('PropertyConstraintViolation', `${name} has more than ${longest} characters`);
  }
  return value;
}

export function integer(payload: Payload, name: string): number {
  const value = required(payload, name);
  if (typeof value !== 'number' || !Number.isInteger(value)) throw wrongType(name, 'an integer');
  return value;
}

export function decimal(payload: Payload, name: string): number {
  const value = required(payload, name);
  if (typeof value !== 'number') throw wrongType(name, 'a number');
  return value;
}

/** In milliseconds since 1970. */
export function time(payload: Payload, name: string): number {
  const at = Date.parse(text(payload, name, 40));
  if (Number.isNaN(at)) throw wrongType(name, 'a date and time');
  return at;
}

export function part(payload: Payload, name: string): Payload {
  const value = required(payload, name);
  if (!isPart(value)) throw wrongType(name, 'an object');
  return value;
}

export function parts(payload: Payload, name: string): readonly Payload[] {
  const value = required(payload, name);
  if (!Array.isArray(value) || !value.every(isPart)) throw wrongType(name, 'a list of objects');
  return value;
}

export function texts(payload: Payload, name: string): readonly string[] {
  const value = required(payload, name);
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
    throw wrongType(name, 'a list of texts');
  }
  return value;
}

function isIntegers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((item) => Number.isInteger(item));
}

export function integers(payload: Payload, name: string): readonly number[] {
  const value = required(payload, name);
  if (!isIntegers(value)) throw wrongType(name, 'a list of integers');
  return value;
}

export function choice<T extends string>(payload: Payload, name: string, allowed: readonly T[]): T {
  const value = text(payload, name, 255);
  const chosen = allowed.find((one) => one === value);
  if (chosen === undefined) {
    throw new CallError('PropertyConstraintViolation', `${name} is none of ${allowed.join(', ')}`);
  }
  return chosen;
}

/** What one of the readers above says; undefined where there is nothing to read. */
export function optional<T>(
  payload: Payload,
  name: string,
  read: (payload: Payload, name: string) => T,
): T | undefined {
  return payload[name] === undefined ? undefined : read(payload, name);
}

/** Of an answer, which may be anything: never throws. */
export function told(answer: unknown, name: string): unknown {
  return isPart(answer) ? answer[name] : undefined;
}

export function toldText(answer: unknown, name: string): string | undefined {
  const value = told(answer, name);
  return typeof value === 'string' ? value : undefined;
}

export function toldNumber(answer: unknown, name: string): number | undefined {
  const value = told(answer, name);
  return typeof value === 'number' ? value : undefined;
}
