import type { AdditionalGeoLocation, GeoLocation } from '../../core/model/location.ts';
import { copyDisplayText } from './display-text.ts';
import { present } from './wire.ts';
import type { Wire } from './wire.ts';

/** The class is the same on either side. */
export function copyGeoLocation({ latitude, longitude }: GeoLocation): Wire<'GeoLocation'> {
  return { latitude, longitude };
}

export function copyAdditionalGeoLocation(
  place: AdditionalGeoLocation | Wire<'AdditionalGeoLocation'>,
): Wire<'AdditionalGeoLocation'> {
  return present<Wire<'AdditionalGeoLocation'>>({
    ...copyGeoLocation(place),
    name: place.name && copyDisplayText(place.name),
  });
}
