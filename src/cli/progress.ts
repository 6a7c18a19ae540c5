import type { Io } from './io.ts';

const barWidth = 24;

/** How far a long work is: a bar on a terminal, else a line now and then. */
export class Progress {
  private readonly err: Io['err'];
  private readonly noun: string;
  private readonly total: number;
  private done = 0;
  private failed = 0;
  private told = 0;

  constructor(err: Io['err'], noun: string, total: number) {
    this.err = err;
    this.noun = noun;
    this.total = total;
  }

  step(succeeded: boolean): void {
    this.done++;
    if (!succeeded) this.failed++;
    if (this.err.isTTY) this.draw();
    else if (this.done === this.total || this.done - this.told >= this.total / 10) this.tell();
  }

  /** Prints a line without tearing the bar. */
  around(print: () => void): void {
    if (this.err.isTTY) this.err.write('\r\u001b[2K');
    print();
    if (this.err.isTTY && this.done < this.total) this.draw();
  }

  close(): void {
    if (this.err.isTTY) this.err.write('\r\u001b[2K');
  }

  private draw(): void {
    const filled = this.total === 0 ? barWidth : Math.floor((this.done / this.total) * barWidth);
    const bar = '#'.repeat(filled) + '-'.repeat(barWidth - filled);
    const failed = this.failed > 0 ? `, ${this.failed} failed` : '';
    const text = `[${bar}] ${this.done}/${this.total} ${this.noun}${failed}`;
    this.err.write(`\r\u001b[2K${text.slice(0, (this.err.columns ?? 80) - 1)}`);
  }

  private tell(): void {
    this.told = this.done;
    this.err.write(`${this.done} of ${this.total} ${this.noun}, ${this.failed} failed\n`);
  }
}
