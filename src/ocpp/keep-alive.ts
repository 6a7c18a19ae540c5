export interface Pinged {
  /** Called once per interval: ping, or give up whoever did not answer the last one. */
  checkAlive(): void;
}

const slotCount = 30;

/** One timer pings all stations, a thirtieth of them at a time. */
export class KeepAlive {
  private readonly intervalMs: number;
  private readonly slots = Array.from({ length: slotCount }, () => new Set<Pinged>());
  private turn = 0;
  private entry = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(intervalMs: number) {
    this.intervalMs = intervalMs;
  }

  start(): void {
    this.timer ??= setInterval(() => this.tick(), this.intervalMs / slotCount);
  }

  close(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  add(pinged: Pinged): void {
    this.entry = (this.entry + 1) % slotCount;
    this.slots[this.entry]?.add(pinged);
  }

  remove(pinged: Pinged): void {
    for (const slot of this.slots) slot.delete(pinged);
  }

  private tick(): void {
    this.turn = (this.turn + 1) % slotCount;
    for (const pinged of this.slots[this.turn] ?? []) pinged.checkAlive();
  }
}
