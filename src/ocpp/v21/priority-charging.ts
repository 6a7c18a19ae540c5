import type { Handler } from '../action-table.ts';
import { required, textOf } from '../payload/read.ts';

/** [OCPP 2.1 K21, K22] a driver charges as fast as can be, whatever his profile says, or does no longer. */
export const notifyPriorityCharging: Handler = async (payload, { desk, view }) => {
  const transactionId = required(textOf(payload['transactionId']), 'transactionId');
  const said = payload['activated'];
  const activated = required(typeof said === 'boolean' ? said : undefined, 'activated');
  await desk.noted(view.station.id, {
    kind: 'charging-limit',
    severity: 'info',
    text: `priority charging of transaction ${transactionId} ${activated ? 'begins' : 'ends'}`,
    details: { transactionId, activated },
  });
  const session = view.sessions.get(transactionId);
  if (session) desk.limitsChanged(view, session.evseId);
  return {};
};
