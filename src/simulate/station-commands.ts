import { CallError } from './ocpp-frame.ts';
import type { ConfigurationKey } from './station-configuration.ts';

type Payload = Readonly<Record<string, unknown>>;

/** What a charge point can be told to do; every method answers at once and acts afterwards. */
export interface CommandTarget {
  readonly configuration: {
    get(names?: readonly string[]): { configurationKey: ConfigurationKey[]; unknownKey: string[] };
    change(name: string, value: string): 'Accepted' | 'NotSupported' | 'Rejected';
  };
  configurationChanged(): void;
  remoteStart(idTag: string, connectorId: number | undefined): 'Accepted' | 'Rejected';
  remoteStop(transactionId: number): 'Accepted' | 'Rejected';
  unlock(connectorId: number): 'NotSupported' | 'Unlocked';
  changeAvailability(connectorId: number, operative: boolean): 'Accepted' | 'Rejected' | 'Scheduled';
  reset(type: 'Hard' | 'Soft'): void;
  trigger(message: string, connectorId: number | undefined): 'Accepted' | 'NotImplemented' | 'Rejected';
}

const ofOtherProfiles = [
  'CancelReservation',
  'ClearChargingProfile',
  'GetCompositeSchedule',
  'GetDiagnostics',
  'GetLocalListVersion',
  'ReserveNow',
  'SendLocalList',
  'SetChargingProfile',
  'UpdateFirmware',
];

const commands: Readonly<Record<string, (target: CommandTarget, payload: Payload) => object>> = {
  ChangeAvailability: (target, payload) => ({
    status: target.changeAvailability(
      integer(payload, 'connectorId'),
      choice(payload, 'type', ['Inoperative', 'Operative']) === 'Operative',
    ),
  }),
  ChangeConfiguration: (target, payload) => {
    const status = target.configuration.change(text(payload, 'key', 50), text(payload, 'value', 500));
    if (status === 'Accepted') target.configurationChanged();
    return { status };
  },
  ClearCache: () => ({ status: 'Accepted' }),
  DataTransfer: (_target, payload) => {
    text(payload, 'vendorId', 255);
    return { status: 'UnknownVendorId' };
  },
  GetConfiguration: (target, payload) => target.configuration.get(texts(payload, 'key')),
  RemoteStartTransaction: (target, payload) => ({
    status: target.remoteStart(text(payload, 'idTag', 20), optionalInteger(payload, 'connectorId')),
  }),
  RemoteStopTransaction: (target, payload) => ({
    status: target.remoteStop(integer(payload, 'transactionId')),
  }),
  Reset: (target, payload) => {
    target.reset(choice(payload, 'type', ['Hard', 'Soft']));
    return { status: 'Accepted' };
  },
  TriggerMessage: (target, payload) => ({
    status: target.trigger(text(payload, 'requestedMessage', 50), optionalInteger(payload, 'connectorId')),
  }),
  UnlockConnector: (target, payload) => ({ status: target.unlock(integer(payload, 'connectorId')) }),
};

/**
 * Answers a call of the central system.
 * @throws CallError with the code that OCPP-J 1.6 table 7 gives
 */
export function answerCommand(target: CommandTarget, action: string, payload: unknown): object {
  const command = Object.hasOwn(commands, action) ? commands[action] : undefined;
  if (!command) {
    const known = ofOtherProfiles.includes(action);
    throw new CallError(known ? 'NotSupported' : 'NotImplemented', `${action} is not implemented here`);
  }
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) {
    throw new CallError('FormationViolation', 'the payload is not an object');
  }
  return command(target, { ...payload });
}

function required(payload: Payload, name: string): unknown {
  if (payload[name] === undefined) {
    throw new CallError('OccurenceConstraintViolation', `${name} is missing`);
  }
  return payload[name];
}

function text(payload: Payload, name: string, longest: number): string {
  const value = required(payload, name);
  if (typeof value !== 'string') throw new CallError('TypeConstraintViolation', `${name} is not text`);
  if (value.length > longest) {
    throw new CallError('PropertyConstraintViolation', `${name} has more than ${longest} characters`);
  }
  return value;
}

function texts(payload: Payload, name: string): readonly string[] {
  const value = payload[name] ?? [];
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
    throw new CallError('TypeConstraintViolation', `${name} is not a list of texts`);
  }
  return value;
}

function integer(payload: Payload, name: string): number {
  const value = required(payload, name);
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    throw new CallError('TypeConstraintViolation', `${name} is not an integer`);
  }
  return value;
}

function optionalInteger(payload: Payload, name: string): number | undefined {
  return payload[name] === undefined ? undefined : integer(payload, name);
}

function choice<T extends string>(payload: Payload, name: string, allowed: readonly T[]): T {
  const value = text(payload, name, 255);
  const chosen = allowed.find((one) => one === value);
  if (chosen === undefined) {
    throw new CallError('PropertyConstraintViolation', `${name} is none of ${allowed.join(', ')}`);
  }
  return chosen;
}
