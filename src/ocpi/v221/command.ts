import type { StartSession } from '../../core/partner/commands.ts';
import type { CommandResponse, Connected } from '../../core/partner/commands-place.ts';
import type { CommandResult } from '../../core/partner/remote-control.ts';
import type { ReserveNow } from '../../core/partner/reservations.ts';
import type { Commanded } from '../dialect.ts';
import { decodeDateTime } from './date-time.ts';
import { decodeToken } from './token.ts';
import { present } from './wire.ts';
import type { Wire } from './wire.ts';

const displayTextLength = 512;

/** [OCPI 2.2.1 13.3.5 StartSession] */
export function decodeStartSession(wire: Wire<'StartSession'>): Commanded<StartSession> {
  return {
    responseUrl: wire.response_url,
    ask: present<StartSession>({
      token: decodeToken(wire.token),
      locationId: wire.location_id,
      evseUid: wire.evse_uid,
      connectorId: wire.connector_id,
      authorizationReference: wire.authorization_reference,
    }),
  };
}

/** [OCPI 2.2.1 13.3.6 StopSession] */
export function decodeStopSession(wire: Wire<'StopSession'>): Commanded<{ readonly sessionId: string }> {
  return { responseUrl: wire.response_url, ask: { sessionId: wire.session_id } };
}

/** [OCPI 2.2.1 13.3.7 UnlockConnector] */
export function decodeUnlockConnector(wire: Wire<'UnlockConnector'>): Commanded<Connected> {
  return {
    responseUrl: wire.response_url,
    ask: { locationId: wire.location_id, evseUid: wire.evse_uid, connectorId: wire.connector_id },
  };
}

/** [OCPI 2.2.1 13.3.4 ReserveNow] */
export function decodeReserveNow(wire: Wire<'ReserveNow'>): Commanded<ReserveNow> {
  return {
    responseUrl: wire.response_url,
    ask: present<ReserveNow>({
      token: decodeToken(wire.token),
      reservationId: wire.reservation_id,
      expiresAt: decodeDateTime(wire.expiry_date),
      locationId: wire.location_id,
      evseUid: wire.evse_uid,
      authorizationReference: wire.authorization_reference,
    }),
  };
}

/** [OCPI 2.2.1 13.3.1 CancelReservation] */
export function decodeCancelReservation(
  wire: Wire<'CancelReservation'>,
): Commanded<{ readonly reservationId: string }> {
  return { responseUrl: wire.response_url, ask: { reservationId: wire.reservation_id } };
}

/** [OCPI 2.2.1 13.3.2 CommandResponse] the timeout is required. */
export function encodeCommandResponse(answer: {
  readonly response: CommandResponse;
  readonly timeoutS: number;
  readonly reason?: string;
}): Wire<'CommandResponse'> {
  return present<Wire<'CommandResponse'>>({
    result: answer.response,
    timeout: Math.max(0, Math.round(answer.timeoutS)),
    message:
      answer.reason === undefined
        ? undefined
        : [{ language: 'en', text: answer.reason.slice(0, displayTextLength) }],
  });
}

/** [OCPI 2.2.1 13.3.3 CommandResult] */
export function encodeCommandResult(result: CommandResult): Wire<'CommandResult'> {
  return { result };
}
