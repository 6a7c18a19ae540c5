import { setTimeout as wait } from 'node:timers/promises';
import type { BootReason, Dialect, Saying } from './dialect.ts';
import { OcppLink } from './ocpp-link.ts';
import type { TlsMaterial } from './ocpp-socket.ts';
import { toldNumber, toldText } from './payload.ts';
import type { StationConfiguration } from './station-configuration.ts';
import type { FullStationOptions } from './station-events.ts';
import { TransactionQueue } from './transaction-queue.ts';
import type { TransactionMessage } from './transaction-queue.ts';

export interface StationLineOptions {
  readonly station: FullStationOptions;
  readonly dialect: Dialect;
  readonly configuration: StationConfiguration;
  /** What it runs at present. */
  readonly firmware: () => string;
  readonly onCall: (action: string, payload: unknown) => object | Promise<object>;
  /** After a boot was accepted, and, without a reason, after every reconnect. */
  readonly onReady: (booted: BootReason | undefined) => void;
}

const bootRetryMs = 10_000;
export const heartbeat: Saying = { action: 'Heartbeat', payload: {} };

/** A charge point's talk with its central system: boot, heartbeats, reconnects, the queue of transactions. */
export class StationLine {
  private readonly options: StationLineOptions;
  private readonly stopping = new AbortController();
  private readonly link: OcppLink;
  private readonly queue: TransactionQueue;
  private accepted = false;
  private booting: Promise<void> | undefined;
  /** Aborted when the next BootNotification is wanted at once. */
  private waiting = new AbortController();
  private bootTriggered = false;
  private bootReason: BootReason = 'PowerUp';

  constructor(options: StationLineOptions) {
    this.options = options;
    const { station, configuration, dialect } = options;
    this.link = new OcppLink({
      ...station,
      subprotocol: dialect.subprotocol,
      errorCodes: dialect.errorCodes,
      identity: station.id,
      onOpen: () => this.opened(),
      onClose: (reason, httpStatus) => {
        this.queue.pause();
        station.onEvent({ type: 'disconnected', reason, ...(httpStatus !== undefined && { httpStatus }) });
      },
      onCall: options.onCall,
      onAnswerRefused: (error) => station.onEvent({ type: 'failed', action: 'the answer', error }),
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
  reboot(reason: BootReason): void {
    this.bootReason = reason;
    this.accepted = false;
    this.link.reconnect(reason === 'FirmwareUpdate' ? 'to start with its new firmware' : 'to restart');
    this.waiting.abort();
  }

  /** From the next connection on: PEM. */
  trust(ca: string): void {
    this.link.identify({ tls: { ca } });
  }

  /** Comes back at once with another password or certificate. */
  identify(credentials: { readonly password?: Buffer | string; readonly tls?: TlsMaterial }): void {
    this.link.identify(credentials);
    this.link.reconnect(`to come back with a new ${credentials.tls ? 'certificate' : 'password'}`);
  }

  /** Kept and repeated until the central system has it [OCPP 1.6 3.7]. */
  push(message: TransactionMessage): void {
    this.queue.push(message);
  }

  /** Undefined when it could not be said or was refused; nobody repeats it. */
  async tell({ action, payload }: Saying): Promise<unknown> {
    try {
      return await this.link.call(action, payload);
    } catch (error) {
      if (!this.stopping.signal.aborted) {
        this.options.station.onEvent({ type: 'failed', action, error: messageOf(error) });
      }
      return undefined;
    }
  }

  /** At once, also while the interval runs after which it would ask by itself [OCPP 1.6 4.2.1]. */
  triggerBoot(): void {
    this.bootTriggered = true;
    this.waiting.abort();
    void this.boot();
  }

  /** [OCPP 1.6 4.2] repeated after the interval that the central system names, until it accepts. */
  private boot(): Promise<void> {
    this.booting ??= this.bootUntilAccepted().finally(() => {
      this.booting = undefined;
    });
    return this.booting;
  }

  private opened(): void {
    this.options.station.onEvent({ type: 'connected' });
    this.bootTriggered = false;
    // [OCPP-J 1.6 5.4] no BootNotification after a mere reconnect.
    if (this.accepted) this.ready(undefined);
    else void this.boot();
  }

  private ready(booted: BootReason | undefined): void {
    this.queue.resume();
    this.options.onReady(booted);
  }

  private async bootUntilAccepted(): Promise<void> {
    while (!this.isGone()) {
      this.waiting = new AbortController();
      const reason = this.bootTriggered ? 'Triggered' : this.bootReason;
      this.bootTriggered = false;
      const { status, interval } = await this.bootOnce(reason);
      // What was said on a line that is gone counts no more: the next one begins with a boot.
      if (this.isGone()) return;
      if (status === 'Accepted') {
        if (interval > 0) this.options.configuration.change('HeartbeatInterval', String(interval));
        this.accepted = true;
        this.ready(reason);
        if (!this.waiting.signal.aborted) return;
      } else {
        await this.pause(interval > 0 ? interval * 1000 : bootRetryMs, this.waiting.signal);
      }
    }
  }

  private isGone(): boolean {
    return !this.link.isOpen || this.stopping.signal.aborted;
  }

  private async bootOnce(reason: BootReason): Promise<{ status: string | undefined; interval: number }> {
    const { station, dialect, firmware } = this.options;
    const answer = await this.tell(dialect.say.boot({ ...station, firmware: firmware() }, reason));
    const status = toldText(answer, 'status');
    const interval = toldNumber(answer, 'interval') ?? 0;
    if (status !== undefined) station.onEvent({ type: 'booted', status, intervalS: interval });
    // One that is asked again may be put back into waiting.
    if (status !== undefined && status !== 'Accepted') {
      this.accepted = false;
      this.queue.pause();
    }
    return { status, interval };
  }

  /** Looks every second, so that a changed interval counts at once. */
  private async heartbeats(): Promise<void> {
    let last = Date.now();
    while (!this.stopping.signal.aborted) {
      await this.pause(1000);
      const intervalMs = this.options.configuration.number('HeartbeatInterval') * 1000;
      if (!this.isReady() || Date.now() - last < intervalMs) continue;
      last = Date.now();
      await this.tell(heartbeat);
    }
  }

  private async pause(ms: number, over?: AbortSignal): Promise<void> {
    const { signal: stopped } = this.stopping;
    const signal = over ? AbortSignal.any([stopped, over]) : stopped;
    await wait(ms, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
