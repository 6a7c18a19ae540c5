import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { DemoStation } from './demo-data.ts';
import type { Order, Report } from './demo-stations.ts';
import type { StationEvent } from './station-events.ts';

const entry = fileURLToPath(new URL('./demo-stations.js', import.meta.url));

/** The demo's end of the process in which the charge points run. */
export class DemoCharging {
  private readonly reports: Report[] = [];
  private readonly onReport: (report: Report) => void;
  private child: ChildProcess | undefined;
  private stopping = false;

  constructor(onReport: (report: Report) => void) {
    this.onReport = onReport;
  }

  /** Starts the process; the promise rejects when it ends without having been told to. */
  launch(url: string, stations: readonly (DemoStation & { readonly password: string })[]): Promise<never> {
    const child = fork(entry, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    this.child = child;
    child.on('message', (report: Report) => {
      this.reports.push(report);
      this.onReport(report);
    });
    this.tell({ do: 'start', url, stations });
    return new Promise((_resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => {
        if (!this.stopping) reject(new Error(`the charge points' process ended by itself (${code ?? '?'})`));
      });
    });
  }

  tell(order: Order): void {
    if (this.child?.connected) this.child.send(order);
  }

  last<T extends StationEvent['type']>(
    station: string,
    type: T,
  ): Extract<StationEvent, { readonly type: T }> | undefined {
    const isWanted = (event: StationEvent): event is Extract<StationEvent, { readonly type: T }> =>
      event.type === type;
    return this.reports
      .filter((report) => report.station === station)
      .map(({ event }) => event)
      .findLast(isWanted);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    const { child } = this;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    this.tell({ do: 'stop' });
    const insisting = setTimeout(() => child.kill('SIGKILL'), 5_000);
    await ended;
    clearTimeout(insisting);
  }
}
