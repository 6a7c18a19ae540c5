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

/** Where and what, on one line. */
export function faultText({ pointer, reason }: { pointer: string; reason: string }): string {
  return pointer === '' ? reason : `${pointer} ${reason}`;
}

/** The bridge said no, and why. */
export class Refusal extends Failure {
  readonly problem: Problem;

  constructor(problem: Problem) {
    const faults = problem.faults.map((fault) => `\n  ${faultText(fault)}`);
    // A single fault stands in the detail already.
    const told = faults.length === 1 && problem.detail.includes(problem.faults[0]?.reason ?? '');
    super(1, problem.detail + (told ? '' : faults.join('')));
    this.name = 'Refusal';
    this.problem = problem;
  }
}

/** What the system calls an error, `ENOENT`. */
export function systemCode(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
}
