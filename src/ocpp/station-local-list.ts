import type {
  ListResult,
  ListUpdate,
  ListWords,
  LocalListControl,
} from '../core/local-list/local-list-control.ts';
import type { StationId } from '../core/model/common.ts';
import type { ListLimits } from '../core/model/local-list.ts';
import type { ConnectedStations } from './connected-stations.ts';
import type { Call } from './call.ts';
import type { DialectLocalList } from './dialect-local-list.ts';

/** Local lists in the words of whatever version each station speaks. */
export class StationLocalList implements LocalListControl {
  private readonly stations: Pick<ConnectedStations, 'connected'>;

  constructor(stations: Pick<ConnectedStations, 'connected'>) {
    this.stations = stations;
  }

  wordsOf(stationId: StationId): ListWords {
    const { version, localList } = this.stations.connected(stationId).opened.dialect;
    return { name: version, ...localList.words };
  }

  async version(stationId: StationId): Promise<number> {
    const { list, call } = this.line(stationId);
    return list.version(call);
  }

  async limits(stationId: StationId): Promise<ListLimits> {
    const { list, call } = this.line(stationId);
    return list.limits(call);
  }

  async send(stationId: StationId, update: ListUpdate): Promise<ListResult> {
    const { list, call } = this.line(stationId);
    return list.send(call, update);
  }

  /** @throws BridgeError `not-connected` */
  private line(stationId: StationId): { readonly list: DialectLocalList; readonly call: Call } {
    const connection = this.stations.connected(stationId);
    return {
      list: connection.opened.dialect.localList,
      call: (action, payload) => connection.call(action, payload),
    };
  }
}
