import type { Refused } from '../answer-suite.ts';

const [missing, mistyped, wrong, malformed] = [
  'OccurrenceConstraintViolation',
  'TypeConstraintViolation',
  'PropertyConstraintViolation',
  'FormatViolation',
];

const progress: Refused = [
  [{ requestId: 1 }, missing, '/status'],
  [{ status: null }, mistyped, '/status'],
];
const asked: Refused = [
  [{ seqNo: 0 }, missing, '/requestId'],
  [{ requestId: 'one' }, mistyped, '/requestId'],
];

/** What stations of 2.x may not say, by action. */
export const refused: Readonly<Record<string, Refused>> = {
  Authorize: [
    [{}, missing, '/idToken'],
    [{ idToken: 'TAG1' }, mistyped, '/idToken'],
  ],
  BootNotification: [
    [{ reason: 'PowerUp' }, missing, '/chargingStation'],
    [{ reason: 'PowerUp', chargingStation: 'V' }, mistyped, '/chargingStation'],
  ],
  ClearedChargingLimit: [
    [{ evseId: 1 }, missing, '/chargingLimitSource'],
    [{ chargingLimitSource: {} }, mistyped, '/chargingLimitSource'],
  ],
  DataTransfer: [
    [{ data: 'x' }, missing, '/vendorId'],
    [{ vendorId: [] }, mistyped, '/vendorId'],
  ],
  FirmwareStatusNotification: progress,
  Get15118EVCertificate: [
    [{ action: 'Install', iso15118SchemaVersion: '1' }, missing, '/exiRequest'],
    [{ exiRequest: 1 }, mistyped, '/exiRequest'],
  ],
  GetCertificateStatus: [
    [{}, missing, '/ocspRequestData'],
    [{ ocspRequestData: 'x' }, mistyped, '/ocspRequestData'],
  ],
  Heartbeat: [[[], malformed, 'the payload is not a JSON object']],
  LogStatusNotification: progress,
  MeterValues: [
    [{ meterValue: [] }, missing, '/evseId'],
    [{ evseId: 1, meterValue: 'none' }, mistyped, '/meterValue'],
  ],
  NotifyChargingLimit: [
    [{ evseId: 1 }, missing, '/chargingLimit'],
    [{ chargingLimit: 'EMS' }, mistyped, '/chargingLimit'],
  ],
  NotifyCustomerInformation: asked,
  NotifyDisplayMessages: asked,
  NotifyEVChargingNeeds: [
    [{ evseId: 1 }, missing, '/chargingNeeds'],
    [{ evseId: [], chargingNeeds: {} }, mistyped, '/evseId'],
  ],
  NotifyEVChargingSchedule: [
    [{ chargingSchedule: {} }, missing, '/evseId'],
    [{ evseId: 1, chargingSchedule: 1 }, mistyped, '/chargingSchedule'],
  ],
  NotifyEvent: [
    [{ seqNo: 0 }, missing, '/eventData'],
    [{ eventData: 'none' }, mistyped, '/eventData'],
  ],
  NotifyMonitoringReport: asked,
  NotifyReport: [
    [{ seqNo: 0 }, missing, '/requestId'],
    [{ requestId: 1, seqNo: null }, mistyped, '/seqNo'],
  ],
  PublishFirmwareStatusNotification: progress,
  ReportChargingProfiles: asked,
  ReservationStatusUpdate: [
    [{ reservationUpdateStatus: 'Expired' }, missing, '/reservationId'],
    [{ reservationId: 1, reservationUpdateStatus: 'Used' }, wrong, '/reservationUpdateStatus'],
  ],
  SecurityEventNotification: [
    [{ timestamp: '2026-03-01T10:00:00Z' }, missing, '/type'],
    [{ type: null }, mistyped, '/type'],
  ],
  SignCertificate: [
    [{}, missing, '/csr'],
    [{ csr: 5 }, mistyped, '/csr'],
    [{ csr: 'x', certificateType: 'Other' }, wrong, '/certificateType'],
  ],
  StatusNotification: [
    [{ connectorId: 1, connectorStatus: 'Available' }, missing, '/evseId'],
    [{ evseId: 'one', connectorId: 1, connectorStatus: 'Available' }, mistyped, '/evseId'],
    [{ evseId: 1, connectorId: 1, connectorStatus: 'Charging' }, wrong, '/connectorStatus'],
  ],
  TransactionEvent: [
    [{ eventType: 'Started', seqNo: 0 }, missing, '/transactionInfo'],
    [{ eventType: 5, transactionInfo: { transactionId: 'T' } }, mistyped, '/eventType'],
    [{ eventType: 'Paused', transactionInfo: { transactionId: 'T' } }, wrong, '/eventType'],
  ],
};
