import type { Instant } from '../core/model/common.ts';

const form =
  /^(?<date>\d{4}-\d{2}-\d{2})[T ](?<time>\d{2}:\d{2}:\d{2})(?<fraction>\.\d+)?(?<zone>Z|[+-]([01]\d|2[0-3]):?[0-5]\d)?$/i;

/**
 * A partner's moment in time. [OCPI 2.2.1 types DateTime] it is in UTC and no zone means UTC; peers also write an
 * offset, or a blank for the T. Undefined for another form and for a day or an hour that no calendar has.
 */
export function parseMoment(text: string): Instant | undefined {
  const { date = '', time = '', fraction = '', zone = 'Z' } = form.exec(text)?.groups ?? {};
  const local = Date.parse(`${date}T${time}${fraction}Z`);
  // The runtime takes 30 February for 2 March.
  if (Number.isNaN(local) || !new Date(local).toISOString().startsWith(`${date}T${time}`)) return undefined;
  const instant = local - offsetMs(zone);
  // A year of five digits is none that could be told.
  return new Date(instant).toISOString().length === 24 ? instant : undefined;
}

function offsetMs(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
  const minutesEast = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  return (sign === '-' ? -1 : 1) * minutesEast * 60_000;
}
