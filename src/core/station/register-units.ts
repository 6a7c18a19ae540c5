import type { Instant } from '../model/common.ts';
import type { Session } from '../model/session.ts';
import type { RegisterUnits } from '../model/station.ts';
import { flagged } from './session.ts';

const msPerHour = 3_600_000;
/** More than a connector's power, for meters and clocks that are not exact; and what a register steps by. */
const [tolerance, slackWh] = [1.2, 1000];
/** Where a connector does not say what it delivers: more than any does. */
const anyPowerW = 4_000_000;

/** What a transaction's registers were told in, with what another message adds. */
export function unitsTold(
  before: RegisterUnits | undefined,
  now: RegisterUnits | undefined,
): RegisterUnits | undefined {
  if (!before || !now) return before ?? now;
  const unnamed = Math.max(before.unnamed ?? 0, now.unnamed ?? 0);
  return { ...before, ...now, ...(unnamed > 0 && { unnamed }) };
}

/**
 * Of a transaction that was told in kWh a number without a unit may be either, unless the connector cannot have delivered so
 * many kWh [OCPP 2.0.1 UnitOfMeasureType unit: Wh by the letter].
 */
export function unitChecked(session: Session, units: RegisterUnits | undefined, at: Instant): Session {
  if (!units?.kWh || units.unnamed === undefined) return session;
  const { meterStartWh, startedAt, place } = session;
  const energyWh = units.unnamed * 1000 - meterStartWh;
  const mostWh = ((place?.maxPowerW ?? anyPowerW) * tolerance * (at - startedAt)) / msPerHour + slackWh;
  return energyWh >= 0 && energyWh <= mostWh ? flagged(session, 'unit-unclear') : session;
}
