import { setImmediate } from 'node:timers/promises';
import type { Session } from '../../../src/core/model/session.ts';
import type { StationEvent } from '../../../src/core/model/station-event.ts';
import { Absence } from '../../../src/core/watch/absence.ts';
import { Undertakings } from '../../../src/core/watch/undertakings.ts';
import { Watch } from '../../../src/core/watch/watch.ts';
import type { WatchLimits } from '../../../src/core/watch/watch-limits.ts';
import type { ConnectOptions, FakeStation } from '../../kit/station.ts';
import { until } from '../../kit/until.ts';
import { Desk } from '../desk.ts';

const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;

export const limits: WatchLimits = {
  silentMs: minute,
  statusMs: 30 * second,
  preparingMs: 15 * minute,
  sessionMs: 48 * hour,
  stuckMs: hour,
  startMs: 3 * minute,
  stopMs: minute,
  resetMs: 5 * minute,
  closeMs: 30 * minute,
  closeAbsentMs: 24 * hour,
};

/** Stations on real sockets over a real store, looked after by a clock that the test sets. */
export class Stage {
  readonly desk: Desk;
  readonly watch: Watch;
  private readonly absence: Absence;
  private readonly time: { offsetMs: number };
  private count = 0;

  private constructor(desk: Desk, time: { offsetMs: number }, undertakings: Undertakings) {
    const clock = { now: () => Date.now() + time.offsetMs };
    const { store, server, desk: stationDesk } = desk;
    const log = {
      debug: () => undefined,
      info: () => undefined,
      warn: () => undefined,
      error: () => undefined,
    };
    stationDesk.watchedBy(undertakings);
    this.desk = desk;
    this.time = time;
    const { stations, inquiries } = server;
    const shared = { store, desk: stationDesk, stations, clock, log };
    this.watch = new Watch({
      ...shared,
      inquiries,
      undertakings,
      heartbeatIntervalS: 300,
      limits,
      pause: () => setImmediate(),
    });
    this.absence = new Absence({ ...shared, offlineAfterMs: minute });
  }

  static async open(): Promise<Stage> {
    const time = { offsetMs: 0 };
    const clock = { now: () => Date.now() + time.offsetMs };
    const undertakings = new Undertakings(clock);
    const desk = await Desk.open({ clock, undertakings, callTimeoutMs: 300 });
    await desk.addLocation();
    await desk.addToken('DRIVER');
    const stage = new Stage(desk, time, undertakings);
    await stage.absence.start();
    return stage;
  }

  get now(): string {
    return new Date(Date.now() + this.time.offsetMs).toISOString();
  }

  /** Time goes on, and everybody is looked at. */
  async round(ms: number): Promise<void> {
    this.time.offsetMs += ms;
    await this.watch.round();
  }

  /** As `round`, and whoever was asked has answered. */
  async pass(ms: number): Promise<void> {
    await this.round(ms);
    await this.watch.settled();
  }

  /** The same for stations that are away. */
  async passAway(ms: number): Promise<void> {
    this.time.offsetMs += ms;
    await this.absence.tell();
    await this.watch.roundOfAbsent();
  }

  async station(options: ConnectOptions = {}): Promise<{ id: string; station: FakeStation }> {
    const id = `CP${++this.count}`;
    return { id, station: await this.desk.station(id, options) };
  }

  status(status: string, connectorId = 1): object {
    return { connectorId, errorCode: 'NoError', status, timestamp: this.now };
  }

  async start(station: FakeStation, idTag = 'DRIVER', connectorId = 1): Promise<number> {
    const start = { connectorId, idTag, meterStart: 0, timestamp: this.now };
    return (await station.call('StartTransaction', start))['transactionId'] as number;
  }

  energy(transactionId: number, wh: number, connectorId = 1): object {
    const sampledValue = [{ value: String(wh) }];
    return { connectorId, transactionId, meterValue: [{ timestamp: this.now, sampledValue }] };
  }

  async session(transactionId: number): Promise<Session> {
    const found = (await this.desk.sessions()).find(
      (session) => session.transactionId === String(transactionId),
    );
    if (!found) throw new Error(`no session of transaction ${transactionId}`);
    return found;
  }

  /** Oldest first. */
  async events(id: string): Promise<readonly StationEvent[]> {
    return [...(await this.desk.store.stationEvents(id, { limit: 100 }))].reverse();
  }

  async gone(id: string, station: FakeStation): Promise<void> {
    await station.close();
    await until('the desk has forgotten it', () => this.desk.desk.view(id) === undefined);
  }

  async close(): Promise<void> {
    await this.watch.settled();
    await this.desk.close();
  }
}
