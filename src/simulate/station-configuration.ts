interface Key {
  value: string;
  readonly readonly: boolean;
  readonly valid: (value: string) => boolean;
}

const wholeNumber = (min: number, max: number) => (value: string) =>
  /^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max;
const truth = (value: string) => /^(true|false)$/i.test(value);
const measurands = [
  'Energy.Active.Import.Register',
  'Power.Active.Import',
  'SoC',
  'Voltage',
  'Current.Import',
] as const;
export type SampledMeasurand = (typeof measurands)[number];

const isMeasurand = (name: string): name is SampledMeasurand => measurands.some((known) => known === name);
const measurandList = (value: string) =>
  value === '' || value.split(',').every((name) => isMeasurand(name.trim()));

const fixed = (value: string): Key => ({ value, readonly: true, valid: () => false });
const set = (value: string, valid: Key['valid']): Key => ({ value, readonly: false, valid });

export interface ConfigurationKey {
  readonly key: string;
  readonly readonly: boolean;
  readonly value: string;
}

/** The configuration keys of a simulated charge point [OCPP 1.6 9.1]: those with an effect can be changed. */
export class StationConfiguration {
  private readonly keys: ReadonlyMap<string, Key>;

  constructor(connectors: number, initial: Readonly<Record<string, string>> = {}) {
    this.keys = new Map([
      ['AllowOfflineTxForUnknownId', set('true', truth)],
      ['AuthorizeRemoteTxRequests', set('false', truth)],
      ['ClockAlignedDataInterval', fixed('0')],
      ['ConnectionTimeOut', set('60', wholeNumber(1, 3600))],
      ['ConnectorPhaseRotation', fixed('NotApplicable')],
      ['GetConfigurationMaxKeys', fixed('50')],
      ['HeartbeatInterval', set('300', wholeNumber(1, 86_400))],
      ['LocalAuthorizeOffline', fixed('true')],
      ['LocalPreAuthorize', fixed('false')],
      ['MeterValuesAlignedData', fixed('')],
      ['MeterValueSampleInterval', set('60', wholeNumber(0, 86_400))],
      ['MeterValuesSampledData', set('Energy.Active.Import.Register,Power.Active.Import,SoC', measurandList)],
      ['NumberOfConnectors', fixed(String(connectors))],
      ['ResetRetries', fixed('0')],
      ['StopTransactionOnEVSideDisconnect', fixed('true')],
      ['StopTransactionOnInvalidId', set('true', truth)],
      ['StopTxnAlignedData', fixed('')],
      ['StopTxnSampledData', set('Energy.Active.Import.Register', measurandList)],
      ['SupportedFeatureProfiles', fixed('Core,RemoteTrigger')],
      ['TransactionMessageAttempts', set('3', wholeNumber(1, 100))],
      ['TransactionMessageRetryInterval', set('10', wholeNumber(0, 3600))],
      ['UnlockConnectorOnEVSideDisconnect', fixed('true')],
      ['WebSocketPingInterval', set('30', wholeNumber(0, 86_400))],
    ]);
    for (const [name, value] of Object.entries(initial)) {
      const key = this.keys.get(name);
      if (!key || (!key.readonly && !key.valid(value)))
        throw new RangeError(`no such setting: ${name}=${value}`);
      key.value = value;
    }
  }

  number(name: string): number {
    return Number(this.keys.get(name)?.value ?? 0);
  }

  isOn(name: string): boolean {
    return this.keys.get(name)?.value.toLowerCase() === 'true';
  }

  sampled(name: 'MeterValuesSampledData' | 'StopTxnSampledData'): readonly SampledMeasurand[] {
    return (this.keys.get(name)?.value ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter(isMeasurand);
  }

  /** [OCPP 1.6 5.8] without names, everything. */
  get(names: readonly string[] = []): { configurationKey: ConfigurationKey[]; unknownKey: string[] } {
    const wanted = names.length > 0 ? names : [...this.keys.keys()];
    const unknownKey = wanted.filter((name) => !this.keys.has(name));
    const configurationKey = wanted.flatMap((name) => {
      const key = this.keys.get(name);
      return key ? [{ key: name, readonly: key.readonly, value: key.value }] : [];
    });
    return { configurationKey, unknownKey };
  }

  /** [OCPP 1.6 5.3] */
  change(name: string, value: string): 'Accepted' | 'NotSupported' | 'Rejected' {
    const key = this.keys.get(name);
    if (!key) return 'NotSupported';
    if (key.readonly || !key.valid(value)) return 'Rejected';
    key.value = value;
    return 'Accepted';
  }
}
