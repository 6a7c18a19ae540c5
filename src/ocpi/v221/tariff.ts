import { BridgeError } from '../../core/errors.ts';
import type { Tariff } from '../../core/model/tariff.ts';
import {
  decodeDateTime,
  decodeOptionalDateTime,
  encodeDateTime,
  encodeOptionalDateTime,
} from './date-time.ts';
import { copyDisplayText } from './display-text.ts';
import { decodeEnergyMix, encodeEnergyMix } from './energy-mix.ts';
import { decodePrice, encodeOptionalPrice } from './price.ts';
import { decodeTariffElement, encodeTariffElement } from './tariff-element.ts';
import { present } from './wire.ts';
import type { Wire } from './wire.ts';

/** [OCPI 2.2.1 11.3.1 Tariff] */
export function decodeTariff(wire: Wire<'Tariff'>): Tariff {
  return present<Tariff>({
    countryCode: wire.country_code,
    partyId: wire.party_id,
    id: wire.id,
    currency: wire.currency,
    type: wire.type,
    tariffAltText: wire.tariff_alt_text?.map(copyDisplayText),
    tariffAltUrl: wire.tariff_alt_url,
    minPrice: wire.min_price && decodePrice(wire.min_price),
    maxPrice: wire.max_price && decodePrice(wire.max_price),
    taxIncluded: undefined,
    startWindow: undefined,
    elements: wire.elements.map(decodeTariffElement),
    startDateTime: decodeOptionalDateTime(wire.start_date_time),
    endDateTime: decodeOptionalDateTime(wire.end_date_time),
    energyMix: wire.energy_mix && decodeEnergyMix(wire.energy_mix),
    lastUpdated: decodeDateTime(wire.last_updated),
  });
}

/** @throws BridgeError `not-supported` for a tariff that would mean something else in OCPI 2.2.1 */
export function encodeTariff(tariff: Tariff): Wire<'Tariff'> {
  if (tariff.startWindow || tariff.taxIncluded === 'YES') {
    throw new BridgeError('not-supported', `tariff ${tariff.id} cannot be expressed in OCPI 2.2.1`);
  }
  return present<Wire<'Tariff'>>({
    country_code: tariff.countryCode,
    party_id: tariff.partyId,
    id: tariff.id,
    currency: tariff.currency,
    type: tariff.type,
    tariff_alt_text: tariff.tariffAltText?.map(copyDisplayText),
    tariff_alt_url: tariff.tariffAltUrl,
    min_price: encodeOptionalPrice(tariff.minPrice),
    max_price: encodeOptionalPrice(tariff.maxPrice),
    elements: tariff.elements.map(encodeTariffElement),
    start_date_time: encodeOptionalDateTime(tariff.startDateTime),
    end_date_time: encodeOptionalDateTime(tariff.endDateTime),
    energy_mix: tariff.energyMix && encodeEnergyMix(tariff.energyMix),
    last_updated: encodeDateTime(tariff.lastUpdated),
  });
}
