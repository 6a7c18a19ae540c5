import { messageOf } from '../errors.ts';
import type { StationId } from '../model/common.ts';
import type { ViolationKind } from '../model/violation.ts';
import type { Clock, Log, Store } from '../ports.ts';
import type { StationView } from './station-view.ts';
import { ViolationCount } from './violation-count.ts';
import type { FoundViolation } from './violation-count.ts';

export interface StationViolationsDeps {
  readonly store: Pick<Store, 'commit'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** What is only counted is stored so often: a crash loses no more. */
const storeEveryMs = 60_000;

/** What stations say otherwise than the schemas: counted for each, and told once of each kind. It refuses nothing. */
export class StationViolations {
  private readonly deps: StationViolationsDeps;

  constructor(deps: StationViolationsDeps) {
    this.deps = deps;
  }

  /** Nobody waits for it. */
  noted(view: StationView, action: string, found: readonly FoundViolation[]): void {
    const now = this.deps.clock.now();
    view.violations ??= new ViolationCount();
    const fresh = view.violations.add(action, found, now);
    const { unstoredSince = now } = view.violations;
    if (fresh.length > 0 || now - unstoredSince >= storeEveryMs) this.store(view.station.id, view, fresh);
  }

  /** Nothing is known of the station here any more. */
  left(view: StationView): void {
    if (view.violations?.unstoredSince !== undefined) this.store(view.station.id, view, []);
  }

  private store(stationId: StationId, { violations }: StationView, fresh: readonly ViolationKind[]): void {
    if (!violations) return;
    const { store, log } = this.deps;
    delete violations.unstoredSince;
    store
      .commit([
        { type: 'violations', stationId, violations: violations.all },
        ...fresh.map(({ lastAt, ...kind }) => ({
          type: 'station-event' as const,
          stationId,
          event: { at: lastAt, kind: 'violation' as const, severity: 'info' as const, ...toldOf(kind) },
        })),
      ])
      .catch((error: unknown) => {
        violations.unstoredSince ??= this.deps.clock.now();
        log.warn({ station: stationId, error: messageOf(error) }, 'schema violations were not stored');
      });
  }
}

function toldOf({ action, pointer, reason }: Omit<ViolationKind, 'lastAt'>) {
  return {
    text: `not as the schema wants it: ${action}${pointer === '' ? '' : ` ${pointer}`} ${reason}`,
    details: { action, pointer, reason },
  };
}
