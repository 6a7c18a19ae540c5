import type { ObjectRef } from './ids.ts';
import { makeRef } from './ids.ts';
import type { SessionCharging } from './model/charging-profile.ts';
import type { Instant, PartnerId, StationId } from './model/common.ts';
import type { LocalListState, TokenIdentity } from './model/local-list.ts';
import type { Inventory, ModelVariable } from './model/device-model.ts';
import type { EvseStatus, Location } from './model/location.ts';
import type { Partner } from './model/partner.ts';
import type { Reservation } from './model/reservation.ts';
import type { Cdr, Hold, Session } from './model/session.ts';
import type { SignedRecord } from './model/signed.ts';
import type { BootInfo, ConnectorStatus, Station, TransactionRecord } from './model/station.ts';
import type { StationCertificate } from './model/station-certificate.ts';
import type { StationEvent } from './model/station-event.ts';
import type { Tariff } from './model/tariff.ts';
import type { Token, TokenType } from './model/token.ts';
import type { Violations } from './model/violation.ts';
import type { MeterSample } from './pricing/segment/facts.ts';

/** A foreign driver was told that a station will start: whoever starts there with this idTag is that driver. */
export interface ExpectedStart {
  readonly partnerId: PartnerId;
  readonly token: Token;
  readonly authorizationReference?: string;
  readonly evseId?: number;
  readonly at: Instant;
}

/** For whom a station of OCPP 2.x was asked to start: it may name nothing but the number. */
export interface RemoteStarter {
  readonly idTag: string;
  readonly type: TokenType;
}

/** A command of a partner whose result is still owed. */
export interface PendingCommand {
  readonly id: string;
  readonly partnerId: PartnerId;
  readonly command: string;
  readonly responseUrl: string;
  readonly correlationId: string;
  readonly deadline: Instant;
}

export interface Sample extends MeterSample {
  readonly stateOfCharge?: number;
}

/** One thing that becomes true in the store. */
export type Write =
  | { readonly type: 'location'; readonly location: Location; readonly removed?: boolean }
  | {
      readonly type: 'evse-status';
      readonly locationKey: string;
      readonly evseUid: string;
      readonly status: EvseStatus;
      readonly at: Instant;
    }
  | { readonly type: 'tariff'; readonly tariff: Tariff }
  | { readonly type: 'tariff-removed'; readonly key: string }
  | { readonly type: 'token'; readonly partnerId: PartnerId | null; readonly token: Token }
  | { readonly type: 'token-removed'; readonly partnerId: PartnerId | null; readonly token: Token }
  | { readonly type: 'session'; readonly session: Session }
  | { readonly type: 'cdr'; readonly cdr: Cdr }
  | { readonly type: 'hold'; readonly sessionId: string; readonly hold: Hold | null }
  | { readonly type: 'samples'; readonly sessionId: string; readonly samples: readonly Sample[] }
  | { readonly type: 'signed'; readonly sessionId: string; readonly records: readonly SignedRecord[] }
  /** Moves the session's `lastUpdated`, and nothing else of it. */
  | { readonly type: 'touched'; readonly session: Pick<Session, 'id' | 'owner'>; readonly at: Instant }
  | { readonly type: 'station'; readonly station: Station }
  | { readonly type: 'station-removed'; readonly stationId: StationId; readonly station: Station }
  | { readonly type: 'absent'; readonly stationId: StationId; readonly since: Instant | null }
  | {
      readonly type: 'station-certificate';
      readonly stationId: StationId;
      readonly certificate: StationCertificate;
    }
  | { readonly type: 'station-event'; readonly stationId: StationId; readonly event: StationEvent }
  /** Null: the bridge has nothing in the station's list any more. */
  | {
      readonly type: 'local-list';
      readonly stationId: StationId;
      readonly list: LocalListState | null;
    }
  /** A token was used at a place, see `token-log.TokenLog.seenAt`. */
  | {
      readonly type: 'token-seen';
      readonly place: string;
      readonly token: TokenIdentity;
      readonly at: Instant;
    }
  /** Of an inventory that is not complete; the first part forgets those of an earlier one. */
  | {
      readonly type: 'inventory-part';
      readonly stationId: StationId;
      readonly variables: readonly ModelVariable[];
      readonly first: boolean;
    }
  /** All of its parts are the station's variables now, in place of those before or beside them. */
  | { readonly type: 'inventory-complete'; readonly stationId: StationId; readonly replaces: boolean }
  | {
      readonly type: 'variables';
      readonly stationId: StationId;
      readonly variables: readonly ModelVariable[];
    }
  | { readonly type: 'inventory'; readonly stationId: StationId; readonly inventory: Inventory }
  | { readonly type: 'boot'; readonly stationId: StationId; readonly boot: BootInfo }
  | { readonly type: 'violations'; readonly stationId: StationId; readonly violations: Violations }
  | {
      readonly type: 'connector';
      readonly stationId: StationId;
      /** As `ids.makeConnectorKey`. */
      readonly connector: string;
      /** Null forgets it. */
      readonly status: ConnectorStatus | null;
    }
  | {
      readonly type: 'transaction';
      readonly stationId: StationId;
      readonly transactionId: string;
      readonly record: TransactionRecord;
    }
  | { readonly type: 'transaction-forgotten'; readonly stationId: StationId; readonly transactionId: string }
  | {
      readonly type: 'expected-start';
      readonly stationId: StationId;
      readonly idTag: string;
      readonly start: ExpectedStart | null;
    }
  | {
      readonly type: 'remote-start';
      readonly stationId: StationId;
      readonly remoteStartId: number;
      readonly starter: RemoteStarter;
    }
  /** In place of the one with the same number, and of the one with the same partner and id. */
  | { readonly type: 'reservation'; readonly reservation: Reservation }
  | { readonly type: 'reservation-ended'; readonly reservation: Reservation }
  | { readonly type: 'charging'; readonly charging: SessionCharging }
  | { readonly type: 'charging-forgotten'; readonly sessionId: string }
  | { readonly type: 'command'; readonly command: PendingCommand }
  | { readonly type: 'command-done'; readonly id: string }
  | { readonly type: 'partner'; readonly partner: Partner; readonly seenRevision: number | null }
  | { readonly type: 'partner-removed'; readonly partner: Partner }
  | {
      readonly type: 'owed';
      readonly partnerId: PartnerId;
      readonly ref: string;
      /** What the partner had acknowledged is forgotten: it is told the whole. */
      readonly anew?: boolean;
    };

/** Writes that become true together or not at all. */
export type Change = readonly Write[];

/** The newest state of `ref` is owed to each of these partners. */
export function owe(partnerIds: Iterable<PartnerId>, ref: ObjectRef): Change {
  return [...partnerIds].map((partnerId) => ({ type: 'owed', partnerId, ref: makeRef(ref) }));
}

/** As `owe` to one partner, whatever it has acknowledged before. */
export function oweAnew(partnerId: PartnerId, ref: ObjectRef): Change {
  return [{ type: 'owed', partnerId, ref: makeRef(ref), anew: true }];
}
