import { randomFillSync } from 'node:crypto';
import type { Clock, Ids } from '../core/ports.ts';
import type { Committer } from './commit.ts';
import { transactionNumber } from './keys.ts';
import { step } from './step.ts';

const blockSize = 100;
const maxTransaction = 2 ** 31 - 1;
const maxCount = 0xfff;

/**
 * Where the numbers of a store begin: two for every second since 2025, so that a store that was wiped begins
 * above what stations remember of it, unless more sessions than that were made.
 */
const epoch = Date.UTC(2025, 0, 1);
const baseOf = (now: number) => Math.max(1, Math.floor((now - epoch) / 500));

export interface RedisIdsDeps {
  readonly committer: Committer;
  readonly clock: Clock;
}

export class RedisIds implements Ids {
  private readonly deps: RedisIdsDeps;
  private readonly bytes = Buffer.alloc(16);
  private last = 0;
  private count = 0;
  private nextNumber = 0;
  private lastNumber = -1;
  private reserving: Promise<void> | undefined;

  constructor(deps: RedisIdsDeps) {
    this.deps = deps;
  }

  /** UUID version 7 [RFC 9562 5.7, 6.2 method 1]: time, a count within the millisecond, and chance. */
  next(): string {
    const now = this.deps.clock.now();
    if (now > this.last) {
      this.last = now;
      this.count = 0;
    } else if (this.count++ === maxCount) {
      this.last++;
      this.count = 0;
    }
    randomFillSync(this.bytes, 8);
    this.bytes.writeUIntBE(this.last, 0, 6);
    this.bytes.writeUInt16BE(0x7000 | this.count, 6);
    this.bytes.writeUInt8(0x80 | (this.bytes.readUInt8(8) & 0x3f), 8);
    const hex = this.bytes.toString('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  }

  /** @throws BridgeError `store-unavailable` */
  async transaction(): Promise<number> {
    while (this.nextNumber > this.lastNumber) {
      this.reserving ??= this.reserve().finally(() => (this.reserving = undefined));
      await this.reserving;
    }
    // After 2^31 the numbers begin anew: stations have long forgotten the first ones.
    return ((this.nextNumber++ - 1) % maxTransaction) + 1;
  }

  private async reserve(): Promise<void> {
    const base = String(baseOf(this.deps.clock.now()));
    const steps = [step('reserve', transactionNumber, base, String(blockSize))];
    this.lastNumber = Number(await this.deps.committer.submit({ guards: [], steps, answers: true }));
    this.nextNumber = this.lastNumber - blockSize + 1;
  }
}
