import { expect } from '@jest/globals';
import { Station } from '../../src/simulate/station.ts';
import type { StationEvent, StationOptions } from '../../src/simulate/station-events.ts';
import type { StationVersion } from '../../src/simulate/station-versions.ts';
import { until } from '../kit/until.ts';
import { CentralSystem } from './central-system.ts';

type Params = Record<string, unknown>;

/** A simulated charge point of a version and an independent central system that validates what it says. */
export class StationStage {
  readonly version: StationVersion;
  readonly central: CentralSystem;
  readonly events: StationEvent[] = [];
  private readonly stations: Station[] = [];

  constructor(version: StationVersion, central = new CentralSystem(version)) {
    this.version = version;
    this.central = central;
  }

  /** One that is ready. */
  async station(options: Partial<StationOptions> = {}): Promise<Station> {
    const made = this.connect(options);
    await until('the station is ready', () => made.isReady);
    await until('its connectors are told', () => this.central.statuses(1).length > 0);
    return made;
  }

  /** One that tries. */
  connect(options: Partial<StationOptions>): Station {
    const made = new Station({
      url: this.central.url,
      id: 'SIM/1',
      version: this.version,
      plugDelayMs: 5,
      upkeepStepMs: 5,
      reconnectMs: { first: 10, longest: 50 },
      speed: 600,
      ...options,
      configuration: { MeterValueSampleInterval: '1', ...options.configuration },
      onEvent: (event) => this.events.push(event),
    });
    this.stations.push(made);
    made.connect();
    return made;
  }

  call(action: string, params: object = {}): Promise<Params> {
    return this.central.call(action, params);
  }

  /** Waits until the connector is said to be so. */
  async isSaid(status: string, connectorId = 1): Promise<void> {
    await until(
      `connector ${connectorId} is ${status}`,
      () => this.central.statuses(connectorId).at(-1) === status,
    );
  }

  /** Transaction events that came, of one type or all. */
  transactionEvents(type?: string): Params[] {
    return this.central
      .of('TransactionEvent')
      .filter(({ eventType }) => type === undefined || eventType === type);
  }

  /** Nothing it said was against the schemas. */
  async close(): Promise<void> {
    await Promise.all(this.stations.map((one) => one.close()));
    await this.central.stop();
    expect(this.central.violations).toEqual([]);
  }
}
