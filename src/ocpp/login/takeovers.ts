import type { Instant, StationId } from '../../core/model/common.ts';
import type { Clock } from '../../core/ports.ts';

/** Two devices with one identity throw each other out; this often in a row is no coincidence. */
const flapping = 3;
/** One takeover is forgotten in this time: a bad line may well replace its own socket now and then. */
const forgetOneMs = 20_000;
const firstDelayMs = 1000;
const mostDelayMs = 10_000;
/** So that it is forgotten within minutes, however long it went on. */
const mostScore = 8;
const mostEntries = 10_000;

interface Takeover {
  readonly score: number;
  readonly at: Instant;
  readonly told: boolean;
}

/** How often the socket of an identity was replaced while it was open. */
export class Takeovers {
  private readonly clock: Clock;
  private readonly all = new Map<string, Takeover>();

  constructor(clock: Clock) {
    this.clock = clock;
  }

  private scoreOf(name: string): number {
    const known = this.all.get(name);
    if (!known) return 0;
    return Math.max(0, known.score - (this.clock.now() - known.at) / forgetOneMs);
  }

  /** Answers `news` the first time that an identity flaps, and then not until it has been quiet. */
  noted(stationId: StationId): 'flapping' | 'news' | 'once' {
    const name = stationId.toLowerCase();
    const before = this.scoreOf(name);
    const score = Math.min(before + 1, mostScore);
    const told = before > 0 && (this.all.get(name)?.told ?? false);
    // what ran down a little meanwhile still counts as one
    const flaps = Math.ceil(score) >= flapping;
    this.all.delete(name);
    this.all.set(name, { score, at: this.clock.now(), told: told || flaps });
    const oldest = this.all.size > mostEntries ? this.all.keys().next().value : undefined;
    if (oldest !== undefined) this.all.delete(oldest);
    if (!flaps) return 'once';
    return told ? 'flapping' : 'news';
  }

  /** How long the next socket of an identity, in whatever case, waits at the door; it is never locked out. */
  delayMs(identity: string): number {
    const over = Math.ceil(this.scoreOf(identity.toLowerCase())) - flapping;
    return over < 0 ? 0 : Math.min(firstDelayMs * 2 ** over, mostDelayMs);
  }
}
