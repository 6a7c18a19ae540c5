import type { Authorization, Dialect } from './dialect.ts';
import type { DriverDisplay } from './driver-display.ts';
import type { LocalList } from './local-list.ts';
import type { Reservations } from './reservations.ts';
import type { StationConfiguration } from './station-configuration.ts';
import type { IdToken, StationConnector } from './station-connector.ts';
import type { FullStationOptions } from './station-events.ts';
import type { StationLine } from './station-line.ts';

export interface CardCheckOptions {
  readonly station: FullStationOptions;
  readonly dialect: Dialect;
  readonly configuration: StationConfiguration;
  readonly line: StationLine;
  readonly localList: LocalList;
  readonly display: DriverDisplay;
  readonly reservations: Reservations;
  readonly connectors: readonly StationConnector[];
}

/** Whether a card may charge: the local list, the central system, and who has reserved what. */
export class CardCheck {
  private readonly options: CardCheckOptions;

  constructor(options: CardCheckOptions) {
    this.options = options;
  }

  /** What is said of a card: by the local list where it may, and else by the central system. */
  async authorize(token: IdToken): Promise<Authorization> {
    const { line, configuration, station, dialect, localList } = this.options;
    const askedAt = Date.now();
    const listed = configuration.isOn('LocalAuthListEnabled') ? localList.find(token.id, askedAt) : undefined;
    if (listed?.status === 'Accepted' && configuration.isOn('LocalPreAuthorize')) return listed;
    const offline = this.offline(listed);
    if (!line.isReady()) return offline;
    const answer = await line.tell(dialect.say.authorize(token));
    const known = answer === undefined && !line.isReady() ? offline : dialect.read.authorization(answer);
    const tookMs = Date.now() - askedAt;
    station.onEvent({ type: 'authorized', idTag: token.id, status: known.status, tookMs });
    if (known.message !== undefined) this.options.display.show(known.message);
    return known;
  }

  /** Whether nobody else has reserved the place. */
  admits(connector: StationConnector, token: IdToken, groupId?: string): boolean {
    const free = this.options.connectors.filter((one) => one.isFree).length;
    return this.options.reservations.admits({ idToken: token.id, groupId }, connector.id, free);
  }

  private offline(listed: Authorization | undefined): Authorization {
    const { configuration } = this.options;
    if (listed && configuration.isOn('LocalAuthorizeOffline')) return listed;
    return { status: configuration.isOn('AllowOfflineTxForUnknownId') ? 'Accepted' : 'Invalid' };
  }
}
