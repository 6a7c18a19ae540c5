import type { Location } from '../../core/model/location.ts';
import {
  decodeBusinessDetails,
  decodeImage,
  encodeBusinessDetails,
  encodeImage,
} from './business-details.ts';
import { decodeDateTime, encodeDateTime } from './date-time.ts';
import { copyDisplayText } from './display-text.ts';
import { decodeEnergyMix, encodeEnergyMix } from './energy-mix.ts';
import { decodeEvse, encodeEvse } from './evse.ts';
import { copyAdditionalGeoLocation, copyGeoLocation } from './geo-location.ts';
import { decodeHours, encodeHours } from './hours.ts';
import { knownTerm, knownTerms, present, term } from './wire.ts';
import type { Wire } from './wire.ts';

type PublishedTo = NonNullable<Location['publishAllowedTo']>[number];

/** [OCPI 2.2.1 8.3.1 Location] */
export function decodeLocation(wire: Wire<'Location'>): Location {
  return present<Location>({
    countryCode: wire.country_code,
    partyId: wire.party_id,
    id: wire.id,
    publish: wire.publish,
    publishAllowedTo: wire.publish_allowed_to?.map(decodePublishedTo),
    name: wire.name,
    address: wire.address,
    city: wire.city,
    postalCode: wire.postal_code,
    state: wire.state,
    country: wire.country,
    coordinates: copyGeoLocation(wire.coordinates),
    relatedLocations: wire.related_locations?.map(copyAdditionalGeoLocation),
    parkingType: wire.parking_type,
    evses: wire.evses?.map(decodeEvse),
    directions: wire.directions?.map(copyDisplayText),
    operator: wire.operator && decodeBusinessDetails(wire.operator),
    suboperator: wire.suboperator && decodeBusinessDetails(wire.suboperator),
    owner: wire.owner && decodeBusinessDetails(wire.owner),
    facilities: wire.facilities,
    timeZone: wire.time_zone,
    openingTimes: wire.opening_times && decodeHours(wire.opening_times),
    chargingWhenClosed: wire.charging_when_closed,
    images: wire.images?.map(decodeImage),
    energyMix: wire.energy_mix && decodeEnergyMix(wire.energy_mix),
    lastUpdated: decodeDateTime(wire.last_updated),
  });
}

export function encodeLocation(location: Location): Wire<'Location'> {
  return present<Wire<'Location'>>({
    country_code: location.countryCode,
    party_id: location.partyId,
    id: location.id,
    publish: location.publish,
    publish_allowed_to: location.publishAllowedTo?.map(encodePublishedTo),
    name: location.name,
    address: location.address,
    city: location.city,
    postal_code: location.postalCode,
    state: location.state,
    country: location.country,
    coordinates: copyGeoLocation(location.coordinates),
    related_locations: location.relatedLocations?.map(copyAdditionalGeoLocation),
    parking_type: knownTerm('ParkingType', location.parkingType),
    evses: location.evses?.map(encodeEvse),
    directions: location.directions?.map(copyDisplayText),
    operator: location.operator && encodeBusinessDetails(location.operator),
    suboperator: location.suboperator && encodeBusinessDetails(location.suboperator),
    owner: location.owner && encodeBusinessDetails(location.owner),
    facilities: knownTerms('Facility', location.facilities),
    time_zone: location.timeZone,
    opening_times: location.openingTimes && encodeHours(location.openingTimes),
    charging_when_closed: location.chargingWhenClosed,
    images: location.images?.map(encodeImage),
    energy_mix: location.energyMix && encodeEnergyMix(location.energyMix),
    last_updated: encodeDateTime(location.lastUpdated),
  });
}

function decodePublishedTo(wire: Wire<'PublishTokenType'>): PublishedTo {
  return present<PublishedTo>({
    uid: wire.uid,
    type: wire.type,
    visualNumber: wire.visual_number,
    issuer: wire.issuer,
    groupId: wire.group_id,
  });
}

function encodePublishedTo(token: PublishedTo): Wire<'PublishTokenType'> {
  return present<Wire<'PublishTokenType'>>({
    uid: token.uid,
    type: token.type === undefined ? undefined : term('TokenType', token.type),
    visual_number: token.visualNumber,
    issuer: token.issuer,
    group_id: token.groupId,
  });
}
