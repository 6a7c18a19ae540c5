import type { HoldCode, Session, SessionFlag } from '../model/session.ts';
import type { SignedData, SignedRecord } from '../model/signed.ts';
import type { Assessed } from './assess.ts';
import { assess } from './assess.ts';
import { hasGap, isTimeUnusable, signedEnergies } from './energy.ts';
import { longestSignedValue, signedDataOf } from './signed-data.ts';

/** What the meter signed in a session, and the keys by which the operator knows the station's meters. */
export interface SignedEvidence {
  readonly records: readonly SignedRecord[];
  readonly keys: readonly string[];
}

/** What a session's signed records say of it. */
export interface Judgement {
  /** What keeps it from being billed, by code and in words. */
  readonly obstacles: readonly (readonly [HoldCode, string])[];
  readonly flags: readonly SessionFlag[];
  /** For the CDR. */
  readonly data?: SignedData;
}

/**
 * Meters sign kilowatt-hours with two decimals, stations report whole watt-hours: each of the two readings may differ by
 * less than one of the former.
 */
const toleranceWh = 10;

const kwh = (wh: number) => `${Math.round(wh * 1000) / 1e6} kWh`;

/** @param session as it was measured */
export function judge(session: Session, { records: signed, keys }: SignedEvidence): Judgement {
  const assessed = assess(signed, keys);
  const records = assessed.flatMap(({ ocmf }) => ocmf ?? []);
  const billedWh = session.meterWh - session.meterStartWh;
  const energies = signedEnergies(records);
  const data = signedDataOf(assessed, keys);
  const some = (...wanted: readonly Assessed['verification'][]) =>
    assessed.some(({ verification }) => wanted.includes(verification));
  const flags: readonly (readonly [SessionFlag, boolean])[] = [
    ['signed-gap', hasGap(records)],
    ['signed-incomplete', records.length > 0 ? energies.length === 0 : !hasBothEnds(assessed)],
    ['signed-time-unusable', isTimeUnusable(records)],
    ['signed-too-long', assessed.some(({ record }) => record.data.length > longestSignedValue)],
    ['signature-unchecked', some('no-key', 'unchecked', 'unsupported')],
    ['signature-untrusted', some('valid-untrusted-key')],
    ['signature-mismatch', some('invalid-untrusted-key')],
  ];
  return {
    obstacles: [...signatureObstacles(assessed), ...energyObstacles(energies, billedWh)],
    flags: flags.flatMap(([flag, applies]) => (applies ? [flag] : [])),
    ...(data && { data }),
  };
}

function hasBothEnds(assessed: readonly Assessed[]): boolean {
  return (['Start', 'End'] as const).every((nature) => assessed.some((one) => one.nature === nature));
}

function signatureObstacles(assessed: readonly Assessed[]): Judgement['obstacles'] {
  const invalid = assessed.filter(({ verification }) => verification === 'invalid');
  const [first] = invalid;
  if (!first) return [];
  const which = invalid.map(({ nature }) => nature).join(', ');
  const text = first.fault ?? "it is not signed by any of the station's keys";
  return [['signature-invalid', `signed record (${which}): ${text}`]];
}

/** Meters sign several registers, before and after the loss in the cable: the bill is by one of them. */
function energyObstacles(
  energies: ReturnType<typeof signedEnergies>,
  billedWh: number,
): Judgement['obstacles'] {
  const usable = energies.filter(({ unusable }) => unusable === undefined);
  const [unusable] = energies;
  if (unusable?.unusable !== undefined && usable.length === 0) {
    return [['signed-energy-unusable', unusable.unusable]];
  }
  const differences = usable.map(({ energyWh }) => Math.abs(energyWh - billedWh));
  if (usable.length === 0 || differences.some((difference) => difference <= toleranceWh)) return [];
  const signed = [...new Set(usable.map(({ energyWh }) => kwh(energyWh)))].join(' or ');
  return [['signed-energy-differs', `the meter signed ${signed}, the session has ${kwh(billedWh)}`]];
}

const signedFlags: ReadonlySet<SessionFlag> = new Set<SessionFlag>([
  'signature-mismatch',
  'signature-unchecked',
  'signature-untrusted',
  'signed-gap',
  'signed-incomplete',
  'signed-time-unusable',
  'signed-too-long',
]);

/** The session with what its signed records say of it now, in place of what they said before. */
export function reflagged(session: Session, { flags }: Judgement): Session {
  return { ...session, flags: [...session.flags.filter((flag) => !signedFlags.has(flag)), ...flags] };
}
