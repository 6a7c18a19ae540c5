import type { StationCost } from '../../core/station/facts.ts';
import { isObject, numberOf, textOf } from './read.ts';

/** [OCPP 2.1 CostDetailsType] what a station worked out itself; no property where there is none. */
export function stationCostOf(costDetails: unknown): { readonly stationCost?: StationCost } {
  if (!isObject(costDetails)) return {};
  const total = isObject(costDetails['totalCost']) ? costDetails['totalCost'] : {};
  const sums = isObject(total['total']) ? total['total'] : {};
  const [exclVat, inclVat] = [numberOf(sums['exclTax']), numberOf(sums['inclTax'])];
  const failed = costDetails['failureToCalculate'] === true;
  return {
    stationCost: {
      currency: textOf(total['currency']) ?? '',
      ...(!failed && {
        total: { ...(exclVat !== undefined && { exclVat }), ...(inclVat !== undefined && { inclVat }) },
      }),
      ...(failed && { failure: textOf(costDetails['failureReason']) ?? 'it does not say why' }),
    },
  };
}
