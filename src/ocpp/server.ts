import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Server as SocketServer } from 'ws';
import type { RemoteControl } from '../core/commands.ts';
import { messageOf } from '../core/errors.ts';
import { ConnectedStations } from './connected-stations.ts';
import type { ConnectionDeps } from './connection.ts';
import { Handshake } from './handshake.ts';
import type { Admitted, HandshakeDeps, Refused } from './handshake.ts';
import { KeepAlive } from './keep-alive.ts';
import { refuse } from './refusal.ts';
import { StationControl } from './station-control.ts';
import { StationSocket } from './station-socket.ts';

export interface OcppServerDeps extends ConnectionDeps, HandshakeDeps {
  readonly store: ConnectionDeps['store'] & HandshakeDeps['store'];
  readonly maxConnections?: number;
  /** How often stations are pinged; one that has not answered by the next ping is given up. */
  readonly pingIntervalMs?: number;
  readonly maxMessageBytes?: number;
}

const closeTimeoutMs = 5000;
const mebibyte = 1024 * 1024;

function ignore(): void {
  // a socket that breaks before it is upgraded has nobody to tell; its `close` follows
}

/** Lets charge points in: `ws://host/ocpp/{identity}`. It is the only one to answer upgrades on its server. */
export class OcppServer {
  readonly stations: ConnectedStations;
  readonly control: RemoteControl;
  private readonly deps: OcppServerDeps;
  private readonly handshake: Handshake;
  private readonly keepAlive: KeepAlive;
  private readonly sockets: SocketServer<typeof StationSocket>;
  private readonly onUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  private server: Server | undefined;
  private deciding = 0;
  private closing = false;

  constructor(deps: OcppServerDeps) {
    this.deps = deps;
    this.handshake = new Handshake(deps);
    this.keepAlive = new KeepAlive(deps.pingIntervalMs ?? 30_000);
    this.stations = new ConnectedStations(deps, this.keepAlive);
    this.control = new StationControl(this.stations);
    const options = {
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      maxPayload: deps.maxMessageBytes ?? mebibyte,
      closeTimeout: closeTimeoutMs,
      WebSocket: StationSocket,
    };
    this.sockets = new WebSocketServer(options);
    this.onUpgrade = (request, socket, head) => {
      this.upgrade(request, socket, head).catch((error: unknown) => {
        deps.log.error({ error: messageOf(error) }, 'a handshake failed');
        socket.destroy();
      });
    };
  }

  /** Answers the upgrade requests of a server that somebody else opens and closes. */
  start(server: Server): void {
    this.server = server;
    server.on('upgrade', this.onUpgrade);
    this.sockets.on('wsClientError', (error, socket, request) => {
      this.refuse(request, socket, { status: 400, text: messageOf(error) });
    });
    this.keepAlive.start();
  }

  /** Takes nobody in any more, answers what has come, closes every socket with 1001. */
  async close(): Promise<void> {
    this.closing = true;
    await this.stations.drain(closeTimeoutMs);
    this.server?.off('upgrade', this.onUpgrade);
    this.keepAlive.close();
  }

  private async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    socket.on('error', ignore);
    const decided = await this.decide(request);
    if (socket.destroyed) return;
    const decision: typeof decided = this.closing ? { status: 503, text: 'shutting down' } : decided;
    if ('status' in decision) {
      this.refuse(request, socket, decision);
      return;
    }
    // what was chosen is all that the handshake needs to know of the offer
    if (decision.subprotocol !== undefined) request.headers['sec-websocket-protocol'] = decision.subprotocol;
    else delete request.headers['sec-websocket-protocol'];
    const remoteAddress = request.socket.remoteAddress ?? '';
    socket.off('error', ignore);
    this.sockets.handleUpgrade(request, socket, head, (open) => this.opened(open, decision, remoteAddress));
  }

  private async decide(request: IncomingMessage): Promise<Admitted | Refused> {
    const { maxConnections = 20_000 } = this.deps;
    if (this.stations.size + this.deciding >= maxConnections) {
      return { status: 503, text: 'as many charge points as this bridge takes are connected' };
    }
    this.deciding++;
    try {
      return await this.handshake.decide(request);
    } finally {
      this.deciding--;
    }
  }

  private refuse(request: IncomingMessage, socket: Duplex, refused: Refused): void {
    const { url, socket: from } = request;
    const fields = { path: url?.slice(0, 300), remote: from.remoteAddress, ...refused };
    this.deps.log.warn(fields, 'a charge point was turned away');
    refuse(socket, refused);
  }

  private opened(socket: StationSocket, { station, dialect, credential }: Admitted, remote: string): void {
    const fields = { station: station.id, remote };
    if (!dialect) {
      // [OCPP-J 1.6 3.1.2] the handshake is completed without a subprotocol and the connection closed at once
      socket.on('error', ignore);
      socket.close(1002, 'no OCPP version in common');
      this.deps.log.warn(fields, 'turned away: it offers no OCPP version that is spoken here');
      return;
    }
    this.deps.log.info({ ...fields, version: dialect.version }, 'station connected');
    const known = credential !== undefined && { credential };
    this.stations.adopt(socket, { station, dialect, remoteAddress: remote, ...known });
  }
}
