import type { Instant, StationId } from '../model/common.ts';
import type { Clock } from '../ports.ts';
import type { StationView } from '../station/station-view.ts';

/** What a station accepted to do. */
export type Undertaking =
  | { readonly kind: 'reset' }
  | { readonly kind: 'start'; readonly idTag: string; readonly evseId?: number }
  | { readonly kind: 'stop'; readonly transactionId: string }
  | { readonly kind: 'unlock'; readonly evseId: number };

/** A driver was let charge, or a station accepted a call: something is to happen now. */
export type Expectation = (Undertaking | { readonly kind: 'authorized'; readonly idTag: string }) & {
  readonly at: Instant;
};

/** Whoever is told what drivers do at stations. */
export interface Witness {
  authorized(view: StationView, idTag: string): void;
  /** A driver began or ended a transaction. */
  acted(view: StationView, idTag: string): void;
}

/** Of one station; the oldest give way. */
const most = 100;
/** Some stations act before they say that they will. */
const earlyMs = 60_000;

/** What is to happen at stations because it was promised, until it has happened. */
export class Undertakings implements Witness {
  private readonly clock: Clock;
  private readonly open = new Map<StationId, Expectation[]>();
  private readonly acts = new Map<StationId, { readonly idTag: string; readonly at: Instant }[]>();

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** The station accepted a call. */
  accepted(stationId: StationId, undertaking: Undertaking): void {
    if (undertaking.kind === 'start' && this.actedLately(stationId, undertaking.idTag)) return;
    this.expect(stationId, undertaking);
  }

  /** Whoever ends his charging shows his card, too. */
  authorized({ station, sessions }: StationView, idTag: string): void {
    if ([...sessions.values()].some((session) => same(session.idTag, idTag))) return;
    this.expect(station.id, { kind: 'authorized', idTag });
  }

  acted({ station: { id } }: StationView, idTag: string): void {
    this.keep(
      id,
      this.of(id).filter((other) => !('idTag' in other) || !same(other.idTag, idTag)),
    );
    const now = this.clock.now();
    const recent = (this.acts.get(id) ?? []).filter(({ at }) => at > now - earlyMs);
    this.acts.set(id, [...recent, { idTag, at: now }]);
  }

  of(stationId: StationId): readonly Expectation[] {
    return this.open.get(stationId) ?? [];
  }

  /** Stations of which something is expected. */
  stations(): readonly StationId[] {
    return [...this.open.keys()];
  }

  /** It happened, or nobody waits for it any more. */
  over(stationId: StationId, expectation: Expectation): void {
    this.keep(
      stationId,
      this.of(stationId).filter((other) => other !== expectation),
    );
  }

  private actedLately(stationId: StationId, idTag: string): boolean {
    const now = this.clock.now();
    return (this.acts.get(stationId) ?? []).some((act) => act.at > now - earlyMs && same(act.idTag, idTag));
  }

  private expect(stationId: StationId, what: Undertaking | { kind: 'authorized'; idTag: string }): void {
    const others = this.of(stationId).filter((other) => !isSame(other, what));
    this.keep(stationId, [...others, { ...what, at: this.clock.now() }].slice(-most));
  }

  private keep(stationId: StationId, expected: readonly Expectation[]): void {
    if (expected.length > 0) this.open.set(stationId, [...expected]);
    else this.open.delete(stationId);
  }
}

function same(a: string, b: string): boolean {
  return a.toUpperCase() === b.toUpperCase();
}

/** The later one counts; a card that starts remotely need not be authorized too. */
function isSame(a: Expectation, b: Undertaking | { kind: 'authorized'; idTag: string }): boolean {
  if ('idTag' in a && 'idTag' in b) return same(a.idTag, b.idTag);
  if (a.kind === 'stop' && b.kind === 'stop') return a.transactionId === b.transactionId;
  if (a.kind === 'unlock' && b.kind === 'unlock') return a.evseId === b.evseId;
  return a.kind === 'reset' && b.kind === 'reset';
}
