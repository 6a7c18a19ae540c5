import type { EnergyMix } from '../../core/model/common.ts';
import { present, term } from './wire.ts';
import type { Wire } from './wire.ts';

export function decodeEnergyMix(wire: Wire<'EnergyMix'>): EnergyMix {
  return present<EnergyMix>({
    isGreenEnergy: wire.is_green_energy,
    energySources: wire.energy_sources?.map(({ source, percentage }) => ({ source, percentage })),
    environImpact: wire.environ_impact?.map(({ category, amount }) => ({ category, amount })),
    supplierName: wire.supplier_name,
    energyProductName: wire.energy_product_name,
  });
}

export function encodeEnergyMix(mix: EnergyMix): Wire<'EnergyMix'> {
  return present<Wire<'EnergyMix'>>({
    is_green_energy: mix.isGreenEnergy,
    energy_sources: mix.energySources?.map(({ source, percentage }) => ({
      source: term('EnergySourceCategory', source),
      percentage,
    })),
    environ_impact: mix.environImpact?.map(({ category, amount }) => ({
      category: term('EnvironmentalImpactCategory', category),
      amount,
    })),
    supplier_name: mix.supplierName,
    energy_product_name: mix.energyProductName,
  });
}
