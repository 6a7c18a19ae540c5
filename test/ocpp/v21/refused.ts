import type { Refused } from '../answer-suite.ts';
import { refused as base } from '../v201/refused.ts';

const [missing, mistyped, wrong] = [
  'OccurrenceConstraintViolation',
  'TypeConstraintViolation',
  'PropertyConstraintViolation',
];

/** What stations of 2.1 may not say, by action. */
export const refused: Readonly<Record<string, Refused>> = {
  ...base,
  BatterySwap: [
    [{ requestId: 1, batteryData: [{}] }, missing, '/eventType'],
    [{ eventType: 'BatteryIn', requestId: 1, batteryData: 'SN1' }, mistyped, '/batteryData'],
    [{ eventType: 'BatteryGone', requestId: 1, batteryData: [{}] }, wrong, '/eventType'],
  ],
  ClosePeriodicEventStream: [
    [{}, missing, '/id'],
    [{ id: 'one' }, mistyped, '/id'],
  ],
  GetCertificateChainStatus: [
    [{}, missing, '/certificateStatusRequests'],
    [{ certificateStatusRequests: 'all' }, mistyped, '/certificateStatusRequests'],
    [{ certificateStatusRequests: [{ source: 'OCSP' }] }, wrong, 'names no certificate'],
  ],
  NotifyDERAlarm: [
    [{ alarmEnded: true }, missing, '/controlType'],
    [{ controlType: {} }, mistyped, '/controlType'],
  ],
  NotifyDERStartStop: [
    [{ started: true }, missing, '/controlId'],
    [{ controlId: 'C1', started: 'yes' }, mistyped, '/started'],
  ],
  NotifyPriorityCharging: [
    [{ activated: true }, missing, '/transactionId'],
    [{ transactionId: 'T1', activated: 1 }, mistyped, '/activated'],
  ],
  NotifySettlement: [
    [{ status: 'Settled' }, missing, '/pspRef'],
    [{ pspRef: [], status: 'Settled' }, mistyped, '/pspRef'],
    [{ pspRef: 'P1', status: 'Paid' }, wrong, '/status'],
  ],
  OpenPeriodicEventStream: [
    [{}, missing, '/constantStreamData'],
    [{ constantStreamData: 7 }, mistyped, '/constantStreamData'],
  ],
  PullDynamicScheduleUpdate: [
    [{}, missing, '/chargingProfileId'],
    [{ chargingProfileId: true }, mistyped, '/chargingProfileId'],
  ],
  ReportDERControl: [
    [{ curve: [] }, missing, '/requestId'],
    [{ requestId: 'one' }, mistyped, '/requestId'],
  ],
  VatNumberValidation: [
    [{ evseId: 1 }, missing, '/vatNumber'],
    [{ vatNumber: {} }, mistyped, '/vatNumber'],
    [{ vatNumber: '1'.repeat(21) }, wrong, '/vatNumber'],
  ],
};
