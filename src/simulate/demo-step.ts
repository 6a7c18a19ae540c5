import { setTimeout as wait } from 'node:timers/promises';

/** A step of the demo did not happen; says which and what was missing. */
export class DemoFailed extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DemoFailed';
  }
}

/** Looks again and again until there is something. @throws DemoFailed when the signal comes first */
export async function until<T>(
  what: string,
  signal: AbortSignal,
  look: () => T | undefined | false,
): Promise<T> {
  for (;;) {
    const seen = look();
    if (seen !== undefined && seen !== false) return seen;
    if (signal.aborted) throw new DemoFailed(`waited in vain: ${what}`);
    await wait(20);
  }
}

export interface StepOptions {
  readonly title: string;
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
  /** Rejects when something that must keep running ends. */
  readonly alarm: Promise<never>;
}

/** Runs one step within its deadline. @throws DemoFailed that begins with the step's title */
export async function step<T>(options: StepOptions, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { title, deadlineMs, signal, alarm } = options;
  const deadline = AbortSignal.timeout(deadlineMs);
  const done = new AbortController();
  const within = AbortSignal.any([signal, deadline, done.signal]);
  const late = new Promise<never>((_resolve, reject) => {
    // A moment more than the deadline, so that a wait can say what it waited for.
    within.addEventListener('abort', () =>
      setTimeout(() => reject(new DemoFailed('no answer')), 500).unref(),
    );
  });
  try {
    return await Promise.race([work(within), late, alarm]);
  } catch (error) {
    if (signal.aborted) throw new DemoFailed(`${title}: interrupted`);
    const limit = deadline.aborted ? ` (within ${deadlineMs / 1000} s)` : '';
    throw new DemoFailed(`${title}: ${error instanceof Error ? error.message : String(error)}${limit}`);
  } finally {
    done.abort();
  }
}
