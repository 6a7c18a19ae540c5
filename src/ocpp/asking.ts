import { BridgeError, StationRefusal } from '../core/errors.ts';
import type { CommandResult, ProfileResult } from '../core/partner/remote-control.ts';
import type { StationView } from '../core/station/station-view.ts';
import type { Call } from './call.ts';
import type { Json } from './payload/read.ts';
import { isObject } from './payload/read.ts';

const resultOf: Readonly<Record<string, CommandResult>> = {
  Accepted: 'ACCEPTED',
  Unlocked: 'ACCEPTED',
  Rejected: 'REJECTED',
  UnlockFailed: 'FAILED',
  NotSupported: 'NOT_SUPPORTED',
  // [OCPP 2.0.1 UnlockStatusEnumType]
  OngoingAuthorizedTransaction: 'REJECTED',
  UnknownConnector: 'REJECTED',
  // [OCPP 1.6 7.44 ReservationStatus, 2.0.1 ReserveNowStatusEnumType]
  Faulted: 'EVSE_INOPERATIVE',
  Occupied: 'EVSE_OCCUPIED',
  Unavailable: 'EVSE_INOPERATIVE',
};

const profileResultOf: Readonly<Record<string, ProfileResult>> = {
  Accepted: 'ACCEPTED',
  Rejected: 'REJECTED',
  Unknown: 'UNKNOWN',
};

/** [OCPP-J 1.6 4.2.3] */
const unable: ReadonlySet<string> = new Set(['NotImplemented', 'NotSupported']);

/** A call whose answer is a status. @throws BridgeError as RemoteControl's methods */
export async function command(call: Call, action: string, payload: object): Promise<CommandResult> {
  try {
    const result = await call(action, payload);
    const status = isObject(result) ? result['status'] : undefined;
    return (typeof status === 'string' ? resultOf[status] : undefined) ?? 'FAILED';
  } catch (error) {
    if (error instanceof StationRefusal && unable.has(error.callCode)) return 'NOT_SUPPORTED';
    throw error;
  }
}

/** Why a station that only says Rejected probably did so. */
export function refusalReason(view: StationView | undefined, evseId: number): CommandResult {
  const state = view?.stateOf(evseId, view.connectorAt(evseId)) ?? view?.stateOf(evseId) ?? view?.stateOf(0);
  if (state === 'Faulted' || state === 'Unavailable') return 'EVSE_INOPERATIVE';
  return view?.sessionAt(evseId) ? 'EVSE_OCCUPIED' : 'REJECTED';
}

/** A call whose answer is needed. @throws BridgeError as RemoteControl's methods, also `not-supported` */
export async function ask(call: Call, action: string, payload: object): Promise<Json> {
  let answer: unknown;
  try {
    answer = await call(action, payload);
  } catch (error) {
    if (!(error instanceof StationRefusal) || !unable.has(error.callCode)) throw error;
    throw new BridgeError('not-supported', error.message, { cause: error });
  }
  const said = isObject(answer) ? answer : {};
  if (said['status'] !== 'NotSupported') return said;
  throw new BridgeError('not-supported', `the station answered ${action} with NotSupported`);
}

export const profileResultIn = (said: Json): ProfileResult =>
  profileResultOf[String(said['status'])] ?? 'REJECTED';
