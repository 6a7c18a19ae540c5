import type { Price } from '../../model/common.ts';
import type { Pricing, PricingTotals } from '../result.ts';
import { figure } from '../verify/check.ts';
import type { Discrepancy, StatedTotals } from '../verify/check.ts';
import { verifyCdr } from '../verify/verify.ts';
import type { Verification, VerifyOptions } from '../verify/verify.ts';
import { defined, isAbsent } from './json.ts';
import type { Json, JsonReader, Path } from './json.ts';
import { readRequest } from './price-wire.ts';
import type { PriceRequest } from './price-wire.ts';

/**
 * As `verifyCdr`, from OCPI JSON, which must state its total_cost; where it says in a remark why it costs nothing, the
 * discrepancy has it. @throws PricingError; `invalid-input` has a JSON pointer per fault
 */
export function verifyWire(request: PriceRequest, options: Omit<VerifyOptions, 'policy'> = {}): Verification {
  const { charge, tariffs, policy, reader, cdr, at } = readRequest(request);
  const totals = readTotals(cdr, at, reader);
  reader.check();
  const verification = verifyCdr({ ...charge, totals }, tariffs, { ...options, policy });
  const { pricing } = verification;
  const warnings = [...reader.warnings.list, ...pricing.warnings];
  const missing = totals.cost ? [] : [withoutCost(pricing)];
  const differing = verification.discrepancies.map((one) => remarked(one, cdr['remark']));
  const discrepancies = [...missing, ...differing];
  return { agrees: discrepancies.length === 0, discrepancies, pricing: { ...pricing, warnings } };
}

/** [OCPI 2.2.1 10.3.1 CDR.total_cost] is required. */
function withoutCost({ totals }: Pricing): Discrepancy {
  const { exclVat } = totals.cost;
  const text = `cost-missing: the CDR states no total_cost, its periods and tariff give ${figure(exclVat, 'excl. VAT')}`;
  return { code: 'cost-missing', computed: exclVat, text };
}

function remarked(discrepancy: Discrepancy, remark: unknown): Discrepancy {
  const { code, stated, text } = discrepancy;
  if (stated !== 0 || !code.endsWith('cost') || typeof remark !== 'string' || remark === '')
    return discrepancy;
  return { ...discrepancy, text: `${text}; the CDR remarks: ${remark}` };
}

function readTotals(cdr: Json, at: Path, reader: JsonReader): StatedTotals {
  return defined<Partial<PricingTotals>>({
    cost: readPrice(cdr, 'total_cost', at, reader),
    fixedCost: readPrice(cdr, 'total_fixed_cost', at, reader),
    energyKwh: reader.number(cdr, 'total_energy', at),
    energyCost: readPrice(cdr, 'total_energy_cost', at, reader),
    timeHours: reader.number(cdr, 'total_time', at),
    timeCost: readPrice(cdr, 'total_time_cost', at, reader),
    parkingTimeHours: reader.number(cdr, 'total_parking_time', at),
    parkingCost: readPrice(cdr, 'total_parking_cost', at, reader),
    reservationCost: readPrice(cdr, 'total_reservation_cost', at, reader),
  });
}

/** A number (2.1.1), {excl_vat, incl_vat?} (2.2.1) or {before_taxes, taxes[]} (2.3.0). */
function readPrice(cdr: Json, field: string, at: Path, reader: JsonReader): Price | undefined {
  const value = cdr[field];
  if (isAbsent(value)) return undefined;
  if (typeof value !== 'object') return { exclVat: reader.requiredNumber(cdr, field, at) };
  const path = { parent: at, key: field };
  const source = reader.object(value, path);
  if (isAbsent(source['before_taxes'])) {
    return defined<Price>({
      exclVat: reader.requiredNumber(source, 'excl_vat', path),
      inclVat: reader.number(source, 'incl_vat', path),
    });
  }
  const exclVat = reader.requiredNumber(source, 'before_taxes', path);
  if (isAbsent(source['taxes'])) return { exclVat };
  const inTaxes = { parent: path, key: 'taxes' };
  const taxes = reader.list(source['taxes'], inTaxes).map((tax, key) => {
    const entry = { parent: inTaxes, key };
    return reader.requiredNumber(reader.object(tax, entry), 'amount', entry);
  });
  return {
    exclVat,
    inclVat: Math.round((exclVat + taxes.reduce((sum, amount) => sum + amount, 0)) * 1e8) / 1e8,
  };
}
