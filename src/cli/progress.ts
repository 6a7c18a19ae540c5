import type { Io } from './io.ts';
import { counted } from './text.ts';

const barWidth = 24;
/** What is over in a moment needs no account of how far it is. */
const leastTold = 50;

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
    else if (this.total >= leastTold && this.done - this.told >= this.total / 10) this.tell();
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
    const short = `${this.done}/${this.total}`;
    const room = (this.err.columns ?? 80) - 1;
    // What does not fit would be cut, or wrap and stay.
    const texts = [`[${bar}] ${short} ${this.noun}s${failed}`, `${short}${failed}`, short];
    this.err.write(`\r\u001b[2K${texts.find((text) => text.length <= room) ?? ''}`);
  }

  private tell(): void {
    this.told = this.done;
    const failed = this.failed > 0 ? `, ${this.failed} of them failed` : '';
    this.err.write(`${this.done} of ${counted(this.total, this.noun)} done${failed}\n`);
  }
}
