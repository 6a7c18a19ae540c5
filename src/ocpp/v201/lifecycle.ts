import type { Undertaking } from '../../core/watch/undertakings.ts';
import { ask, command } from '../asking.ts';
import type { Call } from '../call.ts';
import type { DialectLifecycle } from '../dialect-lifecycle.ts';
import type { Json } from '../payload/read.ts';
import { connectorOf, isObject, numberOf, textOf } from '../payload/read.ts';
import type { components } from './wire.gen.ts';

type Wire = components['schemas'];

async function trigger(call: Call, payload: Wire['TriggerMessageRequest']): Promise<boolean> {
  return (await command(call, 'TriggerMessage', payload)) === 'ACCEPTED';
}

/** [OCPP 2.0.1 F01, F03, F05, B11] by action: what an accepted call is to lead to. */
const undertakings: Readonly<Record<string, (payload: Json, result: Json) => Undertaking | undefined>> = {
  RequestStartTransaction: ({ idToken, evseId: stated }, { transactionId }) => {
    const idTag = isObject(idToken) ? textOf(idToken['idToken']) : undefined;
    // [OCPP 2.0.1 RequestStartTransactionResponse transactionId] it runs already: the cable was plugged in before
    if (idTag === undefined || transactionId !== undefined) return undefined;
    const evseId = connectorOf(stated);
    return { kind: 'start', idTag, ...(evseId !== undefined && { evseId }) };
  },
  RequestStopTransaction: ({ transactionId }) => ({ kind: 'stop', transactionId: String(transactionId) }),
  UnlockConnector: ({ evseId }) => ({ kind: 'unlock', evseId: Number(evseId) }),
  // [OCPP 2.0.1 B11.FR.08] of one EVSE: the station stays up
  Reset: ({ evseId }) => (evseId === undefined ? { kind: 'reset' } : undefined),
};

/** [OCPP 2.0.1 F06 TriggerMessage] */
export const lifecycle: DialectLifecycle = {
  askBoot: (call) => trigger(call, { requestedMessage: 'BootNotification' }),
  askHeartbeat: (call) => trigger(call, { requestedMessage: 'Heartbeat' }),

  /** [OCPP 2.0.1 F06 TriggerMessageRequest evse] a connector's status is asked with its number. */
  async askStatuses(call, connectors) {
    for (const { evseId, connectorId = 1 } of connectors) {
      if (evseId === 0) continue;
      const evse = { id: evseId, connectorId };
      if (!(await trigger(call, { requestedMessage: 'StatusNotification', evse }))) return false;
    }
    return true;
  },

  /** [OCPP 2.0.1 E14 GetTransactionStatus] */
  async transaction(call, transactionId) {
    const payload: Wire['GetTransactionStatusRequest'] = { transactionId };
    const { ongoingIndicator, messagesInQueue } = await ask(call, 'GetTransactionStatus', payload);
    if (typeof messagesInQueue !== 'boolean') return undefined;
    return {
      queued: messagesInQueue,
      ...(typeof ongoingIndicator === 'boolean' && { ongoing: ongoingIndicator }),
    };
  },

  /** [OCPP 2.0.1 TxCtrlr EVConnectionTimeOut] */
  async connectionTimeoutS(call) {
    const payload: Wire['GetVariablesRequest'] = {
      getVariableData: [{ component: { name: 'TxCtrlr' }, variable: { name: 'EVConnectionTimeOut' } }],
    };
    const { getVariableResult } = await ask(call, 'GetVariables', payload);
    const [entry] = Array.isArray(getVariableResult) ? (getVariableResult as readonly unknown[]) : [];
    return isObject(entry) ? numberOf(entry['attributeValue']) : undefined;
  },

  undertaken(action, payload, result) {
    if (!isObject(payload) || !isObject(result)) return undefined;
    const { status } = result;
    if (status !== 'Accepted' && status !== 'Unlocked') return undefined;
    return undertakings[action]?.(payload, result);
  },
};
