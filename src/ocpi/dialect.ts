import type { ProfileResponse } from '../core/partner/charging-profiles.ts';
import type { PreferencesResponse } from '../core/partner/charging-wishes.ts';
import type { StartSession } from '../core/partner/commands.ts';
import type { CommandResponse, Connected } from '../core/partner/commands-place.ts';
import type { ActiveProfile, ChargingPreferences, ChargingProfile } from '../core/model/charging-profile.ts';
import type { Connector, Evse, Location } from '../core/model/location.ts';
import type { Endpoint, PartnerRole } from '../core/model/partner.ts';
import type { Cdr } from '../core/model/session.ts';
import type { Tariff } from '../core/model/tariff.ts';
import type { Token } from '../core/model/token.ts';
import type { AuthorizationAnswer } from '../core/ports.ts';
import type { CommandResult, ProfileResult } from '../core/partner/remote-control.ts';
import type { ReserveNow } from '../core/partner/reservations.ts';
import type { SessionNow } from '../core/station/session-now.ts';

/**
 * A wire object's schema in `Dialect.schemas`, and its translation. `decode` is only given what has passed the
 * schema, with explicit nulls dropped; being a method, it may name its exact wire type as its parameter.
 */
export interface Decoder<T> {
  readonly schema: string;
  decode(wire: object): T;
}

/** [OCPI 2.2.1 7.4.1 Credentials object] */
export interface Credentials {
  readonly token: string;
  /** Of the versions endpoint. */
  readonly url: string;
  readonly roles: readonly PartnerRole[];
}

export interface VersionDetails {
  readonly version: string;
  readonly endpoints: readonly Endpoint[];
}

/** Where the result of a partner's command goes, and what is asked. */
export interface Commanded<T> {
  readonly responseUrl: string;
  readonly ask: T;
}

/** What an OCPI version says differently: objects in its own words. Routes, paging and envelopes are shared. */
export interface Dialect {
  /** As in the versions endpoint, `2.2.1`. */
  readonly version: string;
  /** The generated schemas, `#/components/schemas/X`. */
  readonly schemas: { readonly components: { readonly schemas: Readonly<Record<string, object>> } };

  encodeLocation(location: Location): object;
  encodeEvse(evse: Evse): object;
  encodeConnector(connector: Connector): object;
  encodeTariff(tariff: Tariff): object;
  /** `cost` is the total so far, where it is known. */
  encodeSession(now: SessionNow): object;
  encodeCdr(cdr: Cdr): object;
  /** Loses nothing: what `token` decodes is encoded as it came. */
  encodeToken(token: Token): object;
  encodeLocationReferences(place: { locationId: string; evseUids: readonly string[] }): object;
  encodeCommandResponse(answer: { response: CommandResponse; timeoutS: number; reason?: string }): object;
  encodeCommandResult(result: CommandResult): object;
  encodeProfileResponse(answer: { response: ProfileResponse; timeoutS: number }): object;
  encodeProfileResult(outcome: { result: ProfileResult; active?: ActiveProfile }): object;
  encodeActiveProfile(active: ActiveProfile): object;
  /** A text is JSON, too. */
  encodePreferencesResponse(response: PreferencesResponse): string;
  encodeCredentials(credentials: Credentials): object;
  encodeVersionDetails(details: VersionDetails): object;

  readonly location: Decoder<Location>;
  readonly tariff: Decoder<Tariff>;
  readonly token: Decoder<Token>;
  readonly authorizationInfo: Decoder<AuthorizationAnswer>;
  readonly credentials: Decoder<Credentials>;
  readonly versionDetails: Decoder<VersionDetails>;
  readonly startSession: Decoder<Commanded<StartSession>>;
  readonly stopSession: Decoder<Commanded<{ readonly sessionId: string }>>;
  readonly unlockConnector: Decoder<Commanded<Connected>>;
  readonly reserveNow: Decoder<Commanded<ReserveNow>>;
  readonly cancelReservation: Decoder<Commanded<{ readonly reservationId: string }>>;
  readonly setChargingProfile: Decoder<Commanded<ChargingProfile>>;
  readonly chargingPreferences: Decoder<ChargingPreferences>;
}
