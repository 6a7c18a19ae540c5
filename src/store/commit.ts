import { createHash } from 'node:crypto';
import { Command } from 'ioredis';
import { BridgeError, messageOf } from '../core/errors.ts';
import type { Clock } from '../core/ports.ts';
import { commitScript } from './commit-script.ts';
import type { Connection } from './connection.ts';
import { tag } from './keys.ts';
import { isPassing, storeUnavailable } from './unavailable.ts';

interface Pending {
  readonly args: readonly string[];
  readonly deadline: number;
  readonly resolve: (answer: string | undefined) => void;
  readonly reject: (error: unknown) => void;
}

const scriptSha = createHash('sha1').update(commitScript).digest('hex');

/** One batch keeps Redis busy for some milliseconds at most. */
const maxBatchArgs = 40_000;
/** What is noted on the way is let go when Redis is away for long. */
const maxNotes = 20_000;
/** How long a note waits for a change to travel with. */
const noteWaitMs = 50;

/**
 * Group commit: what one turn of the event loop brought goes to Redis in one script call, and while that is
 * on its way the next group gathers. Changes take effect in the order in which they came.
 */
export class Committer {
  private readonly connection: Connection;
  private readonly clock: Clock;
  private queue: Pending[] = [];
  private flight: readonly Pending[] = [];
  private notes: (readonly string[])[] = [];
  private flushing = false;
  private watch: NodeJS.Timeout | undefined;
  private noteTimer: NodeJS.Timeout | undefined;

  constructor(connection: Connection, clock: Clock) {
    this.connection = connection;
    this.clock = clock;
  }

  /**
   * Resolves, with what its last step had to say, when the change is in the store.
   * @param args of `encodeChange` or `encodeSteps`
   * @throws BridgeError `conflict` when a guard fails, `store-unavailable`
   */
  submit(args: readonly string[]): Promise<string | undefined> {
    return new Promise((resolve, reject) => {
      this.queue.push({ args, deadline: performance.now() + this.connection.timeoutMs, resolve, reject });
      this.watch ??= setTimeout(() => this.expire(), this.connection.timeoutMs).unref();
      this.schedule();
    });
  }

  /** Best effort: travels with the next group and is neither repeated nor waited for. */
  note(args: readonly string[]): void {
    if (this.notes.length >= maxNotes) return;
    this.notes.push(args);
    this.noteTimer ??= setTimeout(() => this.schedule(), noteWaitMs).unref();
  }

  /** Waits for what was submitted. */
  async close(): Promise<void> {
    this.schedule();
    while (this.flushing) await new Promise((resolve) => setImmediate(resolve));
    clearTimeout(this.watch);
    clearTimeout(this.noteTimer);
  }

  private schedule(): void {
    if (this.flushing) return;
    this.flushing = true;
    setImmediate(() => void this.flush());
  }

  private async flush(): Promise<void> {
    clearTimeout(this.noteTimer);
    this.noteTimer = undefined;
    const { redis } = this.connection;
    while (this.queue.length > 0 || (this.notes.length > 0 && redis.status === 'ready')) {
      await this.send();
      // The answers wake those who will submit next: let them join the next group.
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.flushing = false;
  }

  private async send(): Promise<void> {
    const batch = this.take();
    this.flight = batch;
    try {
      await this.connection.ready(batch[0]?.deadline ?? 0);
      settle(batch, await this.evaluate(this.encode(batch)));
    } catch (error) {
      const final = !isPassing(error) || this.connection.redis.status === 'end';
      const now = performance.now();
      const again = batch.filter(({ deadline }) => !final && deadline > now);
      this.queue = [...again, ...this.queue];
      for (const pending of batch) if (!again.includes(pending)) pending.reject(storeUnavailable(error));
      if (again.length > 0) await this.connection.pause(error);
    } finally {
      this.flight = [];
    }
  }

  private take(): readonly Pending[] {
    let count = 0;
    for (let args = 0; count < this.queue.length && args < maxBatchArgs; count++) {
      args += this.queue[count]?.args.length ?? 0;
    }
    const rest = this.queue.slice(count);
    const batch = rest.length === 0 ? this.queue : this.queue.slice(0, count);
    this.queue = rest;
    return batch;
  }

  private encode(batch: readonly Pending[]): string[] {
    const args = [scriptSha, '1', tag, String(this.clock.now())];
    for (const { args: change } of batch) append(args, change);
    for (const note of this.notes) append(args, note);
    this.notes = [];
    return args;
  }

  /** By a Command of its own: a group's thousands of arguments would not fit a call's stack. */
  private async evaluate(args: string[]): Promise<unknown> {
    const { redis } = this.connection;
    const call = () => redis.sendCommand(new Command('evalsha', args, { replyEncoding: 'utf8' }));
    try {
      return await call();
    } catch (error) {
      if (!messageOf(error).startsWith('NOSCRIPT')) throw error;
      await redis.script('LOAD', commitScript);
      return await call();
    }
  }

  /** Rejects what is past its deadline, on its way or not, and gives up a connection that does not answer. */
  private expire(): void {
    const now = performance.now();
    const late = ({ deadline }: Pending) => deadline <= now;
    const error = new BridgeError(
      'store-unavailable',
      `the store did not answer within ${this.connection.timeoutMs} ms`,
    );
    for (const { reject } of [...this.flight, ...this.queue].filter(late)) reject(error);
    if (this.flight.some(late) && this.connection.redis.status === 'ready') {
      this.connection.redis.disconnect(true);
    }
    this.queue = this.queue.filter((pending) => !late(pending));
    const next = (this.flight.find((pending) => !late(pending)) ?? this.queue[0])?.deadline;
    this.watch = next === undefined ? undefined : setTimeout(() => this.expire(), next - now).unref();
  }
}

function append(args: string[], change: readonly string[]): void {
  args.push(String(change.length));
  for (const arg of change) args.push(arg);
}

/** @param answers number, outcome and text of every change that has something to say, see `commit-script.ts` */
function settle(batch: readonly Pending[], answers: unknown): void {
  const said = new Map<unknown, readonly [outcome: unknown, text: unknown]>();
  if (Array.isArray(answers)) {
    for (let i = 0; i < answers.length; i += 3) said.set(answers[i], [answers[i + 1], answers[i + 2]]);
  }
  batch.forEach(({ resolve, reject }, number) => {
    const [outcome, text] = said.get(number) ?? [];
    if (outcome === 'error') reject(storeUnavailable(new Error(String(text))));
    else if (outcome === 'conflict')
      reject(new BridgeError('conflict', 'changed by somebody else meanwhile'));
    else resolve(outcome === 'answer' ? String(text) : undefined);
  });
}
