import type { components } from '../ocpp/v16/wire.gen.ts';
import type { EnergyMeter, Reading } from './energy-meter.ts';
import type { SampledMeasurand } from './station-configuration.ts';

type Wire = components['schemas'];
export type ConnectorState = Wire['ChargePointStatus'];
export type StopReason = Wire['StopReason'];

export interface ConnectorOptions {
  readonly maxPowerKw: number;
  readonly current: 'AC' | 'DC';
}

export interface Transaction {
  readonly idTag: string;
  readonly startedAt: number;
  readonly start: Reading;
  /** Known once StartTransaction was answered; 'unknown' when it never will be. */
  id: number | 'pending' | 'unknown';
  ended: boolean;
}

export class StationConnector {
  readonly id: number;
  readonly meter: EnergyMeter;
  readonly current: 'AC' | 'DC';
  state: ConnectorState = 'Available';
  /** What the central system was last told. */
  reported: ConnectorState | undefined;
  plugged = false;
  operative = true;
  transaction: Transaction | undefined;

  constructor(id: number, { current }: ConnectorOptions, meter: EnergyMeter) {
    this.id = id;
    this.current = current;
    this.meter = meter;
  }

  /** One MeterValue of the measurands that this connector can measure. */
  meterValue(
    reading: Reading,
    about: { at: number; context: Wire['ReadingContext']; measurands: readonly SampledMeasurand[] },
  ): Wire['MeterValue'] {
    const volts = this.current === 'DC' ? 400 : 230;
    const phases = this.current === 'DC' ? 1 : 3;
    const values: Record<SampledMeasurand, readonly [number, Wire['UnitOfMeasure'], Wire['Location']]> = {
      'Energy.Active.Import.Register': [reading.registerWh, 'Wh', 'Outlet'],
      'Power.Active.Import': [reading.powerW, 'W', 'Outlet'],
      SoC: [reading.socPercent, 'Percent', 'EV'],
      Voltage: [volts, 'V', 'Outlet'],
      'Current.Import': [Math.round((reading.powerW / volts / phases) * 10) / 10, 'A', 'Outlet'],
    };
    return {
      timestamp: new Date(about.at).toISOString(),
      sampledValue: about.measurands
        // An AC vehicle does not tell its state of charge.
        .filter((measurand) => measurand !== 'SoC' || this.current === 'DC')
        .map((measurand) => {
          const [value, unit, location] = values[measurand];
          return { value: String(value), context: about.context, measurand, location, unit };
        }),
    };
  }
}
