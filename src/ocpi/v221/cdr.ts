import type { Cdr, SessionPlace } from '../../core/model/session.ts';
import type { SignedData } from '../../core/model/signed.ts';
import { encodeChargingPeriods } from './charging-period.ts';
import { encodeDateTime } from './date-time.ts';
import { copyGeoLocation } from './geo-location.ts';
import { encodeHours, encodeKwh } from './number.ts';
import { encodeOptionalPrice, encodePrice } from './price.ts';
import { encodeTariff } from './tariff.ts';
import { encodeCdrToken } from './token.ts';
import { notAvailable, present, term } from './wire.ts';
import type { Wire } from './wire.ts';

/** [OCPI 2.2.1 10.3.1 CDR] */
export function encodeCdr(cdr: Cdr): Wire<'CDR'> {
  const { totals } = cdr;
  return present<Wire<'CDR'>>({
    country_code: cdr.countryCode,
    party_id: cdr.partyId,
    id: cdr.id,
    start_date_time: encodeDateTime(cdr.startedAt),
    end_date_time: encodeDateTime(cdr.endedAt),
    session_id: cdr.sessionId,
    cdr_token: encodeCdrToken(cdr.token),
    auth_method: cdr.authMethod,
    authorization_reference: cdr.authorizationReference,
    cdr_location: encodeCdrLocation(cdr.place),
    meter_id: undefined,
    currency: cdr.currency,
    tariffs: cdr.tariffs.map(encodeTariff),
    charging_periods: encodeChargingPeriods(cdr.periods, cdr.endedAt),
    signed_data: cdr.signedData && encodeSignedData(cdr.signedData),
    total_cost: encodePrice(totals.cost),
    total_fixed_cost: encodeOptionalPrice(totals.fixedCost),
    total_energy: encodeKwh(totals.energyWh),
    total_energy_cost: encodeOptionalPrice(totals.energyCost),
    total_time: encodeHours(totals.timeMs),
    total_time_cost: encodeOptionalPrice(totals.timeCost),
    total_parking_time: totals.parkingMs > 0 ? encodeHours(totals.parkingMs) : undefined,
    total_parking_cost: encodeOptionalPrice(totals.parkingCost),
    total_reservation_cost: encodeOptionalPrice(totals.reservationCost),
    remark: cdr.remark,
    invoice_reference_id: undefined,
    credit: cdr.creditOf === undefined ? undefined : true,
    credit_reference_id: cdr.creditOf,
    home_charging_compensation: undefined,
    last_updated: encodeDateTime(cdr.lastUpdated),
  });
}

/**
 * [OCPI 2.2.1 10.4.7 SignedData] what was signed is told byte for byte as the station told it: in Base64 where that is how it
 * came, and never made Base64 here.
 */
function encodeSignedData(signed: SignedData): Wire<'SignedData'> {
  return present<Wire<'SignedData'>>({
    encoding_method: signed.encodingMethod,
    encoding_method_version: signed.encodingMethodVersion,
    public_key: signed.publicKey,
    signed_values: signed.values.map((value) => ({
      nature: value.nature,
      plain_data: value.plainData,
      signed_data: value.signedData,
    })),
    url: undefined,
  });
}

/** [OCPI 2.2.1 10.4.4 CdrLocation] still has the lengths that Location had before 2.2.1-d2. */
const addressLength = 45;
const stateLength = 20;

/** Characters as JSON schema counts them. */
const cut = (text: string, length: number) => Array.from(text).slice(0, length).join('');

function encodeCdrLocation(place: SessionPlace): Wire<'CdrLocation'> {
  return present<Wire<'CdrLocation'>>({
    id: place.locationId,
    name: place.name,
    address: cut(place.address, addressLength),
    city: place.city,
    postal_code: place.postalCode,
    state: place.state === undefined ? undefined : cut(place.state, stateLength),
    country: place.country,
    coordinates: copyGeoLocation(place.coordinates),
    evse_uid: place.evseUid,
    evse_id: place.evseIdentifier ?? notAvailable,
    connector_id: place.connectorId,
    connector_standard: term('ConnectorType', place.connectorStandard),
    connector_format: term('ConnectorFormat', place.connectorFormat),
    connector_power_type: term('PowerType', place.connectorPowerType),
  });
}
