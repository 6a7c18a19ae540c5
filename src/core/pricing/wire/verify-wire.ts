import type { Price } from '../../model/common.ts';
import type { PricingTotals } from '../result.ts';
import type { StatedTotals } from '../verify/check.ts';
import { verifyCdr } from '../verify/verify.ts';
import type { Verification, VerifyOptions } from '../verify/verify.ts';
import { defined, isAbsent } from './json.ts';
import type { Json, JsonReader, Path } from './json.ts';
import { readRequest } from './price-wire.ts';
import type { PriceRequest } from './price-wire.ts';

/** As `verifyCdr`, from OCPI JSON. @throws PricingError; `invalid-input` has a JSON pointer per fault */
export function verifyWire(request: PriceRequest, options: Omit<VerifyOptions, 'policy'> = {}): Verification {
  const { charge, tariffs, policy, reader, cdr, at } = readRequest(request);
  const totals = readTotals(cdr, at, reader);
  reader.check();
  const verification = verifyCdr({ ...charge, totals }, tariffs, { ...options, policy });
  const { pricing } = verification;
  const warnings = [...reader.warnings.list, ...pricing.warnings];
  return { ...verification, pricing: { ...pricing, warnings } };
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
