import { BridgeError } from '../core/errors.ts';
import type { Instant, StationId } from '../core/model/common.ts';
import type { Station } from '../core/model/station.ts';
import type { StationCalls } from '../core/ports.ts';
import { Connection } from './connection.ts';
import type { ConnectionDeps, Opened } from './connection.ts';
import type { KeepAlive } from './keep-alive.ts';
import type { StationSocket } from './station-socket.ts';

export interface ConnectionInfo {
  /** The negotiated OCPP version, `1.6`. */
  readonly version: string;
  readonly remoteAddress: string;
  readonly connectedAt: Instant;
  readonly lastSeen: Instant;
  /** How often this socket brought what the schema does not allow. */
  readonly violations: number;
}

/** Two devices with one identity throw each other out; this often within a minute is no coincidence. */
const flapping = 3;
const flapWindowMs = 60_000;

/** Every station with a socket; the newest socket of an identity is the one that counts. */
export class ConnectedStations implements StationCalls {
  private readonly deps: ConnectionDeps;
  private readonly keepAlive: KeepAlive;
  /** The newest last; older ones stay until what they brought is dealt with. */
  private readonly links = new Map<StationId, Connection[]>();
  private readonly takeovers = new Map<StationId, { count: number; since: Instant }>();
  private whenEmpty: (() => void) | undefined;

  constructor(deps: ConnectionDeps, keepAlive: KeepAlive) {
    this.deps = deps;
    this.keepAlive = keepAlive;
  }

  get size(): number {
    return this.links.size;
  }

  /** Takes over an authenticated socket, and the identity from an older one. */
  adopt(socket: StationSocket, opened: Omit<Opened, 'onClosed'>): void {
    const { id } = opened.station;
    const onClosed = (closed: Connection) => void this.left(closed);
    const connection = new Connection(this.deps, socket, { ...opened, onClosed });
    const links = this.links.get(id);
    const old = links?.at(-1);
    if (links) links.push(connection);
    else this.links.set(id, [connection]);
    if (old?.isOpen) {
      old.close(1000, 'replaced by a newer connection of this station');
      this.noteTakeover(id);
    }
    connection.start();
    this.keepAlive.add(connection);
  }

  private noteTakeover(station: StationId): void {
    const now = this.deps.clock.now();
    const before = this.takeovers.get(station);
    const recent = before && before.since > now - flapWindowMs ? before : { count: 0, since: now };
    this.takeovers.set(station, { ...recent, count: recent.count + 1 });
    if (recent.count + 1 < flapping) {
      this.deps.log.warn({ station }, 'a newer connection replaced one that was still open');
    } else {
      this.deps.log.error(
        { station },
        'connections keep replacing each other: two devices with one identity?',
      );
    }
  }

  /** The desk forgets a station only when no socket, old or new, has work for it. */
  private async left(connection: Connection): Promise<void> {
    this.keepAlive.remove(connection);
    await connection.settled();
    const { id } = connection.station;
    const others = (this.links.get(id) ?? []).filter((other) => other !== connection);
    if (others.length > 0) {
      this.links.set(id, others);
      return;
    }
    this.links.delete(id);
    this.takeovers.delete(id);
    this.deps.desk.close(id);
    if (this.links.size === 0) this.whenEmpty?.();
  }

  private newest(stationId: StationId): Connection | undefined {
    return this.links.get(stationId)?.at(-1);
  }

  /** @throws BridgeError `not-connected` */
  connected(stationId: StationId): Connection {
    const connection = this.newest(stationId);
    if (connection?.isOpen) return connection;
    throw new BridgeError('not-connected', `${stationId} is not connected`);
  }

  isConnected(stationId: StationId): boolean {
    return this.newest(stationId)?.isOpen ?? false;
  }

  async call(stationId: StationId, action: string, payload: object, timeoutMs?: number): Promise<unknown> {
    return this.connected(stationId).call(action, payload, timeoutMs);
  }

  connection(stationId: StationId): ConnectionInfo | undefined {
    const connection = this.newest(stationId);
    return connection?.isOpen ? infoOf(connection) : undefined;
  }

  connections(): ReadonlyMap<StationId, ConnectionInfo> {
    const open = [...this.links.values()].flatMap((links) => links.filter(({ isOpen }) => isOpen));
    return new Map(open.map((connection) => [connection.station.id, infoOf(connection)]));
  }

  /** Settings were stored: a station that would no longer be let in is disconnected. */
  async configured(station: Station): Promise<void> {
    await this.deps.desk.configured(station);
    const connection = this.newest(station.id);
    if (!connection) return;
    connection.station = station;
    const { credential } = connection.opened;
    const known = credential !== undefined && station.passwordHashes.includes(credential);
    if (!station.approved) connection.close(1008, 'this charge point is no longer approved');
    else if (station.securityProfile > 0 && !known) connection.close(1008, 'the credentials have changed');
  }

  removed(stationId: StationId): Promise<void> {
    this.newest(stationId)?.close(1008, 'this charge point was removed');
    return Promise.resolve();
  }

  /** Ends every connection after its last answer; whoever does not leave in time is cut off. */
  async drain(patienceMs: number): Promise<void> {
    if (this.links.size === 0) return;
    const empty = new Promise<void>((resolve) => {
      this.whenEmpty = resolve;
    });
    const all = [...this.links.values()].flat();
    const patience = setTimeout(() => all.forEach((connection) => connection.terminate()), patienceMs);
    await Promise.all(all.map((connection) => connection.drain()));
    await empty;
    clearTimeout(patience);
  }
}

function infoOf({ opened, connectedAt, lastSeen, violationCount }: Connection): ConnectionInfo {
  const { dialect, remoteAddress } = opened;
  return {
    version: dialect.version,
    remoteAddress,
    connectedAt,
    lastSeen,
    violations: violationCount,
  };
}
