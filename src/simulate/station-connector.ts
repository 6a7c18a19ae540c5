import type { EnergyMeter, Reading } from './energy-meter.ts';
import type { SampledMeasurand } from './station-configuration.ts';
import type { Payload } from './payload.ts';

/** The nine of OCPP 1.6; 2.x has one word for most of them. */
export type ConnectorState =
  | 'Available'
  | 'Charging'
  | 'Faulted'
  | 'Finishing'
  | 'Preparing'
  | 'Reserved'
  | 'SuspendedEV'
  | 'SuspendedEVSE'
  | 'Unavailable';

export type StopReason =
  'DeAuthorized' | 'EVDisconnected' | 'HardReset' | 'Local' | 'Remote' | 'SoftReset' | 'UnlockCommand';

export interface ConnectorOptions {
  readonly maxPowerKw: number;
  readonly current: 'AC' | 'DC';
}

/** A card, an app: 1.6 knows only the id. */
export interface IdToken {
  readonly id: string;
  readonly type: string;
}

export interface Transaction {
  readonly token: IdToken;
  readonly startedAt: number;
  readonly start: Reading;
  readonly remoteStartId?: number | undefined;
  readonly reservationId?: number | undefined;
  /** OCPP 2.1's, as it came; it may be changed while the transaction runs. */
  tariff?: Payload | undefined;
  /** What its driver was told last: the price, as a text. */
  message?: string | undefined;
  /**
   * In 2.x the station's own; in 1.6 undefined until StartTransaction was answered, and for good where it
   * never will be.
   */
  id: number | string | undefined;
  /** Of the next message in 2.x. */
  seqNo: number;
  idleMs: number;
  idleSince: number | undefined;
  ended: boolean;
}

/** One measured value with what all versions tell of it. */
export interface Sample {
  readonly measurand: SampledMeasurand;
  readonly value: number;
  readonly unit: 'A' | 'Percent' | 'V' | 'W' | 'Wh';
  readonly location: 'EV' | 'Outlet';
}

export type ReadingContext = 'Sample.Periodic' | 'Transaction.Begin' | 'Transaction.End' | 'Trigger';

/** One socket with its meter: a connector in 1.6, an EVSE with connector 1 in 2.x. */
export class StationConnector {
  readonly id: number;
  readonly meter: EnergyMeter;
  readonly current: 'AC' | 'DC';
  readonly maxPowerW: number;
  state: ConnectorState = 'Available';
  /** What the central system was last told, in its version's word. */
  reported: string | undefined;
  plugged = false;
  operative = true;
  transaction: Transaction | undefined;

  constructor(id: number, { current, maxPowerKw }: ConnectorOptions, meter: EnergyMeter) {
    this.id = id;
    this.current = current;
    this.maxPowerW = maxPowerKw * 1000;
    this.meter = meter;
  }

  get volts(): number {
    return this.current === 'DC' ? 400 : 230;
  }

  get phases(): number {
    return this.current === 'DC' ? 1 : 3;
  }

  /** Nobody stands at it and nothing is wrong with it; a reservation may lie on it. */
  get isFree(): boolean {
    return this.operative && !this.transaction;
  }

  /** What this connector can measure of the measurands. */
  samples(reading: Reading, measurands: readonly SampledMeasurand[]): readonly Sample[] {
    const { volts, phases } = this;
    const values: Record<SampledMeasurand, readonly [number, Sample['unit'], Sample['location']]> = {
      'Energy.Active.Import.Register': [reading.registerWh, 'Wh', 'Outlet'],
      'Power.Active.Import': [reading.powerW, 'W', 'Outlet'],
      SoC: [reading.socPercent, 'Percent', 'EV'],
      Voltage: [volts, 'V', 'Outlet'],
      'Current.Import': [Math.round((reading.powerW / volts / phases) * 10) / 10, 'A', 'Outlet'],
    };
    return (
      measurands
        // An AC vehicle does not tell its state of charge.
        .filter((measurand) => measurand !== 'SoC' || this.current === 'DC')
        .map((measurand) => {
          const [value, unit, location] = values[measurand];
          return { measurand, value, unit, location };
        })
    );
  }
}
