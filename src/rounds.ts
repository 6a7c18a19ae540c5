/** The same work now and then; a round that takes long delays the next one. */
export class Rounds {
  private readonly everyMs: number;
  private readonly work: () => Promise<void>;
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> | undefined;

  /** @param work never rejects */
  constructor(everyMs: number, work: () => Promise<void>) {
    this.everyMs = everyMs;
    this.work = work;
  }

  start(): void {
    this.timer ??= setInterval(() => {
      this.round ??= this.work().finally(() => (this.round = undefined));
    }, this.everyMs);
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    this.timer = undefined;
    await this.round;
  }
}
