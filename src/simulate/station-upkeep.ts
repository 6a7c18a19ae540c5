import { setTimeout as wait } from 'node:timers/promises';
import type { FirmwareJob, LogJob } from './command-target.ts';
import type { Dialect, Saying, UpkeepJob } from './dialect.ts';

export interface StationUpkeepOptions {
  readonly dialect: Dialect;
  readonly stepMs: number;
  readonly tell: (saying: Saying) => Promise<unknown>;
  readonly isIdle: () => boolean;
  readonly isReady: () => boolean;
  /** Comes back with the new firmware. */
  readonly reboot: () => void;
  readonly signal: AbortSignal;
}

interface Progress {
  readonly job: UpkeepJob;
  readonly over: AbortController;
  status: string;
}

const lookEveryMs = 50;

/**
 * Firmware updates and log uploads as they look from outside: every step is told, nothing is fetched, sent
 * or checked. A new firmware is installed when no transaction runs, and named after its file.
 */
export class StationUpkeep {
  private readonly options: StationUpkeepOptions;
  private version: string;
  private update: Progress | undefined;
  private upload: Progress | undefined;

  constructor(version: string, options: StationUpkeepOptions) {
    this.version = version;
    this.options = options;
  }

  get firmware(): string {
    return this.version;
  }

  /** Takes the place of one that runs. */
  updateFirmware(job: FirmwareJob): 'Accepted' | 'AcceptedCanceled' {
    const before = this.update;
    before?.over.abort();
    const progress: Progress = { job, over: new AbortController(), status: 'Idle' };
    this.update = progress;
    setImmediate(() => void this.install(job, progress));
    return before ? 'AcceptedCanceled' : 'Accepted';
  }

  uploadLog(job: LogJob): 'Accepted' | 'AcceptedCanceled' {
    const before = this.upload;
    before?.over.abort();
    const progress: Progress = { job, over: new AbortController(), status: 'Idle' };
    this.upload = progress;
    setImmediate(() => void this.send(progress));
    return before ? 'AcceptedCanceled' : 'Accepted';
  }

  /** Where the latest one is; 1.6 has a message for each kind of update, and for each kind of log. */
  async tellFirmware(kind: Pick<UpkeepJob, 'secured'> = {}): Promise<void> {
    const { say } = this.options.dialect;
    const { status = 'Idle', job = {} } = this.update ?? {};
    await this.tell(say.firmware(status, { ...job, ...kind }) ?? say.firmware('Idle', kind));
  }

  async tellLog(kind: Pick<UpkeepJob, 'secured'> = {}): Promise<void> {
    const { status = 'Idle', job = {} } = this.upload ?? {};
    await this.tell(this.options.dialect.say.log(status, { ...job, ...kind }));
  }

  private async install(job: FirmwareJob, progress: Progress): Promise<void> {
    const { isIdle, isReady, reboot } = this.options;
    const step = (status: string) => this.step('firmware', status, progress);
    if (job.retrieveAt > Date.now()) await step('DownloadScheduled');
    await this.until(() => Date.now() >= job.retrieveAt, progress);
    for (const status of ['Downloading', 'Downloaded', ...(job.signed ? ['SignatureVerified'] : [])]) {
      await step(status);
    }
    if (job.installAt !== undefined && job.installAt > Date.now()) await step('InstallScheduled');
    await this.until(() => isIdle() && Date.now() >= (job.installAt ?? 0), progress);
    for (const status of ['Installing', 'InstallRebooting']) await step(status);
    if (this.isOver(progress)) return;
    this.version = firmwareAt(job.location) ?? this.version;
    reboot();
    await this.until(isReady, progress);
    await step('Installed');
    if (this.update === progress) this.update = undefined;
  }

  private async send(progress: Progress): Promise<void> {
    for (const status of ['Uploading', 'Uploaded']) await this.step('log', status, progress);
    if (this.upload === progress) this.upload = undefined;
  }

  private async step(kind: 'firmware' | 'log', status: string, progress: Progress): Promise<void> {
    if (this.isOver(progress)) return;
    const saying = this.options.dialect.say[kind](status, progress.job);
    if (saying) progress.status = status;
    await this.tell(saying);
    await this.pause(this.options.stepMs, progress);
  }

  private async tell(saying: Saying | undefined): Promise<void> {
    if (saying) await this.options.tell(saying);
  }

  private async until(isSo: () => boolean, progress: Progress): Promise<void> {
    while (!this.isOver(progress) && !isSo()) await this.pause(lookEveryMs, progress);
  }

  private async pause(ms: number, { over }: Progress): Promise<void> {
    const signal = AbortSignal.any([over.signal, this.options.signal]);
    await wait(ms, undefined, { signal, ref: false }).catch(() => undefined);
  }

  private isOver({ over }: Progress): boolean {
    return over.signal.aborted || this.options.signal.aborted;
  }
}

/** The file's name without its ending. */
function firmwareAt(location: string): string | undefined {
  const file = location.split(/[?#]/)[0]?.split('/').at(-1) ?? '';
  const name = file.replace(/\.[A-Za-z]+$/, '').slice(0, 50);
  return name === '' ? undefined : name;
}
