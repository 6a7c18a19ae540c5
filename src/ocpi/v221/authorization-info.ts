import type { AuthorizationAnswer } from '../../core/ports.ts';
import { decodeToken } from './token.ts';
import { present } from './wire.ts';
import type { Wire } from './wire.ts';

/** [OCPI 2.2.1 12.3.1 AuthorizationInfo] */
export function decodeAuthorizationInfo(wire: Wire<'AuthorizationInfo'>): AuthorizationAnswer {
  return present<AuthorizationAnswer>({
    allowed: wire.allowed,
    token: decodeToken(wire.token),
    authorizationReference: wire.authorization_reference,
  });
}

/** [OCPI 2.2.1 12.4.3 LocationReferences] */
export function encodeLocationReferences(place: {
  readonly locationId: string;
  readonly evseUids: readonly string[];
}): Wire<'LocationReferences'> {
  return { location_id: place.locationId, evse_uids: [...place.evseUids] };
}
