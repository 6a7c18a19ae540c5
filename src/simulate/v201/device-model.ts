import type { CommandTarget } from '../command-target.ts';
import { longestList } from '../local-list.ts';
import { sampledMeasurands } from '../station-configuration.ts';
import type { StationConnector } from '../station-connector.ts';
import { connectorStatus } from './status.ts';

export interface Evse {
  readonly id: number;
  readonly connectorId?: number;
}

type DataType =
  'MemberList' | 'OptionList' | 'SequenceList' | 'boolean' | 'dateTime' | 'decimal' | 'integer' | 'string';

/** A variable of the device model with its one attribute, Actual. */
export interface Variable {
  readonly component: string;
  readonly evse?: Evse;
  readonly name: string;
  readonly instance?: string;
  readonly dataType: DataType;
  readonly mutability: 'ReadOnly' | 'ReadWrite' | 'WriteOnly';
  /** None where it can only be written. */
  readonly value?: string;
  readonly unit?: string;
  readonly maxLimit?: number;
  readonly valuesList?: string;
  /** The setting that it is, where it is one. */
  readonly setting?: string;
}

type Fixed = Pick<Variable, 'evse' | 'instance' | 'maxLimit' | 'unit' | 'valuesList'>;

function fixed(
  component: string,
  name: string,
  value: boolean | number | string,
  more: Fixed = {},
): Variable {
  const dataType: DataType =
    typeof value === 'boolean'
      ? 'boolean'
      : typeof value === 'string'
        ? 'string'
        : Number.isInteger(value)
          ? 'integer'
          : 'decimal';
  return { component, name, dataType, mutability: 'ReadOnly', value: String(value), ...more };
}

/** Component, variable, setting, type, unit or instance: what can be set, and what it is called in 1.6. */
const settings: readonly (readonly [string, string, string, DataType, Fixed?])[] = [
  ['AlignedDataCtrlr', 'Interval', 'ClockAlignedDataInterval', 'integer', { unit: 's' }],
  ['AuthCtrlr', 'AuthorizeRemoteStart', 'AuthorizeRemoteTxRequests', 'boolean'],
  ['AuthCtrlr', 'LocalAuthorizeOffline', 'LocalAuthorizeOffline', 'boolean'],
  ['AuthCtrlr', 'LocalPreAuthorize', 'LocalPreAuthorize', 'boolean'],
  ['AuthCtrlr', 'OfflineTxForUnknownIdEnabled', 'AllowOfflineTxForUnknownId', 'boolean'],
  ['LocalAuthListCtrlr', 'Enabled', 'LocalAuthListEnabled', 'boolean'],
  ['OCPPCommCtrlr', 'HeartbeatInterval', 'HeartbeatInterval', 'integer', { unit: 's' }],
  [
    'OCPPCommCtrlr',
    'MessageAttemptInterval',
    'TransactionMessageRetryInterval',
    'integer',
    { unit: 's', instance: 'TransactionEvent' },
  ],
  [
    'OCPPCommCtrlr',
    'MessageAttempts',
    'TransactionMessageAttempts',
    'integer',
    { instance: 'TransactionEvent' },
  ],
  ['OCPPCommCtrlr', 'ResetRetries', 'ResetRetries', 'integer'],
  ['OCPPCommCtrlr', 'UnlockOnEVSideDisconnect', 'UnlockConnectorOnEVSideDisconnect', 'boolean'],
  ['OCPPCommCtrlr', 'WebSocketPingInterval', 'WebSocketPingInterval', 'integer', { unit: 's' }],
  ['SampledDataCtrlr', 'TxEndedMeasurands', 'StopTxnSampledData', 'MemberList'],
  ['SampledDataCtrlr', 'TxStartedMeasurands', 'TxStartedMeasurands', 'MemberList'],
  ['SampledDataCtrlr', 'TxUpdatedInterval', 'MeterValueSampleInterval', 'integer', { unit: 's' }],
  ['SampledDataCtrlr', 'TxUpdatedMeasurands', 'MeterValuesSampledData', 'MemberList'],
  ['TariffCostCtrlr', 'Currency', 'Currency', 'string'],
  ['TxCtrlr', 'EVConnectionTimeOut', 'ConnectionTimeOut', 'integer', { unit: 's' }],
  ['TxCtrlr', 'StopTxOnEVSideDisconnect', 'StopTransactionOnEVSideDisconnect', 'boolean'],
  ['TxCtrlr', 'StopTxOnInvalidId', 'StopTransactionOnInvalidId', 'boolean'],
];

function settable({ configuration }: CommandTarget): readonly Variable[] {
  return settings.map(([component, name, setting, dataType, more]) => ({
    component,
    name,
    setting,
    dataType,
    mutability: configuration.isReadonly(setting) ? 'ReadOnly' : 'ReadWrite',
    value: configuration.value(setting) ?? '',
    ...(dataType === 'MemberList' && { valuesList: sampledMeasurands.join(',') }),
    ...more,
  }));
}

function available(connectors: readonly StationConnector[]): string {
  return connectors.some(({ operative }) => operative) ? 'Available' : 'Unavailable';
}

function hardware(target: CommandTarget): readonly Variable[] {
  const { station, connectors } = target;
  return [
    fixed('ChargingStation', 'AvailabilityState', available(connectors)),
    fixed('ChargingStation', 'Available', true),
    fixed('ChargingStation', 'Model', station.model.slice(0, 20)),
    fixed('ChargingStation', 'Problem', false),
    fixed('ChargingStation', 'SerialNumber', station.id.slice(0, 25)),
    fixed('ChargingStation', 'SupplyPhases', 3),
    fixed('ChargingStation', 'VendorName', station.vendor.slice(0, 50)),
    fixed('ChargingStation', 'FirmwareVersion', target.firmware),
    ...connectors.flatMap(evseVariables),
  ];
}

function evseVariables(connector: StationConnector): readonly Variable[] {
  const { id, state, operative, current, maxPowerW, phases, meter } = connector;
  const evse = { id };
  const plug = { id, connectorId: 1 };
  const isDc = current === 'DC';
  const powerW = meter.read(Date.now()).powerW;
  return [
    fixed('EVSE', 'AvailabilityState', connectorStatus(state), { evse }),
    fixed('EVSE', 'Available', true, { evse }),
    fixed('EVSE', 'Enabled', operative, { evse }),
    fixed('EVSE', 'Power', powerW, { evse, unit: 'W', maxLimit: maxPowerW }),
    fixed('EVSE', 'Problem', false, { evse }),
    fixed('EVSE', 'SupplyPhases', isDc ? 0 : phases, { evse }),
    fixed('Connector', 'AvailabilityState', connectorStatus(state), { evse: plug }),
    fixed('Connector', 'Available', true, { evse: plug }),
    fixed('Connector', 'ConnectorType', isDc ? 'cCCS2' : 'sType2', { evse: plug }),
    fixed('Connector', 'Enabled', operative, { evse: plug }),
    fixed('Connector', 'Problem', false, { evse: plug }),
    fixed('Connector', 'SupplyPhases', isDc ? 0 : phases, { evse: plug }),
  ];
}

function controllers(target: CommandTarget): readonly Variable[] {
  const { localList, display, configuration } = target;
  return [
    fixed('AlignedDataCtrlr', 'Measurands', configuration.value('MeterValuesSampledData') ?? ''),
    fixed('AuthCtrlr', 'Enabled', true),
    fixed('AuthCacheCtrlr', 'Available', false),
    fixed('AuthCacheCtrlr', 'Enabled', false),
    { ...fixed('ClockCtrlr', 'DateTime', new Date().toISOString()), dataType: 'dateTime' },
    { ...fixed('ClockCtrlr', 'TimeSource', 'NTP'), dataType: 'SequenceList', valuesList: 'NTP' },
    ...(['GetReport', 'GetVariables', 'SetVariables'] as const).flatMap((instance) => [
      fixed('DeviceDataCtrlr', 'BytesPerMessage', 1_000_000, { instance }),
      fixed('DeviceDataCtrlr', 'ItemsPerMessage', 100, { instance }),
    ]),
    fixed('DisplayMessageCtrlr', 'Available', true),
    fixed('DisplayMessageCtrlr', 'DisplayMessages', display.messages.size),
    fixed('DisplayMessageCtrlr', 'SupportedFormats', 'ASCII,UTF8'),
    fixed('DisplayMessageCtrlr', 'SupportedPriorities', 'AlwaysFront,InFront,NormalCycle'),
    fixed('LocalAuthListCtrlr', 'Available', true),
    fixed('LocalAuthListCtrlr', 'BytesPerMessage', 1_000_000),
    fixed('LocalAuthListCtrlr', 'Entries', localList.size, { maxLimit: longestList }),
    fixed('LocalAuthListCtrlr', 'ItemsPerMessage', longestList),
  ];
}

function securityProfile({ station: { url, tls, password } }: CommandTarget): number {
  if (tls?.cert !== undefined) return 3;
  if (url.startsWith('wss:')) return 2;
  return password === undefined ? 0 : 1;
}

function communication(target: CommandTarget): readonly Variable[] {
  const { station } = target;
  return [
    fixed('OCPPCommCtrlr', 'FileTransferProtocols', 'HTTP,HTTPS'),
    fixed('OCPPCommCtrlr', 'MessageTimeout', Math.ceil(station.callTimeoutMs / 1000), {
      instance: 'Default',
      unit: 's',
    }),
    fixed('OCPPCommCtrlr', 'NetworkConfigurationPriority', '0'),
    fixed('OCPPCommCtrlr', 'NetworkProfileConnectionAttempts', 1),
    fixed('OCPPCommCtrlr', 'OfflineThreshold', 0, { unit: 's' }),
    fixed('ReservationCtrlr', 'Available', true),
    fixed('ReservationCtrlr', 'Enabled', true),
    fixed('ReservationCtrlr', 'NonEvseSpecific', true),
    fixed('SampledDataCtrlr', 'Available', true),
    fixed('SampledDataCtrlr', 'Enabled', true),
    fixed('SampledDataCtrlr', 'TxEndedInterval', 0, { unit: 's' }),
    {
      component: 'SecurityCtrlr',
      name: 'BasicAuthPassword',
      dataType: 'string',
      mutability: 'WriteOnly',
      maxLimit: 40,
    },
    fixed('SecurityCtrlr', 'CertificateEntries', station.tls?.cert === undefined ? 0 : 1),
    fixed('SecurityCtrlr', 'Identity', station.id.slice(0, 48)),
    fixed('SecurityCtrlr', 'OrganizationName', station.vendor),
    fixed('SecurityCtrlr', 'SecurityProfile', securityProfile(target)),
    fixed('SmartChargingCtrlr', 'Available', true),
    fixed('SmartChargingCtrlr', 'Enabled', true),
    fixed('SmartChargingCtrlr', 'Entries', target.profiles.find({}).length, {
      instance: 'ChargingProfiles',
      maxLimit: 100,
    }),
    fixed('SmartChargingCtrlr', 'LimitChangeSignificance', 0),
    fixed('SmartChargingCtrlr', 'PeriodsPerSchedule', 1024),
    fixed('SmartChargingCtrlr', 'ProfileStackLevel', 10),
    fixed('SmartChargingCtrlr', 'RateUnit', 'A,W'),
    fixed('TariffCostCtrlr', 'Available', true, { instance: 'Cost' }),
    fixed('TariffCostCtrlr', 'Enabled', true, { instance: 'Cost' }),
    {
      ...fixed('TxCtrlr', 'TxStartPoint', 'PowerPathClosed'),
      dataType: 'MemberList',
      valuesList: 'PowerPathClosed',
    },
    {
      ...fixed('TxCtrlr', 'TxStopPoint', 'PowerPathClosed'),
      dataType: 'MemberList',
      valuesList: 'PowerPathClosed',
    },
  ];
}

/** What the charge point is and can do, as it is now [OCPP 2.0.1 part 2 appendix 3]: nothing that has no effect. */
export function deviceModel(target: CommandTarget): readonly Variable[] {
  return [...hardware(target), ...settable(target), ...controllers(target), ...communication(target)];
}
