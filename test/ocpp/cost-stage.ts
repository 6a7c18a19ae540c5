import { CostCare } from '../../src/cost-care.ts';
import type { Tariff } from '../../src/core/model/tariff.ts';
import type { DriverCostAudience, Station } from '../../src/core/model/station.ts';
import type { StationEvent } from '../../src/core/model/station-event.ts';
import type { FakeStation, Responder } from '../kit/station.ts';
import { FakeTransaction } from '../kit/station-transaction.ts';
import { Desk } from './desk.ts';

export interface StageOptions {
  readonly protocols: string[];
  /** Of each EVSE, the connectors' tariffs. */
  readonly tariffIds?: Readonly<Record<string, readonly string[]>>;
  readonly driverCost?: DriverCostAudience;
  readonly answers?: Readonly<Record<string, Responder>>;
  readonly costIntervalMs?: number;
}

const party = { countryCode: 'DE', partyId: 'ABC' };

export function tariffNamed(id: string, extra: Partial<Tariff> = {}): Tariff {
  const elements = [{ priceComponents: [{ type: 'ENERGY' as const, price: 0.5, vat: 20, stepSize: 1 }] }];
  return { ...party, id, currency: 'EUR', elements, lastUpdated: 1, ...extra };
}

function careOf({ server, store, desk }: Desk, { costIntervalMs = 60_000 }: StageOptions): CostCare {
  const log = {
    debug: () => undefined,
    info: () => undefined,
    warn: () => undefined,
    error: () => undefined,
  };
  const { costs: control, stations } = server;
  const clock = { now: () => Date.now() };
  return new CostCare({ store, desk, control, stations, clock, log, party, costIntervalMs });
}

/** The desk, and what looks after tariffs and costs, with one station whose EVSEs 1 and 2 have tariffs. */
export class CostStage {
  readonly desk: Desk;
  private care: CostCare;
  private readonly options: StageOptions;
  private count = 0;

  private constructor(desk: Desk, care: CostCare, options: StageOptions) {
    this.desk = desk;
    this.care = care;
    this.options = options;
  }

  static async open(options: StageOptions): Promise<CostStage> {
    const desk = await Desk.open();
    const stage = new CostStage(desk, careOf(desk, options), options);
    await desk.addToken('TAG1', { language: 'de' });
    await stage.addLocation(options.tariffIds ?? { E1: ['T1'], E2: ['T1'] });
    await stage.putStation();
    stage.care.start();
    return stage;
  }

  private async addLocation(tariffIds: Readonly<Record<string, readonly string[]>>): Promise<void> {
    await this.desk.addLocation();
    const location = await this.desk.store.location('DE*ABC*L1');
    if (!location) throw new Error('no location');
    const evses = (location.evses ?? []).map((evse) => ({
      ...evse,
      connectors: evse.connectors.map((connector) => ({
        ...connector,
        tariffIds: tariffIds[evse.uid] ?? [],
      })),
    }));
    await this.commit([{ type: 'location', location: { ...location, evses } }]);
  }

  async putStation(extra: Partial<Station> = {}): Promise<void> {
    const { driverCost } = this.options;
    const connectors = [1, 2].map((evseId) => ({
      evseId,
      connectorId: 1,
      location: 'L1',
      evseUid: `E${evseId}`,
      ocpiConnectorId: '1',
    }));
    await this.desk.addStation('CP1', { connectors, ...(driverCost && { driverCost }), ...extra });
  }

  async commit(change: Parameters<Desk['store']['commit']>[0]): Promise<void> {
    await this.desk.store.commit(change);
    this.care.changed(change);
  }

  async putTariff(tariff: Tariff): Promise<void> {
    await this.commit([{ type: 'tariff', tariff }]);
  }

  /** Connected, and its boot accepted. */
  async station(answers = this.options.answers ?? {}): Promise<FakeStation> {
    const station = await this.desk.connect('CP1', { protocols: this.options.protocols, answers });
    await station.call('BootNotification', {
      reason: 'PowerUp',
      chargingStation: { model: 'M', vendorName: 'V' },
    });
    return station;
  }

  transaction(station: FakeStation, evse = { id: 1, connectorId: 1 }): FakeTransaction {
    return new FakeTransaction(station, `T${++this.count}`, evse);
  }

  async events(): Promise<readonly StationEvent[]> {
    return this.desk.store.stationEvents('CP1', { limit: 100 });
  }

  /** What looks after tariffs and costs begins anew, as when the bridge does. */
  async restart(): Promise<void> {
    await this.care.close();
    this.care = careOf(this.desk, this.options);
    this.care.start();
  }

  async close(): Promise<void> {
    await this.care.close();
    await this.desk.close();
  }
}
