import type { Undertaking } from '../../core/watch/undertakings.ts';
import { ask, command } from '../asking.ts';
import type { Call } from '../call.ts';
import type { DialectLifecycle } from '../dialect-lifecycle.ts';
import type { Json } from '../payload/read.ts';
import { isObject, numberOf, textOf } from '../payload/read.ts';
import type { components } from './wire.gen.ts';

type Trigger = components['schemas']['TriggerMessageRequest'];

async function trigger(call: Call, payload: Trigger): Promise<boolean> {
  return (await command(call, 'TriggerMessage', payload)) === 'ACCEPTED';
}

/** [OCPP 1.6 5.11, 5.12, 5.14, 5.18] by action: what an accepted call is to lead to. */
const undertakings: Readonly<Record<string, (payload: Json) => Undertaking | undefined>> = {
  RemoteStartTransaction: ({ idTag, connectorId }) => {
    const evseId = numberOf(connectorId);
    return { kind: 'start', idTag: textOf(idTag) ?? '', ...(evseId !== undefined && { evseId }) };
  },
  RemoteStopTransaction: ({ transactionId }) => ({ kind: 'stop', transactionId: String(transactionId) }),
  UnlockConnector: ({ connectorId }) => ({ kind: 'unlock', evseId: Number(connectorId) }),
  Reset: () => ({ kind: 'reset' }),
};

/** [OCPP 1.6 5.17 TriggerMessage] */
export const lifecycle: DialectLifecycle = {
  askBoot: (call) => trigger(call, { requestedMessage: 'BootNotification' }),
  askHeartbeat: (call) => trigger(call, { requestedMessage: 'Heartbeat' }),

  async askStatuses(call, connectors) {
    const requestedMessage = 'StatusNotification';
    const numbers = [...new Set(connectors.map(({ evseId }) => evseId))].filter((evseId) => evseId > 0);
    if (numbers.length === 0) return trigger(call, { requestedMessage });
    for (const connectorId of numbers) {
      if (!(await trigger(call, { requestedMessage, connectorId }))) return false;
    }
    return true;
  },

  /** OCPP 1.6 has no such question. */
  transaction: () => Promise.resolve(undefined),

  /** [OCPP 1.6 9.1.6 ConnectionTimeOut] */
  async connectionTimeoutS(call) {
    const { configurationKey } = await ask(call, 'GetConfiguration', { key: ['ConnectionTimeOut'] });
    const [entry] = Array.isArray(configurationKey) ? (configurationKey as readonly unknown[]) : [];
    return isObject(entry) ? numberOf(entry['value']) : undefined;
  },

  undertaken(action, payload, result) {
    const status = isObject(result) ? result['status'] : undefined;
    if (status !== 'Accepted' && status !== 'Unlocked') return undefined;
    return isObject(payload) ? undertakings[action]?.(payload) : undefined;
  },
};
