import { createHash } from 'node:crypto';
import type { Job } from 'bullmq';
import { Queue, Worker } from 'bullmq';
import { messageOf } from '../core/errors.ts';
import type { Log } from '../core/ports.ts';
import { Call } from './call.ts';
import { closeWorker } from './close-worker.ts';
import type { QueueConnections } from './connections.ts';
import { prefix } from './connections.ts';

/** Something that is done again and again, by one process at a time. */
export type Task = (subject: string, signal: AbortSignal) => Promise<void>;

export interface Repetition<Name extends string> {
  readonly task: Name;
  /** Whom it is about, for example a partner; a task repeats for each subject on its own. */
  readonly subject?: string;
  readonly everyMs: number;
}

export interface SchedulesDeps<Name extends string> {
  readonly connections: QueueConnections;
  readonly tasks: Readonly<Record<Name, Task>>;
  readonly log: Log;
  readonly taskTimeoutMs?: number;
}

interface Run {
  readonly subject: string;
}

const defaultTaskTimeoutMs = 300_000;
const concurrency = 8;

/**
 * Repeats tasks at a steady pace. Each id has its own moment within the interval, always the same, so that not
 * everything happens at once. A run that fails is logged and not repeated before its next turn.
 */
export class Schedules<Name extends string> {
  private readonly deps: SchedulesDeps<Name>;
  /** By id; those that are `null` shall be no more. */
  private readonly wanted = new Map<string, Repetition<Name> | null>();
  private readonly unstored = new Set<string>();
  private readonly running = new Map<string, Call>();
  private opened: { readonly queue: Queue<Run>; readonly worker: Worker<Run> } | undefined;
  private storing: Promise<void> = Promise.resolve();

  constructor(deps: SchedulesDeps<Name>) {
    this.deps = deps;
  }

  start(): void {
    const { connections, log } = this.deps;
    const name = 'schedules';
    const queue = new Queue<Run>(name, {
      connection: connections.producer,
      prefix,
      streams: { events: { maxLen: 0 } },
    });
    const worker = new Worker<Run>(name, (job) => this.run(job), {
      connection: connections.worker,
      prefix,
      concurrency,
      runRetryDelay: 250,
    });
    const note = (error: Error) => log.debug({ error: error.message }, 'the schedules had trouble');
    queue.on('error', note);
    worker.on('error', note);
    this.opened = { queue, worker };
    connections.onReady(() => this.store(this.wanted.keys()));
    this.store([]);
  }

  /** Repeats it from now on; the first time within one interval. Takes effect when Redis is there. */
  repeat(repetition: Repetition<Name>): void {
    const id = idOf(repetition);
    this.wanted.set(id, repetition);
    this.store([id]);
  }

  /** No longer, in no process. */
  stop(repetition: Pick<Repetition<Name>, 'task' | 'subject'>): void {
    const id = idOf(repetition);
    this.wanted.set(id, null);
    this.store([id]);
  }

  /** Lets running tasks finish, for so long. */
  async close(drainMs = 10_000): Promise<void> {
    if (!this.opened) return;
    const { queue, worker } = this.opened;
    this.opened = undefined;
    await closeWorker(worker, drainMs, () => {
      for (const call of this.running.values()) call.breakOff(new Error('the bridge is closing'));
    });
    await queue.close();
  }

  /** Tells Redis what is wanted, one after the other; what fails is done when Redis is there again. */
  private store(ids: Iterable<string>): void {
    for (const id of ids) this.unstored.add(id);
    this.storing = this.storing.then(() => this.storeAll());
  }

  private async storeAll(): Promise<void> {
    for (const id of this.unstored) {
      if (!this.opened) return;
      this.unstored.delete(id);
      try {
        await this.storeOne(this.opened.queue, id);
      } catch (error) {
        // All are stored anew when Redis is there again.
        this.deps.log.debug({ id, error: messageOf(error) }, 'a schedule could not be stored');
      }
    }
  }

  private async storeOne(queue: Queue<Run>, id: string): Promise<void> {
    const repetition = this.wanted.get(id);
    if (!repetition) {
      await queue.removeJobScheduler(id);
      return;
    }
    const { task, subject = '', everyMs } = repetition;
    const offset = 1 + (createHash('sha256').update(id).digest().readUInt32BE() % everyMs);
    // To store it anew would skip a run that fell due while no process was there.
    const stored = await queue.getJobScheduler(id);
    if (stored?.every === everyMs && stored.offset === offset) return;
    await queue.upsertJobScheduler(
      id,
      { every: everyMs, offset },
      { name: task, data: { subject }, opts: { removeOnComplete: true, removeOnFail: true } },
    );
  }

  private async run(job: Job<Run>): Promise<void> {
    const { tasks, log, taskTimeoutMs = defaultTaskTimeoutMs } = this.deps;
    const { subject } = job.data;
    const task = Object.entries<Task>(tasks).find(([name]) => name === job.name)?.[1];
    const id = `${job.name}~${subject}`;
    if (!task || this.running.has(id)) return;
    const call = new Call();
    const late = () => new Error(`not done within ${taskTimeoutMs} ms`);
    this.running.set(id, call);
    try {
      await call.run((signal) => task(subject, signal), { ms: taskTimeoutMs, late });
    } catch (error) {
      log.error({ task: job.name, subject, err: error }, 'a scheduled task failed');
    } finally {
      this.running.delete(id);
    }
  }
}

function idOf({ task, subject = '' }: { readonly task: string; readonly subject?: string }): string {
  return `${task}~${encodeURIComponent(subject)}`;
}
