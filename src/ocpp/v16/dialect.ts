import { CallError } from '../call-error.ts';
import type { Answer, CallContext, Dialect } from '../dialect.ts';
import { authorize } from './authorize.ts';
import { bootNotification } from './boot-notification.ts';
import { control } from './control.ts';
import { dataTransfer } from './data-transfer.ts';
import { diagnosticsStatusNotification } from './diagnostics-status-notification.ts';
import { firmwareStatusNotification } from './firmware-status-notification.ts';
import { heartbeat } from './heartbeat.ts';
import { meterValues } from './meter-values.ts';
import { masked, maskedAnswer } from './masked.ts';
import { checkOutbound } from './outbound.ts';
import type { Json } from './read.ts';
import { isObject, Unreadable } from './read.ts';
import { knownActions, violationOf, violations } from './schemas.ts';
import { startTransaction } from './start-transaction.ts';
import { statusNotification } from './status-notification.ts';
import { stopTransaction } from './stop-transaction.ts';

interface Action {
  readonly schema: string;
  readonly handle: (payload: Json, context: CallContext) => object | Promise<object>;
}

/** What a station may say, and who answers. */
const actions: ReadonlyMap<string, Action> = new Map<string, Action>([
  ['Authorize', { schema: 'AuthorizeRequest', handle: authorize }],
  ['BootNotification', { schema: 'BootNotificationRequest', handle: bootNotification }],
  ['DataTransfer', { schema: 'DataTransferRequest', handle: dataTransfer }],
  [
    'DiagnosticsStatusNotification',
    { schema: 'DiagnosticsStatusNotificationRequest', handle: diagnosticsStatusNotification },
  ],
  [
    'FirmwareStatusNotification',
    { schema: 'FirmwareStatusNotificationRequest', handle: firmwareStatusNotification },
  ],
  ['Heartbeat', { schema: 'HeartbeatRequest', handle: heartbeat }],
  ['MeterValues', { schema: 'MeterValuesRequest', handle: meterValues }],
  ['StartTransaction', { schema: 'StartTransactionRequest', handle: startTransaction }],
  ['StatusNotification', { schema: 'StatusNotificationRequest', handle: statusNotification }],
  ['StopTransaction', { schema: 'StopTransactionRequest', handle: stopTransaction }],
]);

function actionNamed(name: string): Action {
  const action = actions.get(name);
  if (action) return action;
  if (knownActions.has(name)) throw new CallError('not-supported', `${name} is not supported here`);
  throw new CallError('not-implemented', `OCPP 1.6 has no action ${name}`);
}

/** The error for what could not be read: that of the schema's rule which it breaks. */
function refusal({ property, reason }: Unreadable, schema: string, payload: Json): CallError {
  const broken = reason === undefined ? violationOf(schema, payload, property) : undefined;
  const said = broken?.reason ?? reason ?? 'cannot be read';
  const pointer = `/${property}`;
  return new CallError(broken?.fault ?? 'property', `${pointer} ${said}`, [{ pointer, reason: said }]);
}

async function answer(name: string, payload: unknown, context: CallContext): Promise<Answer> {
  const { schema, handle } = actionNamed(name);
  if (!isObject(payload)) throw new CallError('formation', 'the payload is not a JSON object');
  const broken = violations(schema, payload);
  try {
    return { payload: await handle(payload, context), violations: broken };
  } catch (error) {
    throw error instanceof Unreadable ? refusal(error, schema, payload) : error;
  }
}

export const v16: Dialect = {
  version: '1.6',
  subprotocol: 'ocpp1.6',
  // [OCPP-J 1.6 4.2.3 table 7] spelled as there
  faultCodes: {
    formation: 'FormationViolation',
    internal: 'InternalError',
    'not-implemented': 'NotImplemented',
    'not-supported': 'NotSupported',
    occurrence: 'OccurenceConstraintViolation',
    property: 'PropertyConstraintViolation',
    type: 'TypeConstraintViolation',
  },
  answer,
  checkOutbound,
  checkResult: (action, payload) => violations(`${action}Response`, payload),
  masked,
  maskedAnswer,
  ...control,
};
