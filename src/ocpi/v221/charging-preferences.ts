import type { ChargingPreferences } from '../../core/model/charging-profile.ts';
import { decodeOptionalDateTime } from './date-time.ts';
import { present } from './wire.ts';
import type { Wire } from './wire.ts';

/** [OCPI 2.2.1 9.3.2 ChargingPreferences] */
export function decodeChargingPreferences(wire: Wire<'ChargingPreferences'>): ChargingPreferences {
  return present<ChargingPreferences>({
    profileType: wire.profile_type,
    departureAt: decodeOptionalDateTime(wire.departure_time),
    energyNeedWh: wire.energy_need === undefined ? undefined : wire.energy_need * 1000,
    dischargeAllowed: wire.discharge_allowed,
  });
}
