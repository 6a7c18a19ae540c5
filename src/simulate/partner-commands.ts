import { randomUUID } from 'node:crypto';
import type { CommandOutcome, PartnerRequests } from './partner-requests.ts';
import type { Wire } from './partner-wire.ts';

export interface StartSessionRequest {
  readonly locationId: string;
  readonly evseUid?: string;
  readonly connectorId?: string;
  readonly token: Wire['Token'];
  readonly authorizationReference?: string;
}

export interface ReserveRequest {
  readonly locationId: string;
  readonly evseUid?: string;
  readonly token: Wire['Token'];
  /** The same one again changes the reservation. */
  readonly reservationId: string;
  readonly expiresAt: number;
  readonly authorizationReference?: string;
}

/** What an eMSP has a CPO do for its drivers [OCPI 2.2.1 13, 14]. All reject with CallFailed. */
export class PartnerCommands {
  private readonly requests: PartnerRequests;

  constructor(requests: PartnerRequests) {
    this.requests = requests;
  }

  startSession(request: StartSessionRequest): Promise<CommandOutcome> {
    const { locationId, evseUid, connectorId, token, authorizationReference } = request;
    return this.command('START_SESSION', {
      token,
      location_id: locationId,
      ...(evseUid !== undefined && { evse_uid: evseUid }),
      ...(connectorId !== undefined && { connector_id: connectorId }),
      authorization_reference: authorizationReference ?? randomUUID(),
    });
  }

  stopSession(sessionId: string): Promise<CommandOutcome> {
    return this.command('STOP_SESSION', { session_id: sessionId });
  }

  unlockConnector(locationId: string, evseUid: string, connectorId: string): Promise<CommandOutcome> {
    const at = { location_id: locationId, evse_uid: evseUid, connector_id: connectorId };
    return this.command('UNLOCK_CONNECTOR', at);
  }

  reserve(request: ReserveRequest): Promise<CommandOutcome> {
    const { locationId, evseUid, token, reservationId, expiresAt, authorizationReference } = request;
    return this.command('RESERVE_NOW', {
      token,
      expiry_date: new Date(expiresAt).toISOString(),
      reservation_id: reservationId,
      location_id: locationId,
      ...(evseUid !== undefined && { evse_uid: evseUid }),
      authorization_reference: authorizationReference ?? randomUUID(),
    });
  }

  cancelReservation(reservationId: string): Promise<CommandOutcome> {
    return this.command('CANCEL_RESERVATION', { reservation_id: reservationId });
  }

  setProfile(sessionId: string, profile: Wire['ChargingProfile']): Promise<CommandOutcome> {
    const body = { charging_profile: profile };
    return this.profile('PUT', sessionId, { name: 'set-profile', body });
  }

  /** What the session's charge point plans for the coming seconds. */
  readProfile(sessionId: string, durationS: number): Promise<CommandOutcome> {
    const query = { duration: String(durationS) };
    return this.profile('GET', sessionId, { name: 'read-profile', query });
  }

  clearProfile(sessionId: string): Promise<CommandOutcome> {
    return this.profile('DELETE', sessionId, { name: 'clear-profile' });
  }

  private command(command: Wire['CommandType'], body: object): Promise<CommandOutcome> {
    return this.requests.send({ module: 'commands', name: command, method: 'POST', path: command, body });
  }

  private profile(
    method: 'DELETE' | 'GET' | 'PUT',
    sessionId: string,
    what: {
      readonly name: string;
      readonly query?: Readonly<Record<string, string>>;
      readonly body?: object;
    },
  ): Promise<CommandOutcome> {
    const path = encodeURIComponent(sessionId);
    return this.requests.send({ module: 'chargingprofiles', method, path, ...what });
  }
}
