import type { Session } from '../../core/model/session.ts';
import type { SessionNow } from '../../core/station/session-now.ts';
import { encodeChargingPeriods } from './charging-period.ts';
import { encodeDateTime, encodeOptionalDateTime } from './date-time.ts';
import { encodeKwh } from './number.ts';
import { encodeOptionalPrice } from './price.ts';
import { encodeCdrToken } from './token.ts';
import { notAvailable, present } from './wire.ts';
import type { Wire } from './wire.ts';

/** [OCPI 2.2.1 9.3.1 Session] as of its last change, so that a pull and a push at any time say the same. */
export function encodeSession({ session, until, cost }: SessionNow): Wire<'Session'> {
  const { place, periods } = session;
  return present<Wire<'Session'>>({
    country_code: session.countryCode,
    party_id: session.partyId,
    id: session.id,
    start_date_time: encodeDateTime(session.startedAt),
    end_date_time: encodeOptionalDateTime(session.endedAt),
    kwh: encodeKwh(...periods.map(({ energyWh }) => energyWh)),
    cdr_token: encodeCdrToken(session.token ?? unknownToken(session)),
    auth_method: session.authMethod,
    authorization_reference: session.authorizationReference,
    location_id: place?.locationId ?? notAvailable,
    evse_uid: place?.evseUid ?? notAvailable,
    connector_id: place?.connectorId ?? notAvailable,
    meter_id: undefined,
    currency: session.currency,
    charging_periods: encodeChargingPeriods(periods, until),
    total_cost: encodeOptionalPrice(cost),
    status: session.status,
    last_updated: encodeDateTime(session.lastUpdated),
  });
}

/** Nobody vouches for the token: the session is the operator's own, and only he gets to see it. */
function unknownToken({ countryCode, partyId, idTag }: Session): NonNullable<Session['token']> {
  return { countryCode, partyId, uid: idTag, type: 'OTHER', contractId: notAvailable };
}
