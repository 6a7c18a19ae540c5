import type { Instant } from './model/common.ts';
import type { HoldCode, Session } from './model/session.ts';
import type { TransactionRecord } from './model/station.ts';

/** What a session must be like to be billed without a look at it. */
export interface PlausibilityLimits {
  /** What stays below both (or below either) is told at no price. */
  readonly minEnergyWh: number;
  readonly minDurationS: number;
  readonly minimum: 'both' | 'either';
  readonly maxEnergyWh: number;
  /** How much more than its connector's power a session may have had on average. */
  readonly powerTolerance: number;
  readonly maxAgeDays: number;
}

export const defaultLimits: PlausibilityLimits = {
  minEnergyWh: 200,
  minDurationS: 120,
  minimum: 'both',
  maxEnergyWh: 1_000_000,
  powerTolerance: 1.2,
  maxAgeDays: 90,
};

/** What a finished session is held against. */
export interface Circumstances {
  readonly limits: PlausibilityLimits;
  readonly now: Instant;
  /** Transactions of the same station. */
  readonly neighbours: readonly TransactionRecord[];
}

interface Measured {
  readonly energyWh: number;
  readonly durationMs: number;
}

/** Clocks of stations and of their meters differ by this much: power over less time, or a shorter overlap, says nothing. */
const clockPrecisionMs = 60_000;
/** In less time than this a session's power says more of its clock than of its connector. */
const shortestMs = 2 * 60_000;
/** Registers count in steps of up to a kilowatt-hour. */
const registerStepWh = 1000;
const msPerHour = 3_600_000;
const msPerDay = 24 * msPerHour;

const kwh = (wh: number) => `${wh / 1000} kWh`;

/** Everything that is not believable about a session that is over, by code and in words. */
export function implausible(session: Session, circumstances: Circumstances): ReadonlyMap<HoldCode, string> {
  const { limits, now } = circumstances;
  const { endedAt = session.startedAt, startedAt } = session;
  const measured = { energyWh: session.meterWh - session.meterStartWh, durationMs: endedAt - startedAt };
  const found: [HoldCode, string | undefined][] = [
    ['energy-implausible', energyFault(measured, limits)],
    ['power-implausible', powerFault(session, measured, limits)],
    ['too-old', ageFault(endedAt, now, limits)],
    ['in-the-future', endedAt > now + clockPrecisionMs * 5 ? 'the session ends in the future' : undefined],
    ['overlapping', overlapFault(session, endedAt, circumstances.neighbours)],
  ];
  return new Map(found.flatMap(([code, text]) => (text === undefined ? [] : [[code, text] as const])));
}

function energyFault({ energyWh }: Measured, { maxEnergyWh }: PlausibilityLimits): string | undefined {
  if (energyWh < 0) return `the energy is negative: ${kwh(energyWh)}`;
  return energyWh > maxEnergyWh ? `${kwh(energyWh)} is more than ${kwh(maxEnergyWh)}` : undefined;
}

function powerFault(
  { place }: Session,
  { energyWh, durationMs }: Measured,
  { powerTolerance }: PlausibilityLimits,
): string | undefined {
  const maxPowerW = place?.maxPowerW;
  if (maxPowerW === undefined || durationMs < shortestMs) return undefined;
  const mostWh = (maxPowerW * powerTolerance * (durationMs + clockPrecisionMs)) / msPerHour + registerStepWh;
  return energyWh > mostWh
    ? `${kwh(energyWh)} in ${Math.round(durationMs / 1000)} s is more than a connector of ${maxPowerW} W delivers`
    : undefined;
}

function ageFault(endedAt: Instant, now: Instant, { maxAgeDays }: PlausibilityLimits): string | undefined {
  return now - endedAt > maxAgeDays * msPerDay ? `it ended more than ${maxAgeDays} days ago` : undefined;
}

function overlapFault(
  { id, evseId, startedAt }: Session,
  endedAt: Instant,
  neighbours: readonly TransactionRecord[],
): string | undefined {
  const other = neighbours.find(
    (record) =>
      record.sessionId !== id &&
      record.evseId === evseId &&
      record.endedAt !== undefined &&
      Math.min(record.endedAt, endedAt) - Math.max(record.startedAt, startedAt) > clockPrecisionMs,
  );
  return other && `it overlaps session ${other.sessionId} at the same connector`;
}

/** Why a session is not worth a bill, if it isn't. */
export function belowMinimum(session: Session, limits: PlausibilityLimits): string | undefined {
  const { minEnergyWh, minDurationS, minimum } = limits;
  const little = session.meterWh - session.meterStartWh < minEnergyWh;
  const short = (session.endedAt ?? session.startedAt) - session.startedAt < minDurationS * 1000;
  if (minimum === 'both' ? !(little && short) : !(little || short)) return undefined;
  const bounds = [...(little ? [kwh(minEnergyWh)] : []), ...(short ? [`${minDurationS} s`] : [])];
  return `not billed: less than ${bounds.join(' and ')}`;
}
