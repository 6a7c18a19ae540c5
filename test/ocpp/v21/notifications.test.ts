import { describe, expect, test } from '@jest/globals';
import type { StationEvent } from '../../../src/core/model/station-event.ts';
import { peer } from '../v201/peer.ts';

const at = peer({}, '2.1');
const timestamp = '2026-03-01T10:00:00Z';
const then = Date.parse(timestamp);

async function newest(): Promise<StationEvent | undefined> {
  const events = await at.desk.store.stationEvents('CP1', { limit: 50 });
  return events.find(({ kind }) => kind !== 'violation');
}

type Case = [action: string, payload: object, answer: object, event: Partial<StationEvent>];

const unsupported = { reasonCode: 'UnsupportedRequest' };
const battery = { evseId: 3, serialNumber: 'SN1', soC: 20, soH: 98 };
const idToken = { idToken: 'TAG1', type: 'ISO14443' };
const payment = { pspRef: 'PSP-1', settlementAmount: 12.5, settlementTime: timestamp };

describe('what 2.1 adds is answered, and noted as a station event', () => {
  test.each<Case>([
    [
      'BatterySwap',
      {
        eventType: 'BatteryIn',
        requestId: 5,
        idToken,
        batteryData: [battery, { ...battery, serialNumber: 'SN2' }],
      },
      {},
      { kind: 'session', severity: 'info', text: 'battery swap 5: SN1, SN2 was put in' },
    ],
    [
      'BatterySwap',
      { eventType: 'BatteryOutTimeout', requestId: 5, idToken, batteryData: [battery] },
      {},
      {
        severity: 'warning',
        details: { requestId: 5, eventType: 'BatteryOutTimeout', batteryData: [battery] },
      },
    ],
    [
      'OpenPeriodicEventStream',
      { constantStreamData: { id: 3, variableMonitoringId: 7, params: { interval: 5 } } },
      { status: 'Rejected', statusInfo: unsupported },
      { kind: 'monitoring', severity: 'info', details: { stream: 3, monitor: 7 } },
    ],
    [
      'ClosePeriodicEventStream',
      { id: 3 },
      {},
      { kind: 'monitoring', severity: 'info', text: 'event stream 3 was closed', details: { stream: 3 } },
    ],
    [
      'NotifyDERAlarm',
      { controlType: 'VoltWatt', gridEventFault: 'OverVoltage', timestamp },
      {},
      {
        kind: 'monitoring',
        severity: 'warning',
        text: 'grid: VoltWatt takes over, OverVoltage',
        at: then,
        details: { controlType: 'VoltWatt', ended: false, gridEventFault: 'OverVoltage' },
      },
    ],
    [
      'NotifyDERAlarm',
      { controlType: 'VoltWatt', alarmEnded: true, timestamp },
      {},
      { severity: 'info', text: 'grid: VoltWatt takes over no longer' },
    ],
    [
      'NotifyDERStartStop',
      { controlId: 'C1', started: true, timestamp, supersededIds: ['C0'] },
      {},
      {
        kind: 'charging-limit',
        severity: 'info',
        text: 'grid control C1 begins',
        at: then,
        details: { controlId: 'C1', started: true, supersededIds: ['C0'] },
      },
    ],
    [
      'ReportDERControl',
      {
        requestId: 4,
        tbc: true,
        gradient: [{ id: 'G1', gradient: { priority: 1, gradient: 2, softGradient: 3 } }],
      },
      {},
      { kind: 'charging-limit', text: 'grid controls for request 4: gradient, more to come' },
    ],
    [
      'NotifyPriorityCharging',
      { transactionId: 'T9', activated: false },
      {},
      {
        kind: 'charging-limit',
        severity: 'info',
        text: 'priority charging of transaction T9 ends',
        details: { transactionId: 'T9', activated: false },
      },
    ],
    [
      'PullDynamicScheduleUpdate',
      { chargingProfileId: 8 },
      { status: 'Rejected', statusInfo: { reasonCode: 'InvalidProfile' } },
      { kind: 'charging-limit', severity: 'info', details: { chargingProfileId: 8 } },
    ],
    [
      'NotifySettlement',
      {
        ...payment,
        status: 'Settled',
        transactionId: 'T9',
        receiptUrl: 'https://r.example/1',
        vatNumber: 'DE1',
      },
      {},
      {
        kind: 'session',
        severity: 'info',
        text: 'the payment of transaction T9: Settled, 12.5',
        at: then,
        details: {
          pspRef: 'PSP-1',
          status: 'Settled',
          settlementAmount: 12.5,
          transactionId: 'T9',
          receiptUrl: 'https://r.example/1',
        },
      },
    ],
    [
      'NotifySettlement',
      { ...payment, status: 'Failed' },
      {},
      { severity: 'alarm', text: 'a payment: Failed, 12.5' },
    ],
    [
      'SignCertificate',
      { csr: 'x', certificateType: 'V2G20Certificate', requestId: 2 },
      { status: 'Rejected', statusInfo: unsupported },
      { kind: 'certificate', severity: 'warning', details: { certificateType: 'V2G20Certificate' } },
    ],
  ])('%s %j', async (action, payload, answer, event) => {
    expect(await at.station.call(action, payload)).toEqual(answer);
    expect(await newest()).toMatchObject(event);
  });
});

describe('what is asked and not known here', () => {
  const certificateHashData = {
    hashAlgorithm: 'SHA256',
    issuerNameHash: 'a1',
    issuerKeyHash: 'b2',
    serialNumber: '0c',
  };

  test('is the status of certificates: failed for each, and nothing to be remembered', async () => {
    const asked = ['OCSP', 'CRL'].map((source) => ({ source, urls: ['http://x'], certificateHashData }));
    const before = Date.now();
    const answer = await at.station.call('GetCertificateChainStatus', {
      certificateStatusRequests: [...asked, { source: 'OCSP', certificateHashData: {} }],
    });
    expect(answer).toEqual({
      certificateStatus: ['OCSP', 'CRL'].map((source) => ({
        certificateHashData,
        source,
        status: 'Failed',
        nextUpdate: expect.any(String),
      })),
    });
    const [first] = answer['certificateStatus'] as [{ nextUpdate: string }];
    expect(Date.parse(first.nextUpdate)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(first.nextUpdate)).toBeLessThanOrEqual(Date.now());
    expect(await newest()).toMatchObject({ kind: 'certificate', severity: 'info' });
  });

  test('is whether a VAT number is one', async () => {
    const vatNumber = 'DE123456789';
    const refused = { status: 'Rejected', vatNumber, statusInfo: unsupported };
    expect(await at.station.call('VatNumberValidation', { vatNumber })).toEqual(refused);
    expect(await at.station.call('VatNumberValidation', { vatNumber, evseId: 2 })).toEqual({
      ...refused,
      evseId: 2,
    });
  });

  test('is how a vehicle should charge: one of ISO 15118-20 is not told that it cannot', async () => {
    const needs = { requestedEnergyTransfer: 'AC_three_phase' };
    const ask = (chargingNeeds: object) =>
      at.station.call('NotifyEVChargingNeeds', { evseId: 1, chargingNeeds });
    expect(await ask(needs)).toEqual({ status: 'Rejected', statusInfo: unsupported });
    expect(await ask({ ...needs, controlMode: 'ScheduledControl' })).toEqual({
      status: 'NoChargingProfile',
      statusInfo: unsupported,
    });
  });
});

test('priority charging changes what is planned for the session', async () => {
  const told: (readonly { readonly transactionId: string }[])[] = [];
  at.desk.desk.keeps({
    reservationEnded: () => Promise.resolve(),
    limitsChanged: (sessions) => void told.push(sessions),
  });
  const transaction = at.transaction();
  await transaction.start('TAG1');
  await at.station.call('NotifyPriorityCharging', { transactionId: transaction.id, activated: true });
  expect(told.map((sessions) => sessions.map(({ transactionId }) => transactionId))).toEqual([
    [transaction.id],
  ]);
  await transaction.end();
});

test('a reservation that was used without a transaction is over', async () => {
  const ended: unknown[] = [];
  at.desk.desk.keeps({
    reservationEnded: (ref, how) => {
      ended.push([ref, how]);
      return Promise.resolve();
    },
    limitsChanged: () => undefined,
  });
  const update = { reservationId: 6, reservationUpdateStatus: 'NoTransaction' };
  expect(await at.station.call('ReservationStatusUpdate', update)).toEqual({});
  expect(ended).toEqual([[{ stationId: 'CP1', number: 6 }, 'removed']]);
});
