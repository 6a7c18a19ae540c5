import type { Quirks } from '../core/model/quirks.ts';
import type { Ids } from '../core/ports.ts';
import type { RemoteControl } from '../core/partner/remote-control.ts';
import type { ConnectedStations } from './connected-stations.ts';
import type { Call } from './call.ts';
import type { DialectControl } from './dialect.ts';
import type { StationView } from '../core/station/station-view.ts';

interface Line {
  readonly control: DialectControl;
  readonly call: Call;
  readonly viewed: { readonly view?: StationView };
  readonly quirks: Quirks;
}

type Asked<Name extends keyof RemoteControl> = Parameters<RemoteControl[Name]>[0];
type Result<Name extends keyof RemoteControl> = ReturnType<RemoteControl[Name]>;

/** Partners' commands in the words of whatever version the station speaks. */
export class StationControl implements RemoteControl {
  private readonly stations: Pick<ConnectedStations, 'connected'>;
  private readonly ids: Pick<Ids, 'transaction'>;

  constructor(stations: Pick<ConnectedStations, 'connected'>, ids: Pick<Ids, 'transaction'>) {
    this.stations = stations;
    this.ids = ids;
  }

  idTagOf(stationId: string, owner: Parameters<RemoteControl['idTagOf']>[1]): string {
    const { opened, quirks } = this.stations.connected(stationId);
    return opened.dialect.control.idTagOf(owner, quirks.now.set);
  }

  async startSession({ stationId, ...at }: Asked<'startSession'>): Result<'startSession'> {
    const remoteStartId = at.remoteStartId ?? (await this.ids.transaction());
    const { control, call, viewed, quirks } = this.line(stationId);
    return control.startSession(call, { ...at, ...viewed, remoteStartId, quirks });
  }

  async stopSession({ stationId, ...at }: Asked<'stopSession'>): Result<'stopSession'> {
    const { control, call } = this.line(stationId);
    return control.stopSession(call, at);
  }

  async unlock({ stationId, ...at }: Asked<'unlock'>): Result<'unlock'> {
    const { control, call } = this.line(stationId);
    return control.unlock(call, at);
  }

  async reserve({ stationId, ...at }: Asked<'reserve'>): Result<'reserve'> {
    const { control, call, viewed } = this.line(stationId);
    return control.reserve(call, { ...at, ...viewed });
  }

  async cancelReservation({ stationId, ...at }: Asked<'cancelReservation'>): Result<'cancelReservation'> {
    const { control, call } = this.line(stationId);
    return control.cancelReservation(call, at);
  }

  async setChargingProfile({ stationId, ...at }: Asked<'setChargingProfile'>): Result<'setChargingProfile'> {
    const { control, call } = this.line(stationId);
    return control.setChargingProfile(call, at);
  }

  async clearChargingProfile(asked: Asked<'clearChargingProfile'>): Result<'clearChargingProfile'> {
    const { stationId, ...at } = asked;
    const { control, call } = this.line(stationId);
    return control.clearChargingProfile(call, at);
  }

  async compositeSchedule({ stationId, ...at }: Asked<'compositeSchedule'>): Result<'compositeSchedule'> {
    const { control, call } = this.line(stationId);
    return control.compositeSchedule(call, at);
  }

  /** @throws BridgeError `not-connected` */
  private line(stationId: string): Line {
    const connection = this.stations.connected(stationId);
    const { view, opened } = connection;
    return {
      control: opened.dialect.control,
      call: (action, payload) => connection.call(action, payload),
      viewed: view ? { view } : {},
      quirks: connection.quirks.now.set,
    };
  }
}
