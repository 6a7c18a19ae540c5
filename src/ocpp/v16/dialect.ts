import { answering } from '../action-table.ts';
import type { Dialect } from '../dialect.ts';
import { outboundCheck } from '../payload/outbound.ts';
import { authorize } from './authorize.ts';
import { bootNotification } from './boot-notification.ts';
import { control } from './control.ts';
import { dataTransfer } from './data-transfer.ts';
import { diagnosticsStatusNotification } from './diagnostics-status-notification.ts';
import { firmwareStatusNotification } from './firmware-status-notification.ts';
import { heartbeat } from './heartbeat.ts';
import { lifecycle } from './lifecycle.ts';
import { localList } from './local-list.ts';
import { logStatusNotification } from './log-status-notification.ts';
import { meterValues } from './meter-values.ts';
import { masked, maskedAnswer } from '../payload/masked.ts';
import { schemas } from './schemas.ts';
import { security } from './security.ts';
import { securityEventNotification } from '../payload/security-event-notification.ts';
import { signCertificate } from './sign-certificate.ts';
import { signedFirmwareStatusNotification } from './signed-firmware-status-notification.ts';
import { startTransaction } from './start-transaction.ts';
import { statusNotification } from './status-notification.ts';
import { stopTransaction } from './stop-transaction.ts';

/** What a station may say, and who answers. */
const actions = {
  Authorize: authorize,
  BootNotification: bootNotification,
  DataTransfer: dataTransfer,
  DiagnosticsStatusNotification: diagnosticsStatusNotification,
  FirmwareStatusNotification: firmwareStatusNotification,
  Heartbeat: heartbeat,
  LogStatusNotification: logStatusNotification,
  MeterValues: meterValues,
  SecurityEventNotification: securityEventNotification,
  SignCertificate: signCertificate,
  SignedFirmwareStatusNotification: signedFirmwareStatusNotification,
  StartTransaction: startTransaction,
  StatusNotification: statusNotification,
  StopTransaction: stopTransaction,
};

export const v16: Dialect = {
  version: '1.6',
  subprotocol: 'ocpp1.6',
  // [OCPP-J 1.6 4.2.3 table 7] spelled as there; it has no word for what is no message, or none of a known type
  faultCodes: {
    formation: 'FormationViolation',
    framework: 'FormationViolation',
    internal: 'InternalError',
    'message-type': 'FormationViolation',
    'not-implemented': 'NotImplemented',
    'not-supported': 'NotSupported',
    occurrence: 'OccurenceConstraintViolation',
    property: 'PropertyConstraintViolation',
    security: 'SecurityError',
    type: 'TypeConstraintViolation',
  },
  frames: { unanswered: false, refusesUnknown: false },
  answer: answering({ version: '1.6', schemas, actions }),
  checkOutbound: outboundCheck(schemas, '1.6'),
  checkResult: (action, payload) => schemas.violations(`${action}Response`, payload),
  masked,
  maskedAnswer,
  control,
  lifecycle,
  localList,
  security,
};
