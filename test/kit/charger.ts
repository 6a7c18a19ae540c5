import type { Charge, Message, Reading } from './charge.ts';
import type { Scene } from './scene.ts';
import type { FakeStation, OcppVersion, Responder } from './station.ts';

type Payload = Record<string, unknown>;

export const versions: readonly OcppVersion[] = ['1.6', '2.0.1', '2.1'];

interface Place {
  /** 0 is the whole station. */
  readonly evseId: number;
  /** 0 is the whole EVSE; for 2.x only. */
  readonly connectorId?: number;
}

interface Options {
  readonly version: OcppVersion;
  /** `CP1` where it is not said. */
  readonly id?: string;
  readonly answers?: Readonly<Record<string, Responder>>;
}

/** A station at a scene, that says in the words of its version what it is told, and comes back when it was cut off. */
export class Charger {
  station: FakeStation;
  readonly version: OcppVersion;
  private readonly scene: Scene;
  private readonly options: Options;

  private constructor(station: FakeStation, scene: Scene, options: Options) {
    this.station = station;
    this.version = options.version;
    this.scene = scene;
    this.options = options;
  }

  /** Connected, and nothing said yet. */
  static async connect(scene: Scene, options: Options): Promise<Charger> {
    return new Charger(await scene.station(options, options.id), scene, options);
  }

  /** Connected and booted. */
  static async come(scene: Scene, options: Options): Promise<Charger> {
    const charger = await Charger.connect(scene, options);
    await charger.boot();
    return charger;
  }

  /** With its line new, and nothing said yet. */
  async reconnect(): Promise<void> {
    this.station = await this.scene.station(this.options, this.options.id);
  }

  boot(firmwareVersion = '1.0'): Promise<Payload> {
    const [vendorName, model] = ['Test', 'One'];
    return this.version === '1.6'
      ? this.say([
          'BootNotification',
          { chargePointVendor: vendorName, chargePointModel: model, firmwareVersion },
        ])
      : this.say([
          'BootNotification',
          { reason: 'PowerUp', chargingStation: { vendorName, model, firmwareVersion } },
        ]);
  }

  async authorize(idToken: string): Promise<unknown> {
    const payload = this.version === '1.6' ? { idTag: idToken } : { idToken: { idToken, type: 'ISO14443' } };
    return statusIn(await this.say(['Authorize', payload]));
  }

  /** In 2.1 as an event of the availability, as that version wants it. */
  async status(
    { evseId, connectorId = 1 }: Place,
    state: string,
    timestamp = new Date().toISOString(),
  ): Promise<void> {
    if (this.version === '1.6') {
      const status = { connectorId: evseId, errorCode: 'NoError', status: state, timestamp };
      await this.say(['StatusNotification', status]);
    } else if (this.version === '2.0.1') {
      const at = { evseId, connectorId: evseId === 0 ? 0 : connectorId };
      await this.say(['StatusNotification', { ...at, connectorStatus: state, timestamp }]);
    } else {
      const eventData = [availabilityEvent({ evseId, connectorId }, state, timestamp)];
      await this.say(['NotifyEvent', { generatedAt: timestamp, seqNo: 0, eventData }]);
    }
  }

  /** What it was answered about its driver. */
  async begin(charge: Charge, reading: Reading): Promise<unknown> {
    const answer = await this.say(charge.begin(reading));
    charge.begun(answer);
    return statusIn(answer);
  }

  async sayAll(messages: readonly Message[]): Promise<void> {
    for (const message of messages) await this.say(message);
  }

  say([action, payload]: Message): Promise<Payload> {
    return this.station.call(action, payload);
  }

  /** The calls of this name that came. */
  asked(action: string): readonly Payload[] {
    return this.station.calls.flatMap((call) => (call.action === action ? [call.payload as Payload] : []));
  }
}

/** What a station was answered about a driver, in either spelling. */
export function statusIn({ idTagInfo, idTokenInfo }: Payload): unknown {
  return ((idTagInfo ?? idTokenInfo) as { status: unknown } | undefined)?.status;
}

let events = 0;

function availabilityEvent({ evseId, connectorId }: Required<Place>, actualValue: string, timestamp: string) {
  const evse = connectorId === 0 ? { id: evseId } : { id: evseId, connectorId };
  const component =
    evseId === 0 ? { name: 'ChargingStation' } : { name: connectorId === 0 ? 'EVSE' : 'Connector', evse };
  return {
    eventId: ++events,
    timestamp,
    trigger: 'Delta',
    actualValue,
    eventNotificationType: 'HardWiredNotification',
    component,
    variable: { name: 'AvailabilityState' },
  };
}
