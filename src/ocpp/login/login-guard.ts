import { isIPv6 } from 'node:net';
import type { Instant } from '../../core/model/common.ts';
import type { Clock } from '../../core/ports.ts';

/** How wrong passwords are slowed down. */
export interface LoginLimits {
  /** The answer to the second failure of an identity waits this long, each further one twice as long. */
  readonly firstDelayMs: number;
  readonly mostDelayMs: number;
  /** Failures of one address, whatever the identities, that are not slowed down: many stations share one. */
  readonly addressFree: number;
  /** Failures of one identity from one address, and of one address in all, after which it is locked out. */
  readonly pairFailures: number;
  readonly addressFailures: number;
  /** The first lock; each further one takes twice as long. */
  readonly lockMs: number;
  readonly mostLockMs: number;
  /** Failures are forgotten when nothing happened for this long. */
  readonly forgetMs: number;
  /** What is remembered at most, of each of four kinds; the longest unused gives way. */
  readonly mostEntries: number;
}

export const defaultLoginLimits: LoginLimits = {
  firstDelayMs: 250,
  mostDelayMs: 5000,
  addressFree: 10,
  pairFailures: 10,
  addressFailures: 50,
  lockMs: 60_000,
  mostLockMs: 900_000,
  forgetMs: 600_000,
  mostEntries: 10_000,
};

export interface Caller {
  /** As it stands in the URL. */
  readonly identity: string;
  readonly address: string;
}

/** What a failed login leads to. */
export interface Penalty {
  readonly delayMs: number;
  /** Absent where it may try on. */
  readonly lockedMs?: number;
}

interface Failures {
  readonly count: number;
  readonly at: Instant;
  readonly lockedUntil: Instant;
  readonly lockMs: number;
}

interface Burst {
  readonly at: Instant;
  readonly reasons: ReadonlySet<string>;
}

const mostReasons = 10;
const none: Failures = { count: 0, at: 0, lockedUntil: 0, lockMs: 0 };

/**
 * Slows down whoever tries passwords, and says once per burst that it happens. A lock is of one identity from one address,
 * or of one address for whoever has not been let in from there: nobody locks a station out from somewhere else.
 */
export class LoginGuard {
  private readonly clock: Clock;
  private readonly limits: LoginLimits;
  private readonly pairs = new Map<string, Failures>();
  private readonly identities = new Map<string, Failures>();
  private readonly addresses = new Map<string, Failures>();
  /** Pairs that were let in. */
  private readonly friends = new Map<string, true>();
  private readonly bursts = new Map<string, Burst>();

  constructor(clock: Clock, limits: Partial<LoginLimits> = {}) {
    this.clock = clock;
    this.limits = { ...defaultLoginLimits, ...limits };
  }

  /** How long this caller is still locked out. */
  lockedMs(caller: Caller): number {
    const pair = pairOf(caller);
    const ofAddress = this.friends.has(pair) ? 0 : this.leftOf(this.addresses.get(networkOf(caller.address)));
    return Math.max(this.leftOf(this.pairs.get(pair)), ofAddress);
  }

  private leftOf(failures: Failures | undefined): number {
    return Math.max(0, (failures?.lockedUntil ?? 0) - this.clock.now());
  }

  failed(caller: Caller): Penalty {
    const { addressFailures, addressFree, pairFailures } = this.limits;
    const pair = this.add(this.pairs, pairOf(caller), pairFailures);
    const identity = this.add(this.identities, caller.identity.toLowerCase(), Infinity);
    const address = this.add(this.addresses, networkOf(caller.address), addressFailures);
    const count = Math.max(pair.count, identity.count, address.count - addressFree);
    const lockedMs = this.lockedMs(caller);
    return { delayMs: this.delayOf(count), ...(lockedMs > 0 && { lockedMs }) };
  }

  private delayOf(count: number): number {
    const { firstDelayMs, mostDelayMs } = this.limits;
    return count < 2 ? 0 : Math.min(firstDelayMs * 2 ** (count - 2), mostDelayMs);
  }

  private add(all: Map<string, Failures>, key: string, most: number): Failures {
    const now = this.clock.now();
    const { forgetMs, lockMs: firstLockMs, mostLockMs } = this.limits;
    const known = all.get(key) ?? none;
    const before = now > Math.max(known.at, known.lockedUntil) + forgetMs ? none : known;
    const count = before.count + 1;
    const lockMs = count < most ? 0 : Math.min(before.lockMs * 2 || firstLockMs, mostLockMs);
    const next = { count, at: now, lockMs, lockedUntil: lockMs > 0 ? now + lockMs : 0 };
    this.put(all, key, next);
    return next;
  }

  /** The newest stands last. */
  private put<T>(all: Map<string, T>, key: string, value: T): void {
    all.delete(key);
    all.set(key, value);
    const oldest = all.size > this.limits.mostEntries ? all.keys().next().value : undefined;
    if (oldest !== undefined) all.delete(oldest);
  }

  succeeded(caller: Caller): void {
    const pair = pairOf(caller);
    this.pairs.delete(pair);
    this.put(this.friends, pair, true);
    this.bursts.delete(caller.identity.toLowerCase());
  }

  /** The operator changed the station: what was wrong before says nothing of what is wrong now. */
  forget(identity: string): void {
    const name = identity.toLowerCase();
    this.identities.delete(name);
    this.bursts.delete(name);
    for (const pair of this.pairs.keys()) if (pair.startsWith(`${name}\n`)) this.pairs.delete(pair);
  }

  /** Whether this is the first time in a burst that an identity is turned away for this reason. */
  isNews(identity: string, reason: string): boolean {
    const now = this.clock.now();
    const key = identity.toLowerCase();
    const known = this.bursts.get(key);
    const reasons = known && now <= known.at + this.limits.forgetMs ? known.reasons : new Set<string>();
    const news = !reasons.has(reason) && reasons.size < mostReasons;
    this.put(this.bursts, key, { at: now, reasons: news ? new Set([...reasons, reason]) : reasons });
    return news;
  }
}

function pairOf({ identity, address }: Caller): string {
  return `${identity.toLowerCase()}\n${networkOf(address)}`;
}

/** Whoever has one IPv6 address has 2^64 of them. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::', 2);
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  const all = [...front, ...Array.from({ length: zeros }, () => '0'), ...back];
  return `${all
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':')}::/64`;
}
