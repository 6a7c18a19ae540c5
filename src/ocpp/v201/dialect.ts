import { answering } from '../action-table.ts';
import type { Dialect } from '../dialect.ts';
import { masked, maskedAnswer } from '../payload/masked.ts';
import { outboundCheck } from '../payload/outbound.ts';
import {
  notifyCustomerInformation,
  notifyDisplayMessages,
  notifyMonitoringReport,
  reportChargingProfiles,
} from './asked-report.ts';
import { authorize } from './authorize.ts';
import { bootNotification } from './boot-notification.ts';
import { clearedChargingLimit, notifyChargingLimit } from './charging-limit.ts';
import { get15118EvCertificate, getCertificateStatus } from './contract-certificate.ts';
import { control } from './control.ts';
import { cost } from './cost.ts';
import { dataTransfer } from './data-transfer.ts';
import { heartbeat } from './heartbeat.ts';
import { inventory } from './inventory.ts';
import { lifecycle } from './lifecycle.ts';
import { localList } from './local-list.ts';
import { meterValues } from './meter-values.ts';
import { notifyEvent } from './notify-event.ts';
import { notifyReport } from './notify-report.ts';
import {
  firmwareStatusNotification,
  logStatusNotification,
  publishFirmwareStatusNotification,
} from './progress.ts';
import { reservationStatusUpdate } from './reservation-status-update.ts';
import { schemas } from './schemas.ts';
import { security } from './security.ts';
import { securityEventNotification } from '../payload/security-event-notification.ts';
import { signCertificate } from './sign-certificate.ts';
import { statusNotification } from './status-notification.ts';
import { transactionEvent } from './transaction-event.ts';
import { notifyEvChargingNeeds, notifyEvChargingSchedule } from './vehicle-schedule.ts';

/** What a station may say, and who answers. */
export const actions = {
  Authorize: authorize,
  BootNotification: bootNotification,
  ClearedChargingLimit: clearedChargingLimit,
  DataTransfer: dataTransfer,
  FirmwareStatusNotification: firmwareStatusNotification,
  Get15118EVCertificate: get15118EvCertificate,
  GetCertificateStatus: getCertificateStatus,
  Heartbeat: heartbeat,
  LogStatusNotification: logStatusNotification,
  MeterValues: meterValues,
  NotifyChargingLimit: notifyChargingLimit,
  NotifyCustomerInformation: notifyCustomerInformation,
  NotifyDisplayMessages: notifyDisplayMessages,
  NotifyEVChargingNeeds: notifyEvChargingNeeds,
  NotifyEVChargingSchedule: notifyEvChargingSchedule,
  NotifyEvent: notifyEvent,
  NotifyMonitoringReport: notifyMonitoringReport,
  NotifyReport: notifyReport,
  PublishFirmwareStatusNotification: publishFirmwareStatusNotification,
  ReportChargingProfiles: reportChargingProfiles,
  ReservationStatusUpdate: reservationStatusUpdate,
  SecurityEventNotification: securityEventNotification,
  SignCertificate: signCertificate,
  StatusNotification: statusNotification,
  TransactionEvent: transactionEvent,
};

export const v201: Dialect = {
  version: '2.0.1',
  subprotocol: 'ocpp2.0.1',
  // [OCPP-J 2.0.1 4.3] spelled as in its table
  faultCodes: {
    formation: 'FormatViolation',
    framework: 'RpcFrameworkError',
    internal: 'InternalError',
    'message-type': 'MessageTypeNotSupported',
    'not-implemented': 'NotImplemented',
    'not-supported': 'NotSupported',
    occurrence: 'OccurrenceConstraintViolation',
    property: 'PropertyConstraintViolation',
    security: 'SecurityError',
    type: 'TypeConstraintViolation',
  },
  frames: { unanswered: false, refusesUnknown: true },
  answer: answering({ version: '2.0.1', schemas, actions }),
  checkOutbound: outboundCheck(schemas, '2.0.1'),
  checkResult: (action, payload) => schemas.violations(`${action}Response`, payload),
  masked,
  maskedAnswer,
  control,
  cost,
  inventory,
  lifecycle,
  localList,
  security,
};
