import { describe, nextStep } from './station-lines.ts';
import type { StationEvent } from './station-events.ts';

export interface StationsTotals {
  readonly connected: number;
  /** Of them all, those that were ever let in. */
  readonly everConnected: number;
  /** That the central system knows of. */
  readonly sessions: number;
  readonly running: number;
  /** Had at the charge points, and not yet reported. */
  readonly unreported: number;
  readonly energyKwh: number;
  readonly refused: number;
  readonly failed: number;
  /** Why those that were never connected were not, by reason; with the HTTP status of a refusal. */
  readonly notConnected: readonly { readonly reason: string; readonly httpStatus?: number }[];
}

const counterMs = 5_000;

/** Tells what simulated charge points do: a line each, or, for many, counters now and then. */
export class StationsAccount {
  private readonly out: (line: string) => void;
  private readonly ids: readonly string[];
  private readonly verbose: boolean;
  private readonly startedAt = Date.now();
  private readonly connected = new Set<string>();
  private readonly everConnected = new Set<string>();
  private readonly disconnected = new Map<string, { reason: string; httpStatus?: number }>();
  private readonly lines = new Map<string, string>();
  private readonly steps = new Set<string>();
  private begun = 0;
  private sessions = 0;
  private ended = 0;
  private lost = 0;
  private energyWh = 0;
  private refused = 0;
  private failed = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    out: (line: string) => void,
    { ids, verbose }: { readonly ids: readonly string[]; readonly verbose: boolean },
  ) {
    this.out = out;
    this.ids = ids;
    this.verbose = verbose;
  }

  get totals(): StationsTotals {
    const never = this.ids.filter((id) => !this.everConnected.has(id));
    return {
      connected: this.connected.size,
      everConnected: this.everConnected.size,
      sessions: this.sessions,
      running: this.begun - this.ended,
      unreported: this.begun - this.sessions - this.lost,
      energyKwh: this.energyWh / 1000,
      refused: this.refused,
      failed: this.failed,
      notConnected: never.flatMap((id) => this.disconnected.get(id) ?? []),
    };
  }

  start(): void {
    if (!this.verbose) this.timer = setInterval(() => this.out(this.counters()), counterMs);
  }

  close(): void {
    clearInterval(this.timer);
    this.out(this.counters());
    const { everConnected, notConnected } = this.totals;
    const reasons = new Set(notConnected.map(({ reason }) => reason));
    if (reasons.size === 0) return;
    const never = this.ids.length - everConnected;
    this.out(`${this.elapsed()}  never connected ${never}: ${[...reasons].join('; ')}`);
  }

  told(id: string, event: StationEvent): void {
    this.count(id, event);
    if (!this.verbose) return;
    const line = this.lineOf(id, event);
    // A central system that is away brings the same line at every attempt.
    if (line === undefined || (event.type === 'disconnected' && this.lines.get(id) === line)) return;
    this.lines.set(id, line);
    this.out(`${this.elapsed()}  ${id.padEnd(10)} ${line}`);
    this.advise(id, event);
  }

  private lineOf(id: string, event: StationEvent): string | undefined {
    const line = describe(event);
    const isOwn = event.type === 'status' || event.type === 'metered' || event.type === 'stopped';
    return line !== undefined && isOwn && !this.connected.has(id) ? `${line} (offline, told later)` : line;
  }

  /** What to do about it, once. */
  private advise(id: string, event: StationEvent): void {
    const step = nextStep(id, event);
    if (step === undefined || this.steps.has(step)) return;
    this.steps.add(step);
    this.out(`${' '.repeat(this.elapsed().length)}  ${' '.repeat(10)} ${step}`);
  }

  private count(id: string, event: StationEvent): void {
    if (event.type === 'connected') {
      this.connected.add(id);
      this.everConnected.add(id);
    }
    if (event.type === 'disconnected') {
      const { reason, httpStatus } = event;
      this.connected.delete(id);
      this.disconnected.set(id, { reason, ...(httpStatus !== undefined && { httpStatus }) });
    }
    if (event.type === 'begun') this.begun += 1;
    if (event.type === 'started') this.sessions += 1;
    if (event.type === 'authorized' && event.status !== 'Accepted') this.refused += 1;
    if (event.type === 'failed') {
      this.failed += 1;
      if (event.isLost === true) this.lost += 1;
    }
    if (event.type === 'stopped') {
      this.ended += 1;
      this.energyWh += event.sessionWh;
    }
  }

  private counters(): string {
    const { connected, sessions, running, unreported, energyKwh, refused, failed } = this.totals;
    return (
      `${this.elapsed()}  connected ${connected} of ${this.ids.length}  sessions ${sessions} (running ${running}` +
      `, not reported ${unreported})  energy ${energyKwh.toFixed(1)} kWh  cards refused ${refused}` +
      `  calls failed ${failed}`
    );
  }

  private elapsed(): string {
    return `${((Date.now() - this.startedAt) / 1000).toFixed(1).padStart(7)}s`;
  }
}
