export interface SchedulePeriod {
  readonly startS: number;
  readonly limit: number;
  readonly phases?: number | undefined;
}

export interface ChargingSchedule {
  readonly startAt?: number | undefined;
  readonly durationS?: number | undefined;
  readonly unit: 'A' | 'W';
  readonly periods: readonly SchedulePeriod[];
}

/** A charging profile of any version; 1.6 has one schedule in each. */
export interface ChargingProfile {
  readonly id: number;
  /** 0: the whole station, or all its connectors. */
  readonly connectorId: number;
  readonly stackLevel: number;
  readonly purpose: 'External' | 'Station' | 'Tx' | 'TxDefault';
  readonly kind: 'Absolute' | 'Recurring' | 'Relative';
  readonly everyS?: number | undefined;
  readonly validFrom?: number | undefined;
  readonly validTo?: number | undefined;
  readonly schedule: ChargingSchedule;
  /** As it came, for reports. */
  readonly received: object;
}

export interface Limit {
  readonly value: number;
  readonly unit: 'A' | 'W';
  readonly phases?: number | undefined;
}

/** When the schedule in force at a time has begun; undefined where none is. */
function scheduleStart(
  { kind, everyS, schedule, validFrom }: ChargingProfile,
  at: number,
  chargingSince: number | undefined,
): number | undefined {
  if (kind === 'Relative') return chargingSince;
  const start = schedule.startAt ?? (kind === 'Absolute' ? chargingSince : validFrom);
  if (start === undefined || start > at) return undefined;
  if (kind === 'Absolute' || everyS === undefined) return start;
  return at - ((at - start) % (everyS * 1000));
}

/** What a profile allows at a time; undefined where it says nothing then. */
export function limitAt(
  profile: ChargingProfile,
  at: number,
  chargingSince: number | undefined,
): Limit | undefined {
  const { validFrom = -Infinity, validTo = Infinity, schedule } = profile;
  if (at < validFrom || at >= validTo) return undefined;
  const start = scheduleStart(profile, at, chargingSince);
  if (start === undefined) return undefined;
  const elapsedS = (at - start) / 1000;
  if (elapsedS < 0 || elapsedS >= (schedule.durationS ?? Infinity)) return undefined;
  const period = schedule.periods.findLast(({ startS }) => startS <= elapsedS);
  return period && { value: period.limit, unit: schedule.unit, phases: period.phases };
}

/** The times within a span at which what a profile allows may change. */
export function changesWithin(
  profile: ChargingProfile,
  span: { readonly from: number; readonly to: number },
  chargingSince: number | undefined,
): readonly number[] {
  const { validFrom, validTo, schedule, everyS } = profile;
  const first = scheduleStart(profile, span.from, chargingSince) ?? schedule.startAt;
  const marks = [validFrom, validTo];
  const stepMs = profile.kind === 'Recurring' ? (everyS ?? Infinity) * 1000 : Infinity;
  for (let start = first ?? Infinity; start < span.to; start += stepMs) {
    const begun = start;
    marks.push(begun, ...schedule.periods.map(({ startS }) => begun + startS * 1000));
    if (schedule.durationS !== undefined) marks.push(begun + schedule.durationS * 1000);
  }
  return marks.filter((mark) => mark !== undefined).filter((mark) => mark > span.from && mark < span.to);
}
