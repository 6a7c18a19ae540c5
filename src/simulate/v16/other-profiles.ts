import type { Command } from '../dialect.ts';
import type { ListEntry } from '../local-list.ts';
import { choice, integer, optional, part, parts, text, time } from '../payload.ts';
import type { Payload } from '../payload.ts';

const cardId = 20;
const card = (from: Payload, name: string) => text(from, name, cardId);

const reserveNow: Command = (target, payload) => ({
  status: target.reserve({
    id: integer(payload, 'reservationId'),
    connectorId: integer(payload, 'connectorId'),
    idToken: card(payload, 'idTag'),
    groupId: optional(payload, 'parentIdTag', card),
    expiresAt: time(payload, 'expiryDate'),
  }),
});

function listEntry(entry: Payload): ListEntry {
  const info = optional(entry, 'idTagInfo', part);
  return {
    idToken: card(entry, 'idTag'),
    status: info && text(info, 'status', 50),
    groupId: info && optional(info, 'parentIdTag', card),
    expiresAt: info && optional(info, 'expiryDate', time),
  };
}

const sendLocalList: Command = ({ localList, configuration }, payload) => {
  if (!configuration.isOn('LocalAuthListEnabled')) return { status: 'NotSupported' };
  const entries = (optional(payload, 'localAuthorizationList', parts) ?? []).map(listEntry);
  const type = choice(payload, 'updateType', ['Differential', 'Full']);
  return { status: localList.update(type, integer(payload, 'listVersion'), entries) };
};

/** [OCPP 1.6 5.10] -1: there is no list. */
const getLocalListVersion: Command = ({ localList, configuration }) => ({
  listVersion: configuration.isOn('LocalAuthListEnabled') ? localList.version : -1,
});

const updateFirmware: Command = (target, payload) => {
  target.updateFirmware({
    location: text(payload, 'location'),
    retrieveAt: time(payload, 'retrieveDate'),
    signed: false,
  });
  return {};
};

const signedUpdateFirmware: Command = (target, payload) => {
  const firmware = part(payload, 'firmware');
  text(firmware, 'signature', 800);
  const status = target.updateFirmware({
    requestId: integer(payload, 'requestId'),
    location: text(firmware, 'location', 512),
    retrieveAt: time(firmware, 'retrieveDateTime'),
    installAt: optional(firmware, 'installDateTime', time),
    signed: true,
  });
  return { status };
};

const getDiagnostics: Command = (target, payload) => {
  text(payload, 'location');
  return { fileName: target.uploadLog({}).filename };
};

const getLog: Command = (target, payload) => {
  text(part(payload, 'log'), 'remoteLocation', 512);
  choice(payload, 'logType', ['DiagnosticsLog', 'SecurityLog']);
  return target.uploadLog({ requestId: integer(payload, 'requestId') });
};

/** Reservation, LocalAuthListManagement, FirmwareManagement, and what the security extension adds to it. */
export const otherProfiles: Readonly<Record<string, Command>> = {
  CancelReservation: (target, payload) => ({
    status: target.cancelReservation(integer(payload, 'reservationId')),
  }),
  GetDiagnostics: getDiagnostics,
  GetLocalListVersion: getLocalListVersion,
  GetLog: getLog,
  ReserveNow: reserveNow,
  SendLocalList: sendLocalList,
  SignedUpdateFirmware: signedUpdateFirmware,
  UpdateFirmware: updateFirmware,
};
