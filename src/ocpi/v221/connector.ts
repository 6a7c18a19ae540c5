import type { Connector } from '../../core/model/location.ts';
import { decodeDateTime, encodeDateTime } from './date-time.ts';
import { present, term } from './wire.ts';
import type { Wire } from './wire.ts';

/** [OCPI 2.2.1 8.3.3 Connector] */
export function decodeConnector(wire: Wire<'Connector'>): Connector {
  return present<Connector>({
    id: wire.id,
    standard: wire.standard,
    format: wire.format,
    powerType: wire.power_type,
    maxVoltage: wire.max_voltage,
    maxAmperage: wire.max_amperage,
    maxElectricPower: wire.max_electric_power,
    tariffIds: wire.tariff_ids,
    termsAndConditions: wire.terms_and_conditions,
    lastUpdated: decodeDateTime(wire.last_updated),
  });
}

export function encodeConnector(connector: Connector): Wire<'Connector'> {
  return present<Wire<'Connector'>>({
    id: connector.id,
    standard: term('ConnectorType', connector.standard),
    format: term('ConnectorFormat', connector.format),
    power_type: term('PowerType', connector.powerType),
    max_voltage: connector.maxVoltage,
    max_amperage: connector.maxAmperage,
    max_electric_power: connector.maxElectricPower,
    tariff_ids: connector.tariffIds && [...connector.tariffIds],
    terms_and_conditions: connector.termsAndConditions,
    last_updated: encodeDateTime(connector.lastUpdated),
  });
}
