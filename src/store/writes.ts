import type { Change, Sample, Write } from '../core/change.ts';
import { idTagFor, locationKey, makeConnectorKey, makeTariffVersion, objectKey } from '../core/ids.ts';
import { BridgeError } from '../core/errors.ts';
import type { ListClass } from '../core/local-list/local-list.ts';
import { listClass } from '../core/local-list/local-list.ts';
import type { Instant, Party, PartnerId } from '../core/model/common.ts';
import type { Location } from '../core/model/location.ts';
import type { Partner } from '../core/model/partner.ts';
import type { Reservation } from '../core/model/reservation.ts';
import { makeReservationRef } from '../core/model/reservation.ts';
import type { SignedRecord } from '../core/model/signed.ts';
import type { Station } from '../core/model/station.ts';
import type { Tariff } from '../core/model/tariff.ts';
import type { Token } from '../core/model/token.ts';
import { inventorySteps } from './device-model-writes.ts';
import * as keys from './keys.ts';
import { staticPart, statusFields } from './location-view.ts';
import { encodeSample } from './sample-text.ts';
import type { Order, Step } from './step.ts';
import { step } from './step.ts';

/** A remote start that never led to a transaction is forgotten after a day. */
const expectedStartLifeMs = '86400000';
/** Of one station; Redis keeps up to a hundred more. */
const mostStationEvents = '1000';
const mostStationCertificates = '50';
const mostSeenTokens = 200;

export function orderOf(change: Change, own: Party): Order {
  return {
    guards: change.flatMap(guardOf),
    steps: change.flatMap((write) => stepsOf(write, own)),
    answers: false,
  };
}

/** A partner is written only over the revision that the writer saw. */
function guardOf(write: Write): readonly string[] {
  if (write.type !== 'partner') return [];
  const { partner, seenRevision } = write;
  const seen = seenRevision === null ? '' : String(seenRevision);
  return [keys.partnerRevisions, partner.id, seen, keys.partners, partner.id, JSON.stringify(partner)];
}

function stepsOf(write: Write, own: Party): readonly Step[] {
  switch (write.type) {
    case 'location':
      return [putLocation(staticPart(write.location, write.removed ?? false))];
    case 'evse-status':
      return [evseStatus(write)];
    case 'tariff':
      return putTariff(write.tariff);
    case 'tariff-removed':
      return [step('remove', 'tariffs', write.key)];
    case 'token':
      return putToken(write.partnerId, write.token);
    case 'token-removed':
      return removeToken(write.partnerId, write.token);
    case 'local-list':
      return [setOrClear(keys.localLists, write.stationId, write.list)];
    case 'token-seen':
      return tokenSeen(write);
    case 'session':
      return [put('sessions', write.session)];
    case 'cdr':
      return [put('cdrs', write.cdr)];
    case 'hold':
      return [setOrClear(keys.holds, write.sessionId, write.hold)];
    case 'samples':
      return appendSamples(keys.samples(write.sessionId), write.samples);
    case 'signed':
      return appendSigned(keys.signed(write.sessionId), write.records);
    case 'touched':
      return [step('touch', 'sessions', write.session.id, score(write.at), write.session.owner ?? '')];
    case 'owed':
      return [
        ...(write.anew ? [step('HDEL', keys.acknowledged(write.partnerId), write.ref)] : []),
        step('owe', write.partnerId, write.ref),
      ];
    case 'reservation':
      return putReservation(write.reservation);
    case 'reservation-ended':
      return removeReservation(write.reservation);
    case 'charging':
      return [setOrClear(keys.charging, write.charging.sessionId, write.charging)];
    case 'charging-forgotten':
      return [setOrClear(keys.charging, write.sessionId, null)];
    case 'command':
      return putCommand(write.command);
    case 'command-done':
      return [step('HDEL', keys.commands, write.id), step('ZREM', keys.commandDeadlines, write.id)];
    case 'partner':
      return putPartner(write.partner);
    case 'partner-removed':
      return removePartner(write.partner.id);
    default:
      return stationSteps(write, own);
  }
}

type StationWrite = Exclude<
  Extract<Write, { readonly stationId: string } | { readonly type: 'station' }>,
  { readonly type: 'local-list' }
>;

function stationSteps(write: StationWrite, own: Party): readonly Step[] {
  switch (write.type) {
    case 'station':
      return putStation(write.station, own);
    case 'station-removed':
      return removeStation(write.stationId);
    case 'station-certificate':
      return [
        step(
          'station-certificate',
          keys.stationCertificates(write.stationId),
          write.certificate.serial,
          JSON.stringify(write.certificate),
          mostStationCertificates,
        ),
      ];
    case 'station-event':
      return [
        step(
          'XADD',
          keys.stationEvents(write.stationId),
          'MAXLEN',
          '~',
          mostStationEvents,
          '*',
          'event',
          JSON.stringify(write.event),
        ),
      ];
    case 'inventory':
    case 'inventory-complete':
    case 'inventory-part':
    case 'variables':
      return inventorySteps(write);
    case 'boot':
      return [setOrClear(keys.memory(write.stationId), 'boot', write.boot)];
    case 'violations':
      return [setOrClear(keys.memory(write.stationId), 'violations', write.violations)];
    case 'absent':
      return [
        setOrClear(
          keys.memory(write.stationId),
          'absent',
          write.since === null ? null : { since: write.since },
        ),
      ];
    case 'connector':
      return [setOrClear(keys.memory(write.stationId), `connector/${write.connector}`, write.status)];
    case 'transaction':
      return [setOrClear(keys.memory(write.stationId), `transaction/${write.transactionId}`, write.record)];
    case 'transaction-forgotten':
      return [setOrClear(keys.memory(write.stationId), `transaction/${write.transactionId}`, null)];
    case 'expected-start':
      return [awaited(keys.expectedStart(write.stationId, write.idTag), write.start)];
    case 'remote-start':
      return [awaited(keys.remoteStart(write.stationId, write.remoteStartId), write.starter)];
  }
}

/** What a station is to do soon: forgotten if it never does. */
function awaited(key: string, what: object | null): Step {
  return what ? step('SET', key, JSON.stringify(what), 'PX', expectedStartLifeMs) : step('DEL', key);
}

/** One step must not be longer than what `StepGroups` joins: the script would fail in the middle of it. */
const samplesPerStep = 1000;

function appendSamples(key: string, samples: readonly Sample[]): readonly Step[] {
  const steps: Step[] = [];
  for (let i = 0; i < samples.length; i += samplesPerStep) {
    steps.push(step('RPUSH', key, ...samples.slice(i, i + samplesPerStep).map(encodeSample)));
  }
  return steps;
}

/** They are few, and one message of a station brought them. */
function appendSigned(key: string, records: readonly SignedRecord[]): readonly Step[] {
  if (records.length === 0) return [];
  return [step('RPUSH', key, ...records.map((record) => JSON.stringify(record)))];
}

/** Redis would refuse it, in the middle of a change and together with those of others. */
function score(instant: Instant): string {
  if (!Number.isFinite(instant)) throw new BridgeError('invalid', `not an instant: ${instant}`);
  return String(instant);
}

function setOrClear(key: string, field: string, value: object | null): Step {
  return value ? step('HSET', key, field, JSON.stringify(value)) : step('HDEL', key, field);
}

function put(
  kind: 'sessions' | 'cdrs',
  object: { readonly id: string; readonly lastUpdated: number; readonly owner: PartnerId | null },
): Step {
  return step('put', kind, object.id, JSON.stringify(object), score(object.lastUpdated), object.owner ?? '');
}

function putLocation(location: Location): Step {
  const key = objectKey(location, location.id);
  const updated = score(location.lastUpdated);
  return step('put-location', key, JSON.stringify(location), updated, ...statusFields(location));
}

function evseStatus(write: Extract<Write, { readonly type: 'evse-status' }>): Step {
  const { locationKey: key, evseUid, status, at } = write;
  const field = keys.evseField(key, evseUid);
  return step('evse-status', keys.evseStatuses, key, field, `${status}|${at}`, score(at));
}

function putTariff(tariff: Tariff): readonly Step[] {
  const key = objectKey(tariff, tariff.id);
  const text = JSON.stringify(tariff);
  return [
    step('put', 'tariffs', key, text, score(tariff.lastUpdated), ''),
    step('HSET', keys.tariffVersions, makeTariffVersion(key, tariff.lastUpdated), text),
  ];
}

/** A token is found by its uid and, where stations are shown another idTag in its place, by that. */
function putToken(partnerId: PartnerId | null, token: Token): readonly Step[] {
  const alias = aliasOf(partnerId, token);
  const field = keys.tokenField(token.type, token.uid);
  return [
    step('HSET', keys.tokens(partnerId), field, alias + JSON.stringify(token)),
    ...tokenMembers(partnerId, token).map((member) => step('ZADD', keys.tokensByUid, '0', member)),
    logToken(partnerId, token, listClass(partnerId, token)),
  ];
}

function logToken(partnerId: PartnerId | null, { type, uid }: Token, found: ListClass | undefined): Step {
  const field = keys.tokenField(type, uid);
  return step('token-log', keys.tokenLog, partnerId ?? '', found ?? '', field, keys.listedName(type, uid));
}

function tokenSeen({ place, token, at }: Extract<Write, { readonly type: 'token-seen' }>): readonly Step[] {
  const { partnerId, type, uid } = token;
  const key = keys.seenTokens(place);
  return [
    step('ZADD', key, score(at), `${partnerId ?? ''}\n${keys.listedName(type, uid)}`),
    step('ZREMRANGEBYRANK', key, '0', String(-mostSeenTokens - 1)),
  ];
}

function removeToken(partnerId: PartnerId | null, token: Token): readonly Step[] {
  return [
    step('HDEL', keys.tokens(partnerId), keys.tokenField(token.type, token.uid)),
    step('ZREM', keys.tokensByUid, ...tokenMembers(partnerId, token)),
    logToken(partnerId, token, undefined),
  ];
}

function tokenMembers(partnerId: PartnerId | null, token: Token): readonly string[] {
  const field = keys.tokenField(token.type, token.uid);
  const alias = aliasOf(partnerId, token);
  return [token.uid, ...(alias ? [alias] : [])].map((idTag) => keys.tokenMember(idTag, partnerId, field));
}

function aliasOf(partnerId: PartnerId | null, token: Token): string {
  const idTag = idTagFor(partnerId, token.uid);
  return idTag === token.uid ? '' : idTag;
}

function putCommand(command: Extract<Write, { readonly type: 'command' }>['command']): readonly Step[] {
  return [
    step('HSET', keys.commands, command.id, JSON.stringify(command)),
    step('ZADD', keys.commandDeadlines, score(command.deadline), command.id),
  ];
}

function putReservation(reservation: Reservation): readonly Step[] {
  const { stationId, number, partnerId, id, expiresAt } = reservation;
  const ref = makeReservationRef(reservation);
  return [
    step('HSET', keys.reservations(stationId), String(number), JSON.stringify(reservation)),
    step('HSET', keys.reservationsById, keys.reservationField(partnerId, id), ref),
    step('ZADD', keys.reservationExpiries, score(expiresAt), ref),
  ];
}

function removeReservation(reservation: Reservation): readonly Step[] {
  const { stationId, number, partnerId, id } = reservation;
  return [
    step('HDEL', keys.reservations(stationId), String(number)),
    step('HDEL', keys.reservationsById, keys.reservationField(partnerId, id)),
    step('ZREM', keys.reservationExpiries, makeReservationRef(reservation)),
  ];
}

function putPartner(partner: Partner): readonly Step[] {
  const index = partner.inboundTokenHashes.flatMap((hash) => [hash, partner.id]);
  return [
    step('HSET', keys.partners, partner.id, JSON.stringify(partner)),
    step('HSET', keys.partnerRevisions, partner.id, String(partner.revision)),
    step('partner-counts', keys.tokenLog, partner.id, partner.state === 'registered' ? '1' : '0'),
    step('reindex', keys.partnersByToken, keys.tokensOfPartner, partner.id, ...index),
  ];
}

function removePartner(id: PartnerId): readonly Step[] {
  return [
    step('HDEL', keys.partners, id),
    step('HDEL', keys.partnerRevisions, id),
    step('reindex', keys.partnersByToken, keys.tokensOfPartner, id),
    step('partner-counts', keys.tokenLog, id, '0'),
    step('forget-partner', id),
  ];
}

function putStation(station: Station, own: Party): readonly Step[] {
  const index = new Map<string, string>();
  for (const { location, evseUid, ocpiConnectorId, ...numbers } of station.connectors) {
    const at = locationKey(location, own);
    const value = (key: string) => `${key}|${station.id}`;
    index.set(keys.evseField(at, evseUid, ocpiConnectorId), value(makeConnectorKey(numbers)));
    // Whoever does not say which connector gets the first one that is mapped.
    const evse = keys.evseField(at, evseUid);
    if (!index.has(evse)) index.set(evse, value(String(numbers.evseId)));
  }
  return [
    step('HSET', keys.stations, station.id, JSON.stringify(station)),
    step('known-now', keys.unknownStations, station.id),
    step(
      'reindex',
      keys.stationsByName,
      keys.nameOfStation,
      station.id,
      station.id.toLowerCase(),
      station.id,
    ),
    step('reindex', keys.stationsByEvse, keys.evsesOfStation, station.id, ...[...index].flat()),
  ];
}

function removeStation(id: string): readonly Step[] {
  return [
    step('HDEL', keys.stations, id),
    step('HDEL', keys.localLists, id),
    step('reindex', keys.stationsByEvse, keys.evsesOfStation, id),
    step('reindex', keys.stationsByName, keys.nameOfStation, id),
    step('UNLINK', keys.memory(id), keys.frames(id), keys.stationEvents(id), keys.stationCertificates(id)),
    step('UNLINK', keys.deviceModel(id), keys.comingInventory(id)),
  ];
}
