import type { Instant } from '../../model/common.ts';
import type { Tariff } from '../../model/tariff.ts';
import { dateOf } from '../iso.ts';
import { zoneNamed } from '../zone.ts';
import type { Findings } from './finding.ts';

const msPerDay = 86_400_000;

/** What is over already; dates are held against today in the zone, or in UTC where none is given. */
export function lintEnded(
  { elements, endDateTime }: Tariff,
  { now, timeZone = 'UTC' }: { readonly now: Instant; readonly timeZone?: string },
  findings: Findings,
): void {
  if (endDateTime !== undefined && endDateTime <= now)
    findings.warning('ended', '/end_date_time', 'the tariff has ended');
  const today = dateOf(Math.floor((now + zoneNamed(timeZone).offsetAt(now)) / msPerDay));
  for (const [index, { restrictions }] of elements.entries()) {
    const endDate = restrictions?.endDate;
    // [OCPI 2.2.1 11.4.6 end_date] the day itself is outside
    if (endDate !== undefined && endDate <= today)
      findings.warning(
        'ended',
        `/elements/${index}/restrictions/end_date`,
        'the element has ended: it never applies again',
      );
  }
}
