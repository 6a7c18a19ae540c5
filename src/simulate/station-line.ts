import { setTimeout as wait } from 'node:timers/promises';
import { OcppLink } from './ocpp-link.ts';
import type { StationConfiguration } from './station-configuration.ts';
import type { FullStationOptions } from './station-events.ts';
import { TransactionQueue } from './transaction-queue.ts';
import type { TransactionMessage } from './transaction-queue.ts';

export interface StationLineOptions {
  readonly station: FullStationOptions;
  readonly configuration: StationConfiguration;
  readonly onCall: (action: string, payload: unknown) => object;
  /** After a boot was accepted, and after every reconnect. */
  readonly onReady: (justBooted: boolean) => void;
}

const bootRetryMs = 10_000;

/** A charge point's talk with its central system: boot, heartbeats, reconnects, the queue of transactions. */
export class StationLine {
  private readonly options: StationLineOptions;
  private readonly stopping = new AbortController();
  private readonly link: OcppLink;
  private readonly queue: TransactionQueue;
  private accepted = false;
  private booting: Promise<void> | undefined;

  constructor(options: StationLineOptions) {
    this.options = options;
    const { station, configuration } = options;
    this.link = new OcppLink({
      ...station,
      identity: station.id,
      onOpen: () => this.opened(),
      onClose: (reason, httpStatus) => {
        this.queue.pause();
        station.onEvent({ type: 'disconnected', reason, ...(httpStatus !== undefined && { httpStatus }) });
      },
      onCall: options.onCall,
    });
    this.queue = new TransactionQueue({
      send: (action, payload) => this.link.call(action, payload),
      retries: () => ({
        attempts: configuration.number('TransactionMessageAttempts'),
        intervalMs: configuration.number('TransactionMessageRetryInterval') * 1000,
      }),
      signal: this.stopping.signal,
    });
  }

  /** Connected, and the boot was accepted. */
  isReady(): boolean {
    return this.link.isOpen && this.accepted;
  }

  get unsent(): number {
    return this.queue.length;
  }

  connect(): void {
    this.configured();
    this.link.start();
    void this.heartbeats();
  }

  cut(): void {
    this.link.cut();
  }

  restore(): void {
    this.link.restore();
  }

  async close(): Promise<void> {
    this.stopping.abort();
    await this.link.close();
  }

  configured(): void {
    this.link.setPingInterval(this.options.configuration.number('WebSocketPingInterval'));
  }

  /** Comes back as after a power cycle. */
  reboot(): void {
    this.accepted = false;
    this.link.reconnect();
  }

  /** Kept and repeated until the central system has it [OCPP 1.6 3.7]. */
  push(message: TransactionMessage): void {
    this.queue.push(message);
  }

  /** Undefined when it could not be said or was refused; nobody repeats it. */
  async tell(action: string, payload: object): Promise<unknown> {
    try {
      return await this.link.call(action, payload);
    } catch (error) {
      if (!this.stopping.signal.aborted) {
        this.options.station.onEvent({ type: 'failed', action, error: messageOf(error) });
      }
      return undefined;
    }
  }

  /** [OCPP 1.6 4.2] repeated after the interval that the central system names, until it accepts. */
  boot(): Promise<void> {
    this.booting ??= this.bootUntilAccepted().finally(() => {
      this.booting = undefined;
    });
    return this.booting;
  }

  private opened(): void {
    this.options.station.onEvent({ type: 'connected' });
    // [OCPP-J 1.6 5.4] no BootNotification after a mere reconnect.
    if (this.accepted) this.ready(false);
    else void this.boot();
  }

  private ready(justBooted: boolean): void {
    this.queue.resume();
    this.options.onReady(justBooted);
  }

  private async bootUntilAccepted(): Promise<void> {
    const { id, vendor, model, firmware } = this.options.station;
    while (this.link.isOpen && !this.stopping.signal.aborted) {
      const answer = await this.tell('BootNotification', {
        chargePointVendor: vendor.slice(0, 20),
        chargePointModel: model.slice(0, 20),
        chargePointSerialNumber: id.slice(0, 25),
        firmwareVersion: firmware.slice(0, 50),
      });
      const { status, interval } = bootAnswer(answer);
      if (status !== undefined) {
        this.options.station.onEvent({ type: 'booted', status, intervalS: interval });
      }
      if (status === 'Accepted') {
        if (interval > 0) this.options.configuration.change('HeartbeatInterval', String(interval));
        this.accepted = true;
        this.ready(true);
        return;
      }
      await this.pause(interval > 0 ? interval * 1000 : bootRetryMs);
    }
  }

  /** Looks every second, so that a changed interval counts at once. */
  private async heartbeats(): Promise<void> {
    let last = Date.now();
    while (!this.stopping.signal.aborted) {
      await this.pause(1000);
      const intervalMs = this.options.configuration.number('HeartbeatInterval') * 1000;
      if (!this.isReady() || Date.now() - last < intervalMs) continue;
      last = Date.now();
      await this.tell('Heartbeat', {});
    }
  }

  private async pause(ms: number): Promise<void> {
    await wait(ms, undefined, { signal: this.stopping.signal, ref: false }).catch(() => undefined);
  }
}

function bootAnswer(answer: unknown): { status: string | undefined; interval: number } {
  if (typeof answer !== 'object' || answer === null) return { status: undefined, interval: 0 };
  const status = 'status' in answer && typeof answer.status === 'string' ? answer.status : undefined;
  const interval = 'interval' in answer && typeof answer.interval === 'number' ? answer.interval : 0;
  return { status, interval };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
