import type { CommandResult } from '../../core/commands.ts';
import { StationRefusal } from '../../core/errors.ts';
import type { StationView } from '../../core/station-view.ts';
import type { Call, Dialect } from '../dialect.ts';
import { isObject } from './read.ts';
import type { components } from './wire.gen.ts';

type Wire = components['schemas'];

const resultOf: Readonly<Record<string, CommandResult>> = {
  Accepted: 'ACCEPTED',
  Unlocked: 'ACCEPTED',
  Rejected: 'REJECTED',
  UnlockFailed: 'FAILED',
  NotSupported: 'NOT_SUPPORTED',
};

/** [OCPP-J 1.6 4.2.3] */
const unable: ReadonlySet<string> = new Set(['NotImplemented', 'NotSupported']);

async function command(call: Call, action: string, payload: object): Promise<CommandResult> {
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
function refusalReason(view: StationView | undefined, evseId: number): CommandResult {
  const state = view?.connectors.get(evseId)?.state ?? view?.connectors.get(0)?.state;
  if (state === 'Faulted' || state === 'Unavailable') return 'EVSE_INOPERATIVE';
  return view?.sessionAt(evseId) ? 'EVSE_OCCUPIED' : 'REJECTED';
}

/** [OCPP 1.6 5.11, 5.12, 5.18] */
export const control: Pick<Dialect, 'startSession' | 'stopSession' | 'unlock'> = {
  async startSession(call, { view, evseId, idTag }) {
    const payload: Wire['RemoteStartTransactionRequest'] = { connectorId: evseId, idTag };
    const result = await command(call, 'RemoteStartTransaction', payload);
    return result === 'REJECTED' ? refusalReason(view, evseId) : result;
  },

  stopSession(call, { transactionId }) {
    const payload: Wire['RemoteStopTransactionRequest'] = { transactionId: Number(transactionId) };
    return command(call, 'RemoteStopTransaction', payload);
  },

  unlock(call, { evseId }) {
    const payload: Wire['UnlockConnectorRequest'] = { connectorId: evseId };
    return command(call, 'UnlockConnector', payload);
  },
};
