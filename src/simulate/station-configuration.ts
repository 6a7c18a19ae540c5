import { longestList } from './local-list.ts';

/** What can be set, or looked at, by name. */
export interface Setting {
  readonly value: string;
  /** Whether a value can be taken over; undefined where nobody can change it. */
  readonly valid?: (value: string) => boolean;
}

const wholeNumber = (min: number, max: number) => (value: string) =>
  /^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max;
const truth = (value: string) => /^(true|false)$/i.test(value);
export const sampledMeasurands = [
  'Energy.Active.Import.Register',
  'Power.Active.Import',
  'SoC',
  'Voltage',
  'Current.Import',
] as const;
export type SampledMeasurand = (typeof sampledMeasurands)[number];

const isMeasurand = (name: string): name is SampledMeasurand =>
  sampledMeasurands.some((known) => known === name);
export const measurandList = (value: string) =>
  value === '' || value.split(',').every((name) => isMeasurand(name.trim()));

/** What every version can set; each has a name in OCPP 1.6 [OCPP 1.6 9.1], by which it is known here. */
const common: Readonly<Record<string, Setting>> = {
  AllowOfflineTxForUnknownId: { value: 'true', valid: truth },
  AuthorizeRemoteTxRequests: { value: 'false', valid: truth },
  ClockAlignedDataInterval: { value: '0' },
  ConnectionTimeOut: { value: '60', valid: wholeNumber(1, 3600) },
  HeartbeatInterval: { value: '300', valid: wholeNumber(1, 86_400) },
  LocalAuthListEnabled: { value: 'true', valid: truth },
  LocalAuthListMaxLength: { value: String(longestList) },
  LocalAuthorizeOffline: { value: 'true', valid: truth },
  LocalPreAuthorize: { value: 'false', valid: truth },
  MeterValueSampleInterval: { value: '60', valid: wholeNumber(0, 86_400) },
  MeterValuesSampledData: {
    value: 'Energy.Active.Import.Register,Power.Active.Import,SoC',
    valid: measurandList,
  },
  ResetRetries: { value: '0' },
  SendLocalListMaxLength: { value: String(longestList) },
  StopTransactionOnEVSideDisconnect: { value: 'true' },
  StopTransactionOnInvalidId: { value: 'true', valid: truth },
  StopTxnSampledData: { value: 'Energy.Active.Import.Register', valid: measurandList },
  TransactionMessageAttempts: { value: '3', valid: wholeNumber(1, 100) },
  TransactionMessageRetryInterval: { value: '10', valid: wholeNumber(0, 3600) },
  UnlockConnectorOnEVSideDisconnect: { value: 'true' },
  WebSocketPingInterval: { value: '30', valid: wholeNumber(0, 86_400) },
};

/** The settings of a simulated charge point: those with an effect can be changed. */
export class StationConfiguration {
  private readonly settings: ReadonlyMap<string, Setting>;
  private readonly values = new Map<string, string>();

  /** @throws RangeError for an initial value that there is no setting for, or that it cannot have */
  constructor(own: Readonly<Record<string, Setting>>, initial: Readonly<Record<string, string>> = {}) {
    this.settings = new Map(Object.entries({ ...common, ...own }).toSorted(([a], [b]) => a.localeCompare(b)));
    for (const [name, { value }] of this.settings) this.values.set(name, value);
    for (const [name, value] of Object.entries(initial)) {
      const setting = this.settings.get(name);
      if (!setting || setting.valid?.(value) === false) {
        throw new RangeError(`no such setting: ${name}=${value}`);
      }
      this.values.set(name, value);
    }
  }

  get names(): readonly string[] {
    return [...this.settings.keys()];
  }

  value(name: string): string | undefined {
    return this.values.get(name);
  }

  isReadonly(name: string): boolean {
    return this.settings.get(name)?.valid === undefined;
  }

  number(name: string): number {
    return Number(this.values.get(name) ?? 0);
  }

  isOn(name: string): boolean {
    return this.values.get(name)?.toLowerCase() === 'true';
  }

  sampled(name: string): readonly SampledMeasurand[] {
    return (this.values.get(name) ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter(isMeasurand);
  }

  change(name: string, value: string): 'Accepted' | 'Rejected' | 'Unknown' {
    const setting = this.settings.get(name);
    if (!setting) return 'Unknown';
    if (!setting.valid?.(value)) return 'Rejected';
    this.values.set(name, value);
    return 'Accepted';
  }
}
