import { createHash } from 'node:crypto';
import { Command } from 'ioredis';
import { BridgeError, messageOf } from '../core/errors.ts';
import type { Clock } from '../core/ports.ts';
import { commitScript } from './commit-script.ts';
import type { Connection } from './connection.ts';
import { tag } from './keys.ts';
import type { Order, Step } from './step.ts';
import { StepGroups } from './step.ts';
import { isPassing, storeUnavailable } from './unavailable.ts';

interface Pending {
  readonly order: Order;
  readonly deadline: number;
  readonly resolve: (answer: string | undefined) => void;
  readonly reject: (error: unknown) => void;
}

const scriptSha = createHash('sha1').update(commitScript).digest('hex');

/** One batch keeps Redis busy for some milliseconds at most. */
const maxBatchSteps = 10_000;
/** What is noted on the way is let go when Redis is away for long: so many notes, and so much text in them. */
const maxNotes = 20_000;
const maxNoteCharacters = 16 * 1024 * 1024;
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
  private flight: readonly Pending[] | undefined;
  private notes: Step[] = [];
  private noteCharacters = 0;
  private notesDue = false;
  private scheduled = false;
  private watch: NodeJS.Timeout | undefined;
  private noteTimer: NodeJS.Timeout | undefined;
  private whenIdle: (() => void) | undefined;

  constructor(connection: Connection, clock: Clock) {
    this.connection = connection;
    this.clock = clock;
  }

  /**
   * Resolves, with what its last step had to say, when the change is in the store.
   * @throws BridgeError `conflict` when a guard fails, `store-unavailable`
   */
  submit(order: Order): Promise<string | undefined> {
    return new Promise((resolve, reject) => {
      this.queue.push({ order, deadline: performance.now() + this.connection.timeoutMs, resolve, reject });
      this.watch ??= setTimeout(() => this.expire(), this.connection.timeoutMs).unref();
      this.schedule();
    });
  }

  /** Best effort: travels with the next group and is neither repeated nor waited for. */
  note(step: Step): void {
    const characters = step.args.reduce((sum, { length }) => sum + length, 0);
    if (this.notes.length >= maxNotes || this.noteCharacters + characters > maxNoteCharacters) return;
    this.notes.push(step);
    this.noteCharacters += characters;
    this.noteTimer ??= setTimeout(() => this.sendNotes(), noteWaitMs).unref();
  }

  /** Waits for what was submitted. */
  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.whenIdle = resolve;
      this.sendNotes();
    });
    clearTimeout(this.watch);
  }

  private sendNotes(): void {
    clearTimeout(this.noteTimer);
    this.noteTimer = undefined;
    this.notesDue = this.notes.length > 0 && this.connection.redis.status === 'ready';
    this.schedule();
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.turn();
    });
  }

  private turn(): void {
    if (this.flight) return;
    if (this.queue.length > 0 || this.notesDue) void this.launch(this.take());
    else this.whenIdle?.();
  }

  private async launch(batch: readonly Pending[]): Promise<void> {
    this.flight = batch;
    this.notesDue = false;
    try {
      await this.send(batch);
    } catch (error) {
      this.putBack(batch, error);
      await this.connection.pause(error);
    }
    this.flight = undefined;
    this.schedule();
  }

  private async send(batch: readonly Pending[]): Promise<void> {
    await this.connection.ready(batch[0]?.deadline ?? 0);
    const units = unitsOf(batch);
    const args = [scriptSha, '1', tag, String(this.clock.now())];
    for (const unit of units) append(args, unit);
    append(args, { guards: [], groups: groupsOf(this.notes), members: [] });
    this.notes = [];
    this.noteCharacters = 0;
    const answers = await this.evaluate(args);
    settle(units, answers);
    // After a failover the old primary is a replica: connect again to find the new one.
    if (answers.some((text) => String(text).startsWith('READONLY'))) this.connection.redis.disconnect(true);
  }

  /** What was not answered goes back to the front of the queue, as long as it may wait. */
  private putBack(batch: readonly Pending[], error: unknown): void {
    const final = !isPassing(error) || this.connection.redis.status === 'end';
    const now = performance.now();
    const again: Pending[] = [];
    for (const pending of batch) {
      if (final || pending.deadline <= now) pending.reject(storeUnavailable(error));
      else again.push(pending);
    }
    this.queue = [...again, ...this.queue];
  }

  private take(): readonly Pending[] {
    let count = 0;
    for (let steps = 0; count < this.queue.length && steps < maxBatchSteps; count++) {
      steps += this.queue[count]?.order.steps.length ?? 0;
    }
    const rest = this.queue.slice(count);
    const batch = rest.length === 0 ? this.queue : this.queue.slice(0, count);
    this.queue = rest;
    return batch;
  }

  /** By a Command of its own: a group's thousands of arguments would not fit a call's stack. */
  private async evaluate(args: string[]): Promise<readonly unknown[]> {
    const { redis } = this.connection;
    const call = () => {
      const command = new Command('evalsha', [], { replyEncoding: 'utf8' });
      command.args = args;
      // The script answers a list.
      return redis.sendCommand(command) as Promise<readonly unknown[]>;
    };
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
    const flying = this.flight ?? [];
    for (const { reject } of [...flying, ...this.queue].filter(late)) reject(error);
    if (flying.some(late) && this.connection.redis.status === 'ready') this.connection.redis.disconnect(true);
    this.queue = this.queue.filter((pending) => !late(pending));
    const next = [...flying, ...this.queue].find((pending) => !late(pending));
    this.watch = next && setTimeout(() => this.expire(), next.deadline - now).unref();
  }
}

/** What is refused or accepted as one: a change with a condition or an answer, or any number of others in a row. */
interface Unit {
  readonly guards: readonly string[];
  readonly groups: StepGroups;
  readonly members: Pending[];
}

function unitsOf(batch: readonly Pending[]): readonly Unit[] {
  const units: Unit[] = [];
  let open: Unit | undefined;
  for (const pending of batch) {
    const { guards, steps, answers } = pending.order;
    const alone = answers || guards.length > 0;
    const unit = (alone ? undefined : open) ?? { guards, groups: new StepGroups(), members: [] };
    if (unit !== open) units.push(unit);
    open = alone ? undefined : unit;
    for (const step of steps) unit.groups.add(step);
    unit.members.push(pending);
  }
  return units;
}

function groupsOf(steps: readonly Step[]): StepGroups {
  const groups = new StepGroups();
  for (const step of steps) groups.add(step);
  return groups;
}

function append(args: string[], { guards, groups }: Unit): void {
  const start = args.push('', String(guards.length / 6), ...guards);
  groups.appendTo(args);
  const head = start - guards.length - 2;
  args[head] = String(args.length - head - 1);
}

/** @param answers number, outcome and text of every unit that has something to say, see `commit-script.ts` */
function settle(units: readonly Unit[], answers: readonly unknown[]): void {
  const said = new Map<unknown, readonly [outcome: unknown, text: unknown]>();
  for (let i = 0; i < answers.length; i += 3) said.set(answers[i], [answers[i + 1], answers[i + 2]]);
  units.forEach(({ members }, number) => {
    const [outcome, text] = said.get(number) ?? [];
    for (const { resolve, reject } of members) {
      if (outcome === 'error') reject(storeUnavailable(new Error(String(text))));
      else if (outcome === 'conflict')
        reject(new BridgeError('conflict', 'changed by somebody else meanwhile'));
      else resolve(outcome === 'answer' ? String(text) : undefined);
    }
  });
}
