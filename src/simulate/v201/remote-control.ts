import type { CommandTarget, Trigger } from '../command-target.ts';
import type { Command } from '../dialect.ts';
import { choice, decimal, integer, optional, part, text } from '../payload.ts';
import type { Payload } from '../payload.ts';
import type { StationConnector } from '../station-connector.ts';
import { readToken } from './id-token.ts';
import { readProfile } from './profile.ts';

function transactionId(payload: Payload): string {
  return text(payload, 'transactionId', 36);
}

/** The connector of an EVSE, of which each has one; undefined where there is no such thing. */
export function connectorAt(target: CommandTarget, evse: Payload): StationConnector | undefined {
  const { connectorId = 1, id } = {
    id: integer(evse, 'id'),
    connectorId: optional(evse, 'connectorId', integer),
  };
  return connectorId === 1 ? target.connector(id) : undefined;
}

const requestStart: Command = (target, payload) => {
  const status = target.remoteStart({
    token: readToken(payload, 'idToken'),
    connectorId: optional(payload, 'evseId', integer),
    remoteStartId: integer(payload, 'remoteStartId'),
    accept: ({ id }) => {
      const profile = optional(payload, 'chargingProfile', part);
      if (!profile) return true;
      const read = readProfile(profile, id);
      // [OCPP 2.0.1 F01.FR.08, K05.FR.02] with a start only a profile for its transaction, still without its id.
      if (read.purpose !== 'Tx' || profile['transactionId'] !== undefined) return false;
      target.profiles.set(read);
      return true;
    },
  });
  return { status };
};

/** [OCPP 2.0.1 F05.FR.02] never while somebody charges. */
const unlock: Command = (target, payload) => {
  const connector = connectorAt(target, {
    id: integer(payload, 'evseId'),
    connectorId: integer(payload, 'connectorId'),
  });
  if (!connector) return { status: 'UnknownConnector' };
  if (connector.transaction) return { status: 'OngoingAuthorizedTransaction' };
  target.unlock(connector);
  return { status: 'Unlocked' };
};

const triggers: Readonly<Record<string, Trigger>> = {
  BootNotification: 'BootNotification',
  FirmwareStatusNotification: 'FirmwareStatusNotification',
  Heartbeat: 'Heartbeat',
  LogStatusNotification: 'LogStatusNotification',
  MeterValues: 'MeterValues',
  SignChargingStationCertificate: 'SignCertificate',
  StatusNotification: 'StatusNotification',
  TransactionEvent: 'TransactionEvent',
};

const triggerMessage: Command = (target, payload) => {
  const name = text(payload, 'requestedMessage', 50);
  const trigger = Object.hasOwn(triggers, name) ? triggers[name] : undefined;
  if (!trigger) return { status: 'NotImplemented' };
  const evse = optional(payload, 'evse', part);
  const connector = evse && connectorAt(target, evse);
  if (evse && !connector && integer(evse, 'id') !== 0) return { status: 'Rejected' };
  return { status: target.trigger(trigger, connector?.id) };
};

const getTransactionStatus: Command = ({ connectors, unsent }, payload) => {
  const id = optional(payload, 'transactionId', text);
  const messagesInQueue = unsent > 0;
  if (id === undefined) return { messagesInQueue };
  return { ongoingIndicator: connectors.some((one) => one.transaction?.id === id), messagesInQueue };
};

const reset: Command = (target, payload) => {
  const type = choice(payload, 'type', ['Immediate', 'OnIdle']);
  // [OCPP 2.0.1 B11.FR.09] an EVSE by itself cannot be reset.
  if (optional(payload, 'evseId', integer) !== undefined) return { status: 'Rejected' };
  const isNow = type === 'Immediate';
  return { status: target.reset(isNow ? 'now' : 'idle', isNow ? 'HardReset' : 'SoftReset') };
};

const changeAvailability: Command = (target, payload) => {
  const operative = choice(payload, 'operationalStatus', ['Inoperative', 'Operative']) === 'Operative';
  const evse = optional(payload, 'evse', part);
  if (!evse) return { status: target.changeAvailability(0, operative) };
  const connector = connectorAt(target, evse);
  return { status: connector ? target.changeAvailability(connector.id, operative) : 'Rejected' };
};

export const remoteControl: Readonly<Record<string, Command>> = {
  ChangeAvailability: changeAvailability,
  CostUpdated: (target, payload) => {
    const id = transactionId(payload);
    const currency = target.currencyOf(id);
    target.display.cost(id, { total: decimal(payload, 'totalCost'), currency, isFinal: false });
    return {};
  },
  GetTransactionStatus: getTransactionStatus,
  RequestStartTransaction: requestStart,
  RequestStopTransaction: (target, payload) => ({ status: target.remoteStop(transactionId(payload)) }),
  Reset: reset,
  TriggerMessage: triggerMessage,
  UnlockConnector: unlock,
};
