import type { StationEvent } from './station-events.ts';

export interface StationsTotals {
  readonly connected: number;
  readonly sessions: number;
  readonly running: number;
  readonly energyKwh: number;
  readonly refused: number;
  readonly failed: number;
}

const counterMs = 5_000;

/** Tells what simulated charge points do: a line each, or, for many, counters now and then. */
export class StationsAccount {
  private readonly out: (line: string) => void;
  private readonly verbose: boolean;
  private readonly startedAt = Date.now();
  private readonly connected = new Set<string>();
  private readonly lines = new Map<string, string>();
  private sessions = 0;
  private ended = 0;
  private energyWh = 0;
  private refused = 0;
  private failed = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(out: (line: string) => void, verbose: boolean) {
    this.out = out;
    this.verbose = verbose;
  }

  get totals(): StationsTotals {
    return {
      connected: this.connected.size,
      sessions: this.sessions,
      running: this.sessions - this.ended,
      energyKwh: this.energyWh / 1000,
      refused: this.refused,
      failed: this.failed,
    };
  }

  start(): void {
    if (!this.verbose) this.timer = setInterval(() => this.out(this.counters()), counterMs);
  }

  close(): void {
    clearInterval(this.timer);
    this.out(this.counters());
  }

  told(id: string, event: StationEvent): void {
    this.count(id, event);
    if (!this.verbose) return;
    const line = describe(event);
    // A central system that is away brings the same line at every attempt.
    if (line === undefined || (event.type === 'disconnected' && this.lines.get(id) === line)) return;
    this.lines.set(id, line);
    this.out(`${this.elapsed()}  ${id.padEnd(10)} ${line}`);
  }

  private count(id: string, event: StationEvent): void {
    if (event.type === 'connected') this.connected.add(id);
    if (event.type === 'disconnected') this.connected.delete(id);
    if (event.type === 'started') this.sessions += 1;
    if (event.type === 'authorized' && event.status !== 'Accepted') this.refused += 1;
    if (event.type === 'failed') this.failed += 1;
    if (event.type === 'stopped') {
      this.ended += 1;
      this.energyWh += event.sessionWh;
    }
  }

  private counters(): string {
    const { connected, sessions, running, energyKwh, refused, failed } = this.totals;
    return (
      `${this.elapsed()}  connected ${connected}  sessions ${sessions} (running ${Math.max(0, running)})` +
      `  energy ${energyKwh.toFixed(1)} kWh  refused ${refused}  failed ${failed}`
    );
  }

  private elapsed(): string {
    return `${((Date.now() - this.startedAt) / 1000).toFixed(1).padStart(7)}s`;
  }
}

/** One line for an event; undefined for what is not worth one. */
export function describe(event: StationEvent): string | undefined {
  switch (event.type) {
    case 'connected':
      return 'connected';
    case 'disconnected':
      return `not connected: ${event.reason}`;
    case 'booted':
      return `boot ${event.status}, heartbeat every ${event.intervalS} s`;
    case 'status':
      return `connector ${event.connectorId} ${event.state}`;
    case 'authorized':
      return `card ${event.idTag}: ${event.status} (${event.tookMs} ms)`;
    case 'started':
      return `transaction ${event.transactionId} of ${event.idTag}: ${event.status}`;
    case 'metered':
      return `connector ${event.connectorId} ${kwh(event.sessionWh)} at ${(event.powerW / 1000).toFixed(1)} kW`;
    case 'stopped':
      return `connector ${event.connectorId} stopped (${event.reason}) after ${kwh(event.sessionWh)}`;
    case 'commanded':
      return `${event.action} -> ${JSON.stringify(event.answer).slice(0, 80)}`;
    case 'failed':
      return `${event.action} failed: ${event.error}`;
  }
}

function kwh(wh: number): string {
  return `${(wh / 1000).toFixed(3)} kWh`;
}
