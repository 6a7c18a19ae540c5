import type { components } from '../admin/wire.gen.ts';

export type Problem = components['schemas']['Problem'];

/** 1: refused or failed, 2: not how the command is used, 3: the bridge is out of reach. */
export type ExitCode = 1 | 2 | 3;

/** Ends a command with a line on stderr. */
export class Failure extends Error {
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'Failure';
    this.exitCode = exitCode;
  }
}

type Fault = Problem['faults'][number];

/** What a field of the body is called on the command line: `password` is `--password`. */
export type OptionNames = Readonly<Record<string, string>>;

/** Where and what, on one line. */
export function faultText({ pointer, reason }: Fault, names: OptionNames = {}): string {
  const where = placeOf(pointer, names);
  return where === '' ? reason : `${where} ${reason}`;
}

function placeOf(pointer: string, names: OptionNames): string {
  // Options that become query parameters have their names.
  if (pointer.startsWith('?')) return `--${pointer.slice(1).replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`;
  const [, field = '', ...inner] = pointer.split('/');
  const option = names[field];
  if (option === undefined) return pointer;
  // options that are given as name=value
  return field === 'quirks' && inner.length > 0 ? `${option} ${inner.join('/')}` : option;
}

/** The bridge said no, and why. */
export class Refusal extends Failure {
  readonly problem: Problem;

  constructor(problem: Problem, names: OptionNames = {}) {
    super(1, refusalText(problem, names));
    this.name = 'Refusal';
    this.problem = problem;
  }
}

function refusalText({ code, detail, faults }: Problem, names: OptionNames): string {
  const texts = faults.map((fault) => faultText(fault, names));
  // The detail of what is invalid is made of the faults.
  if (code === 'invalid' && texts.length > 0) {
    return texts.length === 1 ? texts.join('') : `${texts.length} mistakes:\n  ${texts.join('\n  ')}`;
  }
  return [detail, ...texts].join('\n  ');
}

/** Lets a refusal speak of options instead of fields. */
export async function inOptions<T>(names: OptionNames, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(error.problem, names);
    throw error;
  }
}

/** What the system calls an error, `ENOENT`. */
export function systemCode(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
}
