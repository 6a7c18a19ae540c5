import { beforeAll, describe, expect } from '@jest/globals';
import { registerValue } from '../kit/station-transaction.ts';
import { cases } from './certification.ts';
import type { Step } from './certification.ts';
import { peer } from './v201/peer.ts';

// The cases for a CSMS of OCPP 2.0.1 part 6, by their numbers.

const at = peer();
const now = () => new Date().toISOString();
const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
const evse = { id: 1, connectorId: 1 };
const card = (idToken: string) => ({ idToken, type: 'ISO14443' });
const accepted = { idTokenInfo: { status: 'Accepted' } };
const grouped = { idTokenInfo: { status: 'Accepted', groupIdToken: { idToken: 'GROUP1', type: 'Central' } } };

beforeAll(async () => {
  await at.desk.addToken('BLOCKED', { valid: false });
  await at.desk.addToken('MEMBER', { groupId: 'GROUP1' });
  await at.desk.addToken('MASTER', { groupId: 'GROUP1' });
});

const boot = (reason = 'PowerUp'): Step => [
  'BootNotification',
  { reason, chargingStation: { model: 'M', vendorName: 'V' } },
  { currentTime: time, interval: 300, status: 'Accepted' },
];
const connector = (connectorStatus: string): Step[] => [
  ['StatusNotification', { timestamp: now(), connectorStatus, evseId: 1, connectorId: 1 }, {}],
  [
    'NotifyEvent',
    {
      generatedAt: now(),
      seqNo: 0,
      eventData: [
        {
          eventId: 1,
          timestamp: now(),
          trigger: 'Delta',
          actualValue: connectorStatus,
          eventNotificationType: 'HardWiredNotification',
          component: { name: 'Connector', evse },
          variable: { name: 'AvailabilityState' },
        },
      ],
    },
    {},
  ],
];
const authorize = (idToken: string, answer: object = accepted): Step => [
  'Authorize',
  { idToken: card(idToken) },
  answer,
];

type Told = readonly [eventType: string, triggerReason: string, more?: object, answer?: object];
let transactions = 0;

/** A transaction, event by event. */
function transaction(...events: readonly Told[]): Step[] {
  const transactionId = `TC-${++transactions}`;
  return events.map(([eventType, triggerReason, more = {}, answer = {}], seqNo) => {
    const { transactionInfo = {}, ...rest } = more as { transactionInfo?: object };
    const info = { transactionId, ...transactionInfo };
    const given = { eventType, timestamp: now(), triggerReason, seqNo, transactionInfo: info, evse };
    return ['TransactionEvent', { ...given, ...rest }, answer];
  });
}
const state = (chargingState: string, more: object = {}) => ({ transactionInfo: { chargingState, ...more } });
const shown = (idToken: string) => ({ idToken: card(idToken) });
const charging: Told = ['Updated', 'ChargingStateChanged', state('Charging')];
const gone: Told = ['Ended', 'EVCommunicationLost', state('Idle', { stoppedReason: 'EVDisconnected' })];
const local: Told = [
  'Ended',
  'StopAuthorized',
  { ...state('EVConnected', { stoppedReason: 'Local' }), ...shown('TAG1') },
  accepted,
];
const told = (action: string, more: object, ...states: string[]): Step[] =>
  states.map((status) => [action, { status, ...more }, {}]);
const security = (type: string): Step => ['SecurityEventNotification', { type, timestamp: now() }, {}];
const data = (vendorId: string): Step => ['DataTransfer', { vendorId }, { status: 'UnknownVendorId' }];
const part = (requestId: number, seqNo: number, tbc: boolean): Step => [
  'NotifyReport',
  {
    requestId,
    generatedAt: now(),
    tbc,
    seqNo,
    reportData: [
      {
        component: { name: 'OCPPCommCtrlr' },
        variable: { name: `Variable${seqNo}` },
        variableAttribute: [{ value: String(seqNo) }],
      },
    ],
  },
  {},
];

describe('what a charging station says', () => {
  cases(at, [
    ['TC_B_01 cold boot', [boot(), ...connector('Available'), ['Heartbeat', {}, { currentTime: time }]]],
    ['TC_B_12 a report in many parts', [0, 1, 2, 3].map((seqNo) => part(12, seqNo, seqNo < 3))],
    [
      'TC_B_21 reset when idle',
      [
        ...transaction(['Started', 'Authorized', shown('TAG1'), accepted], charging, gone),
        boot('ScheduledReset'),
      ],
    ],
    ['TC_C_02 unknown', [authorize('STRANGER', { idTokenInfo: { status: 'Invalid' } })]],
    ['TC_C_06 blocked', [authorize('BLOCKED', { idTokenInfo: { status: 'Blocked' } })]],
    [
      'TC_C_39 stopped by one of the group',
      [
        authorize('MEMBER', grouped),
        ...transaction(
          ['Started', 'Authorized', shown('MEMBER'), grouped],
          charging,
          ['Updated', 'StopAuthorized', shown('MASTER'), grouped],
          gone,
        ),
      ],
    ],
    [
      'TC_C_49 stopped by the driver of a group himself',
      transaction(
        ['Started', 'Authorized', shown('MEMBER'), grouped],
        [
          'Ended',
          'StopAuthorized',
          { ...state('EVConnected', { stoppedReason: 'MasterPass' }), ...shown('MEMBER') },
          grouped,
        ],
      ),
    ],
    [
      'TC_C_47 stopped with a master pass',
      transaction(
        ['Started', 'Authorized', shown('MEMBER'), grouped],
        [
          'Ended',
          'StopAuthorized',
          { ...state('EVConnected', { stoppedReason: 'MasterPass' }), ...shown('MASTER') },
          grouped,
        ],
      ),
    ],
    [
      'TC_E_01 starts when authorized',
      [
        authorize('TAG1'),
        ...transaction(['Started', 'Authorized', shown('TAG1'), accepted], charging, local),
      ],
    ],
    [
      'TC_E_02 starts when the vehicle is connected',
      [
        ...connector('Occupied'),
        ...transaction(
          ['Started', 'CablePluggedIn', state('EVConnected')],
          ['Updated', 'Authorized', shown('TAG1'), accepted],
          charging,
          gone,
        ),
        ...connector('Available'),
      ],
    ],
    [
      'TC_E_03 starts with the energy',
      transaction(
        ['Started', 'ChargingStateChanged', { ...state('Charging'), ...shown('TAG1') }, accepted],
        gone,
      ),
    ],
    [
      'TC_E_04 starts offline',
      transaction(['Started', 'Authorized', { ...shown('TAG1'), offline: true }, accepted], charging, gone),
    ],
    [
      'TC_E_07 starts with the parking bay',
      transaction(
        ['Started', 'EVDetected'],
        ['Updated', 'Authorized', shown('TAG1'), accepted],
        ['Ended', 'EVDeparted'],
      ),
    ],
    [
      'TC_E_16 deauthorized',
      transaction(
        [
          'Started',
          'Authorized',
          { ...shown('STRANGER'), offline: true },
          { idTokenInfo: { status: 'Invalid' } },
        ],
        ['Ended', 'Deauthorized', state('EVConnected', { stoppedReason: 'DeAuthorized' })],
      ),
    ],
    [
      'TC_E_20 suspended by the vehicle, and by the station',
      transaction(
        ['Started', 'Authorized', shown('TAG1'), accepted],
        ['Updated', 'ChargingStateChanged', state('SuspendedEV')],
        ['Updated', 'ChargingStateChanged', state('SuspendedEVSE')],
        gone,
      ),
    ],
    [
      'TC_E_31 events that were queued come after the end',
      transaction(
        ['Started', 'Authorized', shown('TAG1'), accepted],
        ['Ended', 'EVCommunicationLost', { ...state('Idle'), seqNo: 3, offline: true }],
        ['Updated', 'StopAuthorized', { seqNo: 1, offline: true }],
        ['Updated', 'ChargingStateChanged', { ...state('EVConnected'), seqNo: 2, offline: true }],
      ),
    ],
    [
      'TC_F_01 remote start',
      transaction(
        ['Started', 'RemoteStart', { transactionInfo: { remoteStartId: 1 }, ...shown('TAG1') }, accepted],
        ['Ended', 'RemoteStop', state('EVConnected', { stoppedReason: 'Remote' })],
      ),
    ],
    ['TC_G_20 lock failure', connector('Faulted')],
    [
      'TC_H_07 a reservation ends',
      [['ReservationStatusUpdate', { reservationId: 1, reservationUpdateStatus: 'Expired' }, {}]],
    ],
    [
      'TC_J_01 meter values without a transaction',
      [['MeterValues', { evseId: 1, meterValue: [registerValue(1, now())] }, {}]],
    ],
    [
      'TC_J_02 meter values of a transaction',
      transaction(
        [
          'Started',
          'Authorized',
          { ...shown('TAG1'), meterValue: [registerValue(1, now(), 'Transaction.Begin')] },
          accepted,
        ],
        ['Updated', 'MeterValueClock', { meterValue: [registerValue(2, now(), 'Sample.Clock')] }],
        ['Updated', 'MeterValuePeriodic', { meterValue: [registerValue(3, now())] }],
        ['Ended', 'EVDeparted', { meterValue: [registerValue(4, now(), 'Transaction.End')] }],
      ),
    ],
    [
      'TC_K_37 limits from elsewhere',
      [
        ['NotifyChargingLimit', { chargingLimit: { chargingLimitSource: 'EMS' } }, {}],
        ['ClearedChargingLimit', { chargingLimitSource: 'EMS' }, {}],
      ],
    ],
    [
      'TC_L_01 firmware update',
      [
        ...told(
          'FirmwareStatusNotification',
          { requestId: 1 },
          'Downloading',
          'Downloaded',
          'SignatureVerified',
        ),
        ...connector('Unavailable'),
        ...told('FirmwareStatusNotification', { requestId: 1 }, 'Installing', 'InstallRebooting'),
        boot('FirmwareUpdate'),
        security('FirmwareUpdated'),
        ...connector('Available'),
        ...told('FirmwareStatusNotification', { requestId: 1 }, 'Installed'),
      ],
    ],
    ['TC_L_05 invalid firmware certificate', [security('InvalidFirmwareSigningCertificate')]],
    ['TC_L_06 invalid signature', told('FirmwareStatusNotification', { requestId: 1 }, 'InvalidSignature')],
    ['TC_A_14 invalid certificate', [security('InvalidChargingStationCertificate')]],
    ['TC_N_25 log uploaded', told('LogStatusNotification', { requestId: 1 }, 'Uploading', 'Uploaded')],
    [
      'TC_N_46 customer information',
      [['NotifyCustomerInformation', { data: 'x', seqNo: 0, generatedAt: now(), requestId: 1 }, {}]],
    ],
    ['TC_O_06 display messages', [['NotifyDisplayMessages', { requestId: 1 }, {}]]],
    ['TC_P_02 data transfer', [data('com.example')]],
  ]);
});
