import type { Sample } from '../change.ts';
import type { Instant } from '../model/common.ts';
import type { Session } from '../model/session.ts';
import type { Clock, Store } from '../ports.ts';

interface Looked {
  readonly at: Instant;
  readonly grewAt: Instant | undefined;
}

/** When running sessions' registers last grew. What a session measured is in the store: it is looked up now and then. */
export class Registers {
  private readonly store: Pick<Store, 'samples'>;
  private readonly clock: Clock;
  private readonly looked = new Map<string, Looked>();

  constructor(store: Pick<Store, 'samples'>, clock: Clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Not later than `everyMs` ago; absent while nothing was measured. */
  async grewAt(session: Session, everyMs: number): Promise<Instant | undefined> {
    const now = this.clock.now();
    const known = this.looked.get(session.id);
    if (known && now - known.at < everyMs) return known.grewAt;
    const grewAt = lastGrowth(await this.store.samples(session.id));
    this.looked.set(session.id, { at: now, grewAt });
    return grewAt;
  }

  /** Only of these sessions anything is remembered. */
  keep(sessions: ReadonlySet<string>): void {
    for (const id of this.looked.keys()) if (!sessions.has(id)) this.looked.delete(id);
  }
}

/** The moment of the first reading as high as the highest. */
function lastGrowth(samples: readonly Sample[]): Instant | undefined {
  let highest = -Infinity;
  let at: Instant | undefined;
  for (const sample of samples) {
    if (sample.energyWh === undefined || sample.energyWh <= highest) continue;
    highest = sample.energyWh;
    at = sample.at;
  }
  return at;
}
