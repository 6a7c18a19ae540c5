import { answering } from '../action-table.ts';
import type { Dialect } from '../dialect.ts';
import { outboundCheck } from '../payload/outbound.ts';
import { cost } from '../v201/cost.ts';
import { actions as base, v201 } from '../v201/dialect.ts';
import { authorize } from './authorize.ts';
import { batterySwap } from './battery-swap.ts';
import { getCertificateChainStatus } from './certificate-chain-status.ts';
import { setTariffs } from './default-tariffs.ts';
import { notifyDerAlarm, notifyDerStartStop, reportDerControl } from './der-control.ts';
import { pullDynamicScheduleUpdate } from './dynamic-schedule.ts';
import {
  closePeriodicEventStream,
  notifyPeriodicEventStream,
  openPeriodicEventStream,
} from './event-stream.ts';
import { notifyPriorityCharging } from './priority-charging.ts';
import { reservationStatusUpdate } from './reservation-status-update.ts';
import { schemas } from './schemas.ts';
import { security } from './security.ts';
import { notifySettlement, vatNumberValidation } from './settlement.ts';
import { signCertificate } from './sign-certificate.ts';
import { notifyEvChargingNeeds } from './vehicle-schedule.ts';

const actions = {
  ...base,
  Authorize: authorize,
  BatterySwap: batterySwap,
  ClosePeriodicEventStream: closePeriodicEventStream,
  GetCertificateChainStatus: getCertificateChainStatus,
  NotifyDERAlarm: notifyDerAlarm,
  NotifyDERStartStop: notifyDerStartStop,
  NotifyEVChargingNeeds: notifyEvChargingNeeds,
  NotifyPriorityCharging: notifyPriorityCharging,
  NotifySettlement: notifySettlement,
  OpenPeriodicEventStream: openPeriodicEventStream,
  PullDynamicScheduleUpdate: pullDynamicScheduleUpdate,
  ReportDERControl: reportDerControl,
  ReservationStatusUpdate: reservationStatusUpdate,
  SignCertificate: signCertificate,
  VatNumberValidation: vatNumberValidation,
};

/** What a station may say without wanting an answer. */
const sends = { NotifyPeriodicEventStream: notifyPeriodicEventStream };

export const v21: Dialect = {
  ...v201,
  version: '2.1',
  subprotocol: 'ocpp2.1',
  frames: { unanswered: true, refusesUnknown: true },
  answer: answering({ version: '2.1', schemas, actions }),
  hear: answering({ version: '2.1', schemas, actions: sends }),
  checkOutbound: outboundCheck(schemas, '2.1'),
  checkResult: (action, payload) => schemas.violations(`${action}Response`, payload),
  cost: { ...cost, setTariffs },
  security,
};
