import type { OcmfReading } from '../ocmf/reading.ts';
import type { OcmfRecord } from '../ocmf/record.ts';

/** [OCMF 1.4 table 7 TX] */
export const isBegin = ({ reason }: OcmfReading): boolean => reason === 'B';
export const isEnd = ({ reason = '' }: OcmfReading): boolean => /^[ELRAP]$/.test(reason);

/** What a register says that was delivered between begin and end. */
export interface SignedEnergy {
  readonly register: string;
  readonly energyWh: number;
  /** Why the meter says itself that this is not to be billed. */
  readonly unusable?: string;
}

/** [OCMF 1.4 table 25, IEC 62056-6-1] what a vehicle gave back is another bill. */
const exported = /:0?(2|C[0-3])\./i;

interface Reading extends OcmfReading {
  readonly serial: string;
}

/** Every register of energy that has a reading at the begin and at the end of the transaction. */
export function signedEnergies(records: readonly OcmfRecord[]): readonly SignedEnergy[] {
  const registers = new Map<string, Reading[]>();
  for (const { readings, serial } of records) {
    for (const reading of readings) {
      const { register = '' } = reading;
      if (exported.test(register)) continue;
      registers.set(register, [...(registers.get(register) ?? []), { ...reading, serial }]);
    }
  }
  return [...registers].flatMap(([register, readings]) => energyOf(register, readings) ?? []);
}

function energyOf(register: string, readings: readonly Reading[]): SignedEnergy | undefined {
  const begin = readings.find(isBegin);
  const end = readings.findLast(isEnd);
  if (begin?.energyWh === undefined || end?.energyWh === undefined) return undefined;
  const energyWh = Math.round((end.energyWh - begin.energyWh) * 1e6) / 1e6;
  const unusable = doubtOf(begin, end) ?? errorIn(readings);
  return { register, energyWh, ...(unusable !== undefined && { unusable }) };
}

function doubtOf(begin: Reading, end: Reading): string | undefined {
  if (begin.serial !== end.serial) {
    return `begin and end are readings of two meters, ${begin.serial} and ${end.serial}`;
  }
  const poor = [begin, end].find(({ status = 'G' }) => status !== 'G');
  return poor && `a reading has the status ${poor.status}`;
}

/** EF says what is wrong; an exception (TX X) that does not is of time and energy. */
function errorIn(readings: readonly Reading[]): string | undefined {
  const marked = readings.some(
    ({ errors, reason }) => errors.includes('E') || (reason === 'X' && errors === ''),
  );
  return marked ? 'the meter says that its energy is not usable' : undefined;
}

/** Whether the meter says that its times are not to be billed. */
export function isTimeUnusable(records: readonly OcmfRecord[]): boolean {
  return records.some(({ readings }) => readings.some(({ errors }) => errors.includes('t')));
}

/** Records of transactions are numbered one after the other: one that is missing was lost or taken out. */
export function hasGap(records: readonly OcmfRecord[]): boolean {
  const pages = records.flatMap(({ pagination }) => (pagination?.context === 'T' ? [pagination.number] : []));
  const sorted = [...new Set(pages)].toSorted((a, b) => a - b);
  return sorted.some((page, index) => index > 0 && page !== (sorted[index - 1] ?? 0) + 1);
}
