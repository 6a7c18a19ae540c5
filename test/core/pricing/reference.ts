import type {
  PriceComponent,
  Tariff,
  TariffDimension,
  TariffRestrictions,
} from '../../../src/core/model/tariff.ts';

/** A use of the charge point, one after the other: whole minutes, whole Wh. */
export interface Use {
  readonly minutes: number;
  readonly wh: number;
  readonly kind: 'charging' | 'parking' | 'reserved';
  readonly kw: number;
}

interface Billed {
  readonly component: PriceComponent;
  /** Wh or seconds. */
  quantity: number;
}

/** In 1e-8 of the currency over 3,600,000, so that four decimals of a price and two of a VAT rate stay whole. */
type Amount = bigint;

/**
 * The text of OCPI 2.2.1 written down as plainly as possible and in whole numbers, to hold the engine against: lookup per
 * dimension at each period's start, one fee, steps once for energy and once for parking, else charging time.
 * @returns without and with VAT
 */
export function referenceCost(
  tariff: Tariff,
  uses: readonly Use[],
  startedAt: number,
  zone: string,
): [Amount, Amount] {
  const lists = new Map<TariffDimension, Billed[]>();
  let wh = 0;
  let minutes = 0;
  for (const use of uses) {
    const at = {
      instant: startedAt + minutes * 60_000,
      seconds: minutes * 60,
      wh,
      kw: use.kind === 'charging' ? use.kw : NaN,
    };
    const enter = (type: TariffDimension, quantity: number): void => {
      const component = quantity > 0 ? componentAt(tariff, type, at, zone) : undefined;
      if (!component) return;
      const list = lists.get(type) ?? [];
      lists.set(type, [...list, { component, quantity }]);
    };
    if (use.kind === 'charging') {
      enter('ENERGY', use.wh);
      enter('TIME', use.minutes * 60);
      wh += use.wh;
    } else if (use.kind === 'parking') enter('PARKING_TIME', use.minutes * 60);
    if (use.kind !== 'reserved' && !lists.has('FLAT')) enter('FLAT', 1);
    minutes += use.minutes;
  }
  roundUp(lists.get('ENERGY'));
  roundUp(lists.get('PARKING_TIME') ?? lists.get('TIME'));
  return costOf([...lists.values()].flat());
}

interface At {
  readonly instant: number;
  readonly seconds: number;
  readonly wh: number;
  readonly kw: number;
}

function componentAt(
  tariff: Tariff,
  type: TariffDimension,
  at: At,
  zone: string,
): PriceComponent | undefined {
  for (const { priceComponents, restrictions } of tariff.elements) {
    const component = priceComponents.find((candidate) => candidate.type === type);
    if (component && (!restrictions || matches(restrictions, at, zone))) return component;
  }
  return undefined;
}

function matches(restrictions: TariffRestrictions, at: At, zone: string): boolean {
  const { startTime, endTime, minKwh, maxKwh, minDuration, maxPower, dayOfWeek } = restrictions;
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
  });
  const local = Object.fromEntries(parts.formatToParts(at.instant).map(({ type, value }) => [type, value]));
  const clock = `${local['hour'] ?? ''}:${local['minute'] ?? ''}`;
  if (startTime !== undefined && endTime !== undefined && startTime !== endTime) {
    const inside =
      startTime < endTime ? clock >= startTime && clock < endTime : clock >= startTime || clock < endTime;
    if (!inside) return false;
  }
  if (minKwh !== undefined && at.wh < minKwh * 1000) return false;
  if (maxKwh !== undefined && at.wh >= maxKwh * 1000) return false;
  if (minDuration !== undefined && at.seconds < minDuration) return false;
  if (maxPower !== undefined && !(at.kw < maxPower)) return false;
  return dayOfWeek === undefined || dayOfWeek.includes((local['weekday'] ?? '').toUpperCase());
}

function roundUp(list: Billed[] | undefined): void {
  const last = list?.at(-1);
  if (!list || !last || last.component.stepSize === 0) return;
  const total = list.reduce((sum, { quantity }) => sum + quantity, 0);
  last.quantity += Math.ceil(total / last.component.stepSize) * last.component.stepSize - total;
}

function costOf(list: readonly Billed[]): [Amount, Amount] {
  let [excl, incl] = [0n, 0n];
  for (const { component, quantity } of list) {
    // per Wh, per second or once, in 1/3,600,000 of the unit
    const per = component.type === 'ENERGY' ? 3600n : component.type === 'FLAT' ? 3_600_000n : 1000n;
    const price = BigInt(Math.round(component.price * 10_000));
    const amount = BigInt(quantity) * per * price * 10_000n;
    excl += amount;
    incl += (amount * BigInt(10_000 + Math.round((component.vat ?? 0) * 100))) / 10_000n;
  }
  return [excl, incl];
}

/** In units of 1e-8, half up. */
export function inUnits(amount: Amount): number {
  const over = 3_600_000n;
  return Number((amount * 2n + over) / (over * 2n));
}
