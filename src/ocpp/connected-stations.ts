import { setTimeout as pause } from 'node:timers/promises';
import { BridgeError } from '../core/errors.ts';
import type { Instant, StationId } from '../core/model/common.ts';
import type { SecurityProfile, Station } from '../core/model/station.ts';
import type { StationCalls } from '../core/ports.ts';
import { reachedProfile, shortfall } from './login/admission.ts';
import { bootAgain } from './boot-again.ts';
import { Connection } from './connection.ts';
import type { ConnectionDeps, Opened } from './connection.ts';
import type { KeepAlive } from './keep-alive.ts';
import type { LoginGuard } from './login/login-guard.ts';
import { note } from './station-notes.ts';
import type { StationSocket } from './station-socket.ts';
import { Takeovers } from './login/takeovers.ts';

export interface ConnectionInfo {
  /** The negotiated OCPP version, `1.6`. */
  readonly version: string;
  readonly remoteAddress: string;
  /** The security profile that the connection fulfils, whatever the station's is. */
  readonly securityProfile: SecurityProfile;
  readonly connectedAt: Instant;
  readonly lastSeen: Instant;
  /** When its last message came: a pong is none. */
  readonly heardAt: Instant;
  /** How often this socket brought what the schema does not allow. */
  readonly violations: number;
}

/** Every station with a socket; the newest socket of an identity is the one that counts. */
export class ConnectedStations implements StationCalls {
  private readonly deps: ConnectionDeps;
  private readonly keepAlive: KeepAlive;
  private readonly guard: Pick<LoginGuard, 'forget'>;
  /** The newest last; older ones stay until what they brought is dealt with. */
  private readonly links = new Map<StationId, Connection[]>();
  private readonly takeovers: Takeovers;
  private whenEmpty: (() => void) | undefined;

  constructor(deps: ConnectionDeps, keepAlive: KeepAlive, guard: Pick<LoginGuard, 'forget'>) {
    this.deps = deps;
    this.guard = guard;
    this.keepAlive = keepAlive;
    this.takeovers = new Takeovers(deps.clock);
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
      this.noteTakeover(id, opened.proof.transport.remoteAddress);
    }
    connection.start();
    this.keepAlive.add(connection);
  }

  private noteTakeover(station: StationId, remoteAddress: string): void {
    const found = this.takeovers.noted(station);
    if (found === 'once') {
      this.deps.log.warn({ station }, 'a newer connection replaced one that was still open');
    } else if (found === 'news') {
      const text = 'connections keep replacing each other: two devices with one identity?';
      this.deps.log.error({ station }, text);
      const details = { remoteAddress };
      note(this.deps, station, { kind: 'connection', severity: 'alarm', text, details });
    }
  }

  /** How long a new socket of an identity waits that keeps replacing its own. */
  takeoverDelayMs(identity: string): number {
    return this.takeovers.delayMs(identity);
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
    return connection?.isOpen ? this.infoOf(connection) : undefined;
  }

  connections(): ReadonlyMap<StationId, ConnectionInfo> {
    const open = [...this.links.values()].flatMap((links) => links.filter(({ isOpen }) => isOpen));
    return new Map(open.map((connection) => [connection.station.id, this.infoOf(connection)]));
  }

  /** Settings were stored: a station that would no longer be let in is disconnected. */
  async configured(station: Station): Promise<void> {
    this.guard.forget(station.id);
    await this.deps.desk.configured(station);
    const connection = this.newest(station.id);
    if (!connection) return;
    connection.station = station;
    const short = shortfall(station, connection.opened.proof, this.deps.clock.now());
    if (!station.approved) connection.close(1008, 'this charge point is no longer approved');
    else if (short) {
      this.deps.log.info({ station: station.id, reason: short.reason }, 'disconnected by new settings');
      connection.close(1008, 'the credentials have changed');
    } else void bootAgain(connection, this.deps.log);
  }

  removed(stationId: StationId): Promise<void> {
    this.newest(stationId)?.close(1008, 'this charge point was removed');
    return Promise.resolve();
  }

  /**
   * Ends every connection after its last answer, one after the other over `spreadMs`: until its turn a station is served.
   * Whoever does not leave in time is cut off.
   */
  async drain({ spreadMs, patienceMs }: { spreadMs: number; patienceMs: number }): Promise<void> {
    if (this.links.size === 0) return;
    const empty = new Promise<void>((resolve) => {
      this.whenEmpty = resolve;
    });
    const all = [...this.links.values()].flat();
    const cutOff = () => all.forEach((connection) => connection.terminate());
    const patience = setTimeout(cutOff, spreadMs + patienceMs);
    const ends = all.map(async (connection, turn) => {
      await pause((turn * spreadMs) / all.length);
      await connection.drain();
    });
    await Promise.all(ends);
    await empty;
    clearTimeout(patience);
  }

  private infoOf(connection: Connection): ConnectionInfo {
    const { opened, station, connectedAt, lastSeen, heardAt, violationCount } = connection;
    const { dialect, proof } = opened;
    return {
      version: dialect.version,
      remoteAddress: proof.transport.remoteAddress,
      securityProfile: reachedProfile(station, proof, this.deps.clock.now()),
      connectedAt,
      lastSeen,
      heardAt,
      violations: violationCount,
    };
  }
}
