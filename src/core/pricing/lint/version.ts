import type { Tariff } from '../../model/tariff.ts';
import type { Findings } from './finding.ts';

export type TariffVersion = '2.1.1' | '2.2.1' | '2.3.0';

/** What a version has no field for; published without it the tariff would be another. */
export function lintVersion(tariff: Tariff, version: TariffVersion, findings: Findings): void {
  if (version === '2.3.0') {
    if (tariff.taxIncluded === undefined)
      findings.error('not-in-version', '/tax_included', '2.3.0 must say whether prices include tax');
    return;
  }
  if (tariff.taxIncluded === 'YES')
    findings.error('not-in-version', '/tax_included', `prices in ${version} are without tax`);
  if (version === '2.1.1') lintV211(tariff, findings);
}

function lintV211(tariff: Tariff, findings: Findings): void {
  const { type, minPrice, maxPrice, startDateTime, endDateTime } = tariff;
  const fields = [
    ['type', type],
    ['min_price', minPrice],
    ['max_price', maxPrice],
    ['start_date_time', startDateTime],
    ['end_date_time', endDateTime],
  ] as const;
  for (const [field, value] of fields)
    if (value !== undefined) findings.error('not-in-version', `/${field}`, `2.1.1 has no ${field}`);
  for (const [index, { restrictions, priceComponents }] of tariff.elements.entries()) {
    const limits = [
      ['min_current', restrictions?.minCurrent],
      ['max_current', restrictions?.maxCurrent],
      ['reservation', restrictions?.reservation],
    ] as const;
    for (const [field, value] of limits)
      if (value !== undefined)
        findings.error('not-in-version', `/elements/${index}/restrictions/${field}`, `2.1.1 has no ${field}`);
    for (const [position, { vat }] of priceComponents.entries())
      if (vat !== undefined)
        findings.warning(
          'vat-lost',
          `/elements/${index}/price_components/${position}/vat`,
          '2.1.1 has no VAT: partners will not know it',
        );
  }
}
