import type { StationId } from '../core/model/common.ts';
import type {
  ConnectorNumbers,
  StationInquiries,
  TransactionState,
} from '../core/watch/station-inquiries.ts';
import type { ConnectedStations } from './connected-stations.ts';
import type { Call } from './call.ts';
import type { DialectLifecycle } from './dialect-lifecycle.ts';

interface Line {
  readonly lifecycle: DialectLifecycle;
  readonly call: Call;
  /** It may be asked by TriggerMessage. */
  readonly triggered: boolean;
}

/** Our own questions in the words of whatever version the station speaks. */
export class ConnectedInquiries implements StationInquiries {
  private readonly stations: Pick<ConnectedStations, 'connected'>;

  constructor(stations: Pick<ConnectedStations, 'connected'>) {
    this.stations = stations;
  }

  async askBoot(stationId: StationId): Promise<boolean> {
    const { lifecycle, call, triggered } = this.line(stationId);
    return triggered && lifecycle.askBoot(call);
  }

  async askHeartbeat(stationId: StationId): Promise<boolean> {
    const { lifecycle, call, triggered } = this.line(stationId);
    return triggered && lifecycle.askHeartbeat(call);
  }

  async askStatuses(stationId: StationId, connectors: readonly ConnectorNumbers[]): Promise<boolean> {
    const { lifecycle, call, triggered } = this.line(stationId);
    return triggered && lifecycle.askStatuses(call, connectors);
  }

  async transaction(stationId: StationId, transactionId: string): Promise<TransactionState | undefined> {
    const { lifecycle, call } = this.line(stationId);
    return lifecycle.transaction(call, transactionId);
  }

  async connectionTimeoutS(stationId: StationId): Promise<number | undefined> {
    const { lifecycle, call } = this.line(stationId);
    return lifecycle.connectionTimeoutS(call);
  }

  /** @throws BridgeError `not-connected` */
  private line(stationId: StationId): Line {
    const connection = this.stations.connected(stationId);
    return {
      lifecycle: connection.opened.dialect.lifecycle,
      call: (action, payload) => connection.call(action, payload),
      triggered: connection.quirks.now.set.triggerMessage !== 'avoid',
    };
  }
}
