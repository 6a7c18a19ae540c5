import type { Evse } from '../../core/model/location.ts';
import { decodeImage, encodeImage } from './business-details.ts';
import { decodeConnector, encodeConnector } from './connector.ts';
import {
  decodeDateTime,
  decodeOptionalDateTime,
  encodeDateTime,
  encodeOptionalDateTime,
} from './date-time.ts';
import { copyDisplayText } from './display-text.ts';
import { copyGeoLocation } from './geo-location.ts';
import { knownTerms, present } from './wire.ts';
import type { Wire } from './wire.ts';

/** [OCPI 2.2.1 8.3.2 EVSE] */
export function decodeEvse(wire: Wire<'EVSE'>): Evse {
  return present<Evse>({
    uid: wire.uid,
    evseId: wire.evse_id,
    status: wire.status,
    statusSchedule: wire.status_schedule?.map((schedule) =>
      present<NonNullable<Evse['statusSchedule']>[number]>({
        periodBegin: decodeDateTime(schedule.period_begin),
        periodEnd: decodeOptionalDateTime(schedule.period_end),
        status: schedule.status,
      }),
    ),
    capabilities: wire.capabilities,
    connectors: wire.connectors.map(decodeConnector),
    floorLevel: wire.floor_level,
    coordinates: wire.coordinates && copyGeoLocation(wire.coordinates),
    physicalReference: wire.physical_reference,
    directions: wire.directions?.map(copyDisplayText),
    parkingRestrictions: wire.parking_restrictions,
    images: wire.images?.map(decodeImage),
    lastUpdated: decodeDateTime(wire.last_updated),
  });
}

export function encodeEvse(evse: Evse): Wire<'EVSE'> {
  return present<Wire<'EVSE'>>({
    uid: evse.uid,
    evse_id: evse.evseId,
    status: evse.status,
    status_schedule: evse.statusSchedule?.map((schedule) =>
      present<Wire<'StatusSchedule'>>({
        period_begin: encodeDateTime(schedule.periodBegin),
        period_end: encodeOptionalDateTime(schedule.periodEnd),
        status: schedule.status,
      }),
    ),
    capabilities: knownTerms('Capability', evse.capabilities),
    connectors: evse.connectors.map(encodeConnector),
    floor_level: evse.floorLevel,
    coordinates: evse.coordinates && copyGeoLocation(evse.coordinates),
    physical_reference: evse.physicalReference,
    directions: evse.directions?.map(copyDisplayText),
    parking_restrictions: knownTerms('ParkingRestriction', evse.parkingRestrictions),
    images: evse.images?.map(encodeImage),
    last_updated: encodeDateTime(evse.lastUpdated),
  });
}
