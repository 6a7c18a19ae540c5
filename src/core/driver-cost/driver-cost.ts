import { tariffsServed } from './driver-cost-places.ts';
import { applicable } from '../station/metering.ts';
import type { StationCost, TransactionTold } from '../station/facts.ts';
import type { Instant, PartnerId, Party, Price } from '../model/common.ts';
import type { Session } from '../model/session.ts';
import type { Station } from '../model/station.ts';
import type { StationEvent } from '../model/station-event.ts';
import type { Tariff } from '../model/tariff.ts';
import type { TokenReference } from '../model/token.ts';
import type { Audience, Clock, Store } from '../ports.ts';
import { minorDigits } from '../pricing/currency.ts';
import { Money } from '../pricing/money.ts';
import type { TariffText } from '../pricing/tariff-text.ts';
import { tariffText } from '../pricing/tariff-text.ts';
import { sessionNow } from '../station/session-now.ts';
import type { StationView } from '../station/station-view.ts';

/** What a driver is shown of a transaction's cost: with tax where it is known, in the currency's own decimals. */
export interface ShownCost {
  readonly total: number;
  readonly currency: string;
}

/** Of whom: one who has just shown himself, or the one of a transaction. */
export type Driver = { readonly idTag: string } | { readonly transactionId: string };

export interface DriverCostDeps {
  readonly store: Pick<
    Store,
    'cdr' | 'hold' | 'location' | 'samples' | 'session' | 'tariff' | 'tariffVersions' | 'token'
  >;
  readonly audience: Pick<Audience, 'billing'>;
  readonly clock: Clock;
  readonly party: Party;
}

interface Known {
  readonly owner: PartnerId | null;
  readonly token: TokenReference | null;
}

/** Whether the price that is computed here is the one that this driver pays, or the operator wants it shown all the same. */
function isShown({ driverCost = 'own' }: Station, owner: PartnerId | null): boolean {
  return driverCost === 'all' || (driverCost === 'own' && owner === null);
}

/** What drivers see at the charge point of what charging costs; nothing of it changes what is billed. */
export class DriverCost {
  private readonly deps: DriverCostDeps;
  /** The ids of the tariffs that a station was given; it goes with the station's last socket. */
  private readonly reckoning = new WeakMap<StationView, ReadonlySet<string>>();

  constructor(deps: DriverCostDeps) {
    this.deps = deps;
  }

  /**
   * What a transaction costs by now, or cost in the end: then what its CDR says. Null where this driver is not shown it,
   * or where nobody can say it: a session that is held, of a refused driver, without a driver or without a tariff.
   */
  async costOf(view: StationView, transactionId: string): Promise<ShownCost | null> {
    if (view.station.driverCost === 'off') return null;
    const running = this.shownSession(view, transactionId);
    if (running) {
      const { cost } = await sessionNow(this.deps, running);
      return cost ? shown(cost, running.currency) : null;
    }
    return (await this.billed(view, transactionId)) ?? null;
  }

  /** A running session whose driver is shown what it costs. */
  shownSession(view: StationView, transactionId: string): Session | undefined {
    const session = view.sessions.get(transactionId);
    if (!session || session.status === 'PENDING' || session.flags.includes('refused')) return undefined;
    return isShown(view.station, session.owner) ? session : undefined;
  }

  private async billed(view: StationView, transactionId: string): Promise<ShownCost | undefined> {
    const { store } = this.deps;
    const record = view.transactions.get(transactionId);
    if (record?.endedAt === undefined) return undefined;
    const [cdr, hold] = await Promise.all([store.cdr(record.sessionId), store.hold(record.sessionId)]);
    if (!cdr || hold || !isShown(view.station, cdr.owner)) return undefined;
    return shown(cdr.totals.cost, cdr.currency);
  }

  /**
   * One line for the driver's eyes [OCPP 2.0.1 I01], in his language where there is one. Null where this driver is not
   * shown it, where it has no tariff, or where the tariff depends on which EVSE he takes.
   */
  async tariffText(view: StationView, driver: Driver): Promise<TariffText | null> {
    const found = await this.tariffOf(view, driver);
    if (!found) return null;
    const { token, owner } = found.known;
    const stored = token && (await this.deps.store.token(owner, token.uid, token.type));
    return tariffText(found.tariff, stored?.language) ?? null;
  }

  /** The station itself reckons what sessions cost, by these tariffs where a driver has no other. */
  reckons(view: StationView, posted: readonly Tariff[]): void {
    this.reckoning.set(view, new Set(posted.map(({ id }) => id)));
  }

  /**
   * The tariff by which this driver is billed, where the station itself reckons and was given another one for everybody
   * [OCPP 2.1 I08]; null otherwise, and as for its text.
   */
  async ownTariff(view: StationView, driver: Driver): Promise<Tariff | null> {
    const posted = this.reckoning.get(view);
    if (!posted || posted.size === 0) return null;
    const tariff = (await this.tariffOf(view, driver))?.tariff;
    if (!tariff) return null;
    return posted.size === 1 && posted.has(tariff.id) ? null : tariff;
  }

  /**
   * What speaks against the station's own reckoning of a transaction that has just ended [OCPP 2.1 I12]: what is billed is the
   * bridge's. Null where it agrees, where it did not reckon, and where nothing is billed yet.
   */
  async doubtOf(
    view: StationView,
    { transactionId, stationCost }: TransactionTold,
  ): Promise<Omit<StationEvent, 'at'> | null> {
    const sessionId = view.transactions.get(transactionId)?.sessionId;
    if (!stationCost || sessionId === undefined) return null;
    const cdr = await this.deps.store.cdr(sessionId);
    const billed = cdr && { currency: cdr.currency, total: cdr.totals.cost };
    const text = failureOf(stationCost) ?? (billed && differenceOf(stationCost, billed));
    if (text === undefined) return null;
    const details = { sessionId, transactionId, station: stationCost, ...(billed && { billed }) };
    return { kind: 'session', severity: 'warning', text, details };
  }

  private async tariffOf(
    view: StationView,
    driver: Driver,
  ): Promise<{ readonly known: Known; readonly tariff: Tariff } | undefined> {
    if (view.station.driverCost === 'off') return undefined;
    const now = this.deps.clock.now();
    const session = 'transactionId' in driver ? this.shownSession(view, driver.transactionId) : undefined;
    const known = 'idTag' in driver ? view.remembered(driver.idTag, now) : session;
    if (!known || !isShown(view.station, known.owner)) return undefined;
    const adHoc = known.token?.type === 'AD_HOC_USER';
    const tariff = session
      ? await this.tariffOfSession(session)
      : await this.tariffOfAll(view.station, { at: now, adHoc });
    return tariff && { known, tariff };
  }

  /** The one that it started under: it stays so to the end. */
  private async tariffOfSession({ tariffVersions, token }: Session): Promise<Tariff | undefined> {
    return applicable(await this.deps.store.tariffVersions(tariffVersions), token)[0];
  }

  /** The one of every EVSE, if they have the same. */
  private async tariffOfAll(
    station: Station,
    { at, adHoc }: { readonly at: Instant; readonly adHoc: boolean },
  ): Promise<Tariff | undefined> {
    const { store, party } = this.deps;
    const { evses } = await tariffsServed({ store, party, station, at });
    const [first, ...others] = evses.map(({ tariff, posted }) => (adHoc ? posted : tariff));
    return others.every((other) => other?.id === first?.id) ? (first ?? undefined) : undefined;
  }
}

/** What is billed has four decimals; what a driver pays has those of the currency. */
function shown({ exclVat, inclVat = exclVat }: Price, currency: string): ShownCost {
  return { total: Money.of(inclVat).toNumber(minorDigits(currency)), currency };
}

function failureOf({ failure }: StationCost): string | undefined {
  return failure && `the station could not work out what a session cost: ${failure}`;
}

/** A difference beyond the currency's smallest unit, with tax where both say it. */
function differenceOf(
  station: StationCost,
  billed: StationCost & { readonly total: Price },
): string | undefined {
  const { exclVat, inclVat } = station.total ?? {};
  const { total } = billed;
  const gross = inclVat === undefined ? undefined : total.inclVat;
  const [theirs, ours] = gross === undefined ? [exclVat, total.exclVat] : [inclVat, gross];
  if (theirs === undefined) return undefined;
  const unit = 10 ** minorDigits(billed.currency);
  const same = station.currency === billed.currency && Math.abs(theirs - ours) * unit <= 1 + 1e-6;
  if (same) return undefined;
  const tax = gross === undefined ? 'without' : 'with';
  return `the station worked out ${theirs} ${station.currency} for a session, ${ours} ${billed.currency} are billed (${tax} VAT)`;
}
