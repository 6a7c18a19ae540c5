import type { NumberedProfile, PlannedProfile, RateUnit } from '../model/charging-profile.ts';
import type { Instant, PartnerId, StationId } from '../model/common.ts';
import type { Token, TokenType } from '../model/token.ts';

/** What became of a command [OCPI 2.2.1 mod_commands CommandResultType]. */
export type CommandResult =
  | 'ACCEPTED'
  | 'CANCELED_RESERVATION'
  | 'EVSE_INOPERATIVE'
  | 'EVSE_OCCUPIED'
  | 'FAILED'
  | 'NOT_SUPPORTED'
  | 'REJECTED'
  | 'TIMEOUT'
  | 'UNKNOWN_RESERVATION';

/** What became of a profile; UNKNOWN: the station has none such [OCPI 2.2.1 ChargingProfileResultType]. */
export type ProfileResult = 'ACCEPTED' | 'REJECTED' | 'UNKNOWN';

/** An EVSE by the station's own numbers. For OCPP 1.6 `evseId` is the connectorId. */
export interface StationPlace {
  readonly stationId: StationId;
  readonly evseId: number;
}

/** One connector of an EVSE; absent `connectorId`: whichever. */
export interface ConnectorPlace extends StationPlace {
  readonly connectorId?: number;
}

export interface RemoteStart extends ConnectorPlace {
  /** As `idTagOf` says it. */
  readonly idTag: string;
  readonly tokenType: TokenType;
  /** Positive, below 2^31: what a station of OCPP 2.x calls the start by; absent: nobody looks for it. */
  readonly remoteStartId?: number;
}

export interface RemoteReservation extends Omit<RemoteStart, 'remoteStartId'> {
  /** Positive, below 2^31: a second one with the same number replaces the first. */
  readonly reservationId: number;
  readonly expiresAt: Instant;
  /** Any token of this group may use the reservation. */
  readonly groupIdTag?: string;
}

export interface RunningTransaction extends StationPlace {
  readonly transactionId: string;
}

/**
 * What a station is asked to do on a partner's behalf, in no version's words. Every method may throw
 * BridgeError `not-connected`, `timeout` or `station-error` (StationRefusal); one that the station's version or firmware
 * does not know is answered NOT_SUPPORTED, or `not-supported` is thrown where there is no such result.
 */
export interface RemoteControl {
  /**
   * The identifier that this station will show for a token: expected starts and reservations wait for it.
   * @throws BridgeError `not-connected`: what it speaks decides
   */
  idTagOf(stationId: StationId, owner: { readonly partnerId: PartnerId; readonly token: Token }): string;
  startSession(at: RemoteStart): Promise<CommandResult>;
  stopSession(at: { readonly stationId: StationId; readonly transactionId: string }): Promise<CommandResult>;
  unlock(at: ConnectorPlace): Promise<CommandResult>;
  reserve(at: RemoteReservation): Promise<CommandResult>;
  /** UNKNOWN_RESERVATION where the station has none with this number. */
  cancelReservation(at: {
    readonly stationId: StationId;
    readonly reservationId: number;
  }): Promise<CommandResult>;
  /** @throws BridgeError also `not-supported` */
  setChargingProfile(at: RunningTransaction & NumberedProfile): Promise<ProfileResult>;
  /** @throws BridgeError also `not-supported` */
  clearChargingProfile(
    at: StationPlace & { readonly transactionId?: string; readonly profileId: number },
  ): Promise<ProfileResult>;
  /**
   * What the station plans for the next `durationS` seconds; REJECTED where it cannot say.
   * @throws BridgeError also `not-supported`
   */
  compositeSchedule(
    at: StationPlace & { readonly durationS: number; readonly rateUnit?: RateUnit },
  ): Promise<PlannedProfile | 'REJECTED'>;
}
