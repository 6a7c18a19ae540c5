import type { Trigger } from '../command-target.ts';
import type { Command } from '../dialect.ts';
import { choice, integer, optional, part, text, texts } from '../payload.ts';
import { readProfile } from './profile.ts';

const cardId = 20;
const passwordKey = 'AuthorizationKey';

const changeConfiguration: Command = (target, payload) => {
  const key = text(payload, 'key', 50);
  const value = text(payload, 'value', 500);
  if (key === passwordKey) {
    // [OCPP 1.6 security A00.FR.205] 16 to 20 bytes, said in hexadecimal digits.
    if (!/^([0-9A-Fa-f]{2}){16,20}$/.test(value)) return { status: 'Rejected' };
    target.usePassword(Buffer.from(value, 'hex'));
    return { status: 'Accepted' };
  }
  const status = target.configuration.change(key, value);
  if (status === 'Accepted') target.configurationChanged();
  return { status: status === 'Unknown' ? 'NotSupported' : status };
};

/** [OCPP 1.6 5.8] without names, everything; a password is not shown. */
const getConfiguration: Command = ({ configuration }, payload) => {
  const asked = optional(payload, 'key', texts) ?? [];
  const known = [...configuration.names, passwordKey].toSorted();
  const wanted = asked.length > 0 ? asked : known;
  return {
    configurationKey: wanted
      .filter((name) => known.includes(name))
      .map((name) => {
        if (name === passwordKey) return { key: name, readonly: false };
        return { key: name, readonly: configuration.isReadonly(name), value: configuration.value(name) };
      }),
    unknownKey: wanted.filter((name) => !known.includes(name)),
  };
};

const remoteStart: Command = (target, payload) => ({
  status: target.remoteStart({
    token: { id: text(payload, 'idTag', cardId), type: 'Central' },
    connectorId: optional(payload, 'connectorId', integer),
    accept: ({ id }) => {
      const profile = optional(payload, 'chargingProfile', part);
      if (!profile) return true;
      const read = readProfile(profile, id);
      // [OCPP 1.6 5.16] with a start only a profile for its transaction.
      if (read.purpose !== 'Tx') return false;
      target.profiles.set(read);
      return true;
    },
  }),
});

const unlock: Command = (target, payload) => {
  const connector = target.connector(integer(payload, 'connectorId'));
  if (!connector) return { status: 'NotSupported' };
  target.unlock(connector);
  return { status: 'Unlocked' };
};

/** What can be asked for, and what it is called here. */
function triggered(names: Readonly<Record<string, Trigger>>): Command {
  return (target, payload) => {
    const name = text(payload, 'requestedMessage', 50);
    const trigger = Object.hasOwn(names, name) ? names[name] : undefined;
    if (!trigger) return { status: 'NotImplemented' };
    return { status: target.trigger(trigger, optional(payload, 'connectorId', integer)) };
  };
}

const triggers: Readonly<Record<string, Trigger>> = {
  BootNotification: 'BootNotification',
  Heartbeat: 'Heartbeat',
  MeterValues: 'MeterValues',
  StatusNotification: 'StatusNotification',
};

export const core: Readonly<Record<string, Command>> = {
  ChangeAvailability: (target, payload) => ({
    status: target.changeAvailability(
      integer(payload, 'connectorId'),
      choice(payload, 'type', ['Inoperative', 'Operative']) === 'Operative',
    ),
  }),
  ChangeConfiguration: changeConfiguration,
  ClearCache: () => ({ status: 'Accepted' }),
  DataTransfer: (_target, payload) => {
    text(payload, 'vendorId', 255);
    return { status: 'UnknownVendorId' };
  },
  GetConfiguration: getConfiguration,
  RemoteStartTransaction: remoteStart,
  RemoteStopTransaction: (target, payload) => ({
    status: target.remoteStop(integer(payload, 'transactionId')),
  }),
  Reset: (target, payload) => {
    const hard = choice(payload, 'type', ['Hard', 'Soft']) === 'Hard';
    target.reset('now', hard ? 'HardReset' : 'SoftReset');
    return { status: 'Accepted' };
  },
  TriggerMessage: triggered({
    ...triggers,
    DiagnosticsStatusNotification: 'DiagnosticsStatusNotification',
    FirmwareStatusNotification: 'FirmwareStatusNotification',
  }),
  // [OCPP 1.6 security 4.3, MessageTriggerEnumType] of a firmware update the signed one is meant.
  ExtendedTriggerMessage: triggered({
    ...triggers,
    FirmwareStatusNotification: 'SignedFirmwareStatusNotification',
    LogStatusNotification: 'LogStatusNotification',
    SignChargePointCertificate: 'SignCertificate',
  }),
  UnlockConnector: unlock,
};
