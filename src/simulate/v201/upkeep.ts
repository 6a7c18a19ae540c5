import { X509Certificate } from 'node:crypto';
import type { Command } from '../dialect.ts';
import type { ListEntry } from '../local-list.ts';
import { choice, integer, optional, part, parts, text, time } from '../payload.ts';
import type { Payload } from '../payload.ts';
import { readToken } from './id-token.ts';

const reserveNow: Command = (target, payload) => {
  const groupId = optional(payload, 'groupIdToken', readToken)?.id;
  const status = target.reserve({
    id: integer(payload, 'id'),
    connectorId: optional(payload, 'evseId', integer) ?? 0,
    idToken: readToken(payload, 'idToken').id,
    groupId,
    expiresAt: time(payload, 'expiryDateTime'),
  });
  return { status };
};

function listEntry(entry: Payload): ListEntry {
  const info = optional(entry, 'idTokenInfo', part);
  return {
    idToken: readToken(entry, 'idToken').id,
    status: info && text(info, 'status', 50),
    groupId: info && optional(info, 'groupIdToken', readToken)?.id,
    expiresAt: info && optional(info, 'cacheExpiryDateTime', time),
  };
}

/** [OCPP 2.0.1 D01.FR.10] a list that is switched off takes nothing. */
const sendLocalList: Command = ({ localList, configuration }, payload) => {
  if (!configuration.isOn('LocalAuthListEnabled')) return { status: 'Failed' };
  const entries = (optional(payload, 'localAuthorizationList', parts) ?? []).map(listEntry);
  const type = choice(payload, 'updateType', ['Differential', 'Full']);
  return { status: localList.update(type, integer(payload, 'versionNumber'), entries) };
};

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject.length > 0;
  } catch {
    return false;
  }
}

const updateFirmware: Command = (target, payload) => {
  const firmware = part(payload, 'firmware');
  const certificate = optional(firmware, 'signingCertificate', text);
  if (certificate !== undefined && !isCertificate(certificate)) return { status: 'InvalidCertificate' };
  const status = target.updateFirmware({
    requestId: integer(payload, 'requestId'),
    location: text(firmware, 'location'),
    retrieveAt: time(firmware, 'retrieveDateTime'),
    installAt: optional(firmware, 'installDateTime', time),
    signed: optional(firmware, 'signature', text) !== undefined,
  });
  return { status };
};

const getLog: Command = (target, payload) => {
  text(part(payload, 'log'), 'remoteLocation', 2_000);
  text(payload, 'logType', 50);
  return target.uploadLog({ requestId: integer(payload, 'requestId') });
};

/** Reservations, the local list, and what is done to a station rather than with it. */
export const upkeep: Readonly<Record<string, Command>> = {
  CancelReservation: (target, payload) => ({
    status: target.cancelReservation(integer(payload, 'reservationId')),
  }),
  // [OCPP 2.0.1 C11.FR.04] there is no cache.
  ClearCache: () => ({ status: 'Rejected' }),
  DataTransfer: (_target, payload) => {
    text(payload, 'vendorId', 255);
    return { status: 'UnknownVendorId' };
  },
  GetLocalListVersion: ({ localList }) => ({ versionNumber: localList.version }),
  GetLog: getLog,
  ReserveNow: reserveNow,
  SendLocalList: sendLocalList,
  UpdateFirmware: updateFirmware,
};
