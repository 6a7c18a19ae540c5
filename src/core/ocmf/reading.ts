import type { Instant } from '../model/common.ts';

export type Json = Readonly<Record<string, unknown>>;

/** [OCMF 1.4 table 7] */
export interface OcmfReading {
  readonly at?: Instant;
  /** `S` synchronized, `I` informative, `R` relative, `U` unknown [table 19]. */
  readonly timeStatus?: string;
  /** TX: `B` begin; `E`, `L`, `R`, `A`, `P` end; `C`, `S`, `T`, `X` on the way; absent outside of transactions. */
  readonly reason?: string;
  /** OBIS code. */
  readonly register?: string;
  readonly value?: number;
  readonly unit?: string;
  /** What `value` is, where its unit is one of energy. */
  readonly energyWh?: number;
  /** EF: `E` energy, `t` time are not to be billed. */
  readonly errors: string;
  /** ST: `G` is good [table 10]. */
  readonly status?: string;
}

const wattHours: Readonly<Record<string, number>> = { WH: 1, KWH: 1000 };

/** What a reading does not say is as in the one before it in the same record [OCMF 1.4 Readings]. */
export function readReadings(list: readonly unknown[]): readonly OcmfReading[] {
  const readings: OcmfReading[] = [];
  let before: Json = {};
  for (const item of list) {
    if (!isObject(item)) continue;
    before = { ...(reportsOnly(item) ? { ...before, RV: undefined } : before), ...item };
    readings.push(readReading(before));
  }
  return readings;
}

/** "RV can be omitted if only the occurrence of an error condition is to be indicated": it has no value then. */
function reportsOnly({ RV, EF, ST }: Json): boolean {
  return RV === undefined && (textOf(EF, '') !== '' || textOf(ST, 'G') !== 'G');
}

function readReading({ TM, TX, RV, RI, RU, EF, ST }: Json): OcmfReading {
  const value = numberOf(RV);
  const factor = wattHours[textOf(RU, '').toUpperCase()];
  return {
    ...timeOf(TM),
    ...(typeof TX === 'string' && { reason: TX }),
    ...(typeof RI === 'string' && { register: RI }),
    ...(value !== undefined && { value }),
    ...(typeof RU === 'string' && { unit: RU }),
    ...(value !== undefined && factor !== undefined && { energyWh: Math.round(value * factor * 1e6) / 1e6 }),
    errors: textOf(EF, ''),
    ...(typeof ST === 'string' && { status: ST }),
  };
}

const stamp = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:[.,](\d{1,9}))?(?:(Z)|([+-]\d\d):?(\d\d))?(?: ([A-Z]))?$/;

function timeOf(time: unknown): Pick<OcmfReading, 'at' | 'timeStatus'> {
  const parts = typeof time === 'string' ? stamp.exec(time) : null;
  const [, second = '', fraction = '0', , hours = '+00', minutes = '00', timeStatus] = parts ?? [];
  const at = Date.parse(`${second}.${fraction.slice(0, 3)}${hours}:${minutes}`);
  return { ...(Number.isFinite(at) && { at }), ...(timeStatus !== undefined && { timeStatus }) };
}

/** Some meters write the value as a text, with blanks or zeros before it. */
function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^ *-?\d+(\.\d+)? *$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

function textOf(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
