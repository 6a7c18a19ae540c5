import type { IncomingMessage, Server } from 'node:http';
import type { Server as SecureServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Server as SocketServer } from 'ws';
import { messageOf } from '../core/errors.ts';
import type { SecurityProfile, Station } from '../core/model/station.ts';
import type { RemoteControl } from '../core/partner/remote-control.ts';
import type { LocalListControl } from '../core/local-list/local-list-control.ts';
import type { StationInquiries } from '../core/watch/station-inquiries.ts';
import type { CostControl } from '../core/driver-cost/cost-control.ts';
import type { SecurityControl } from '../core/security/security-control.ts';
import { reachedProfile } from './login/admission.ts';
import type { Proof } from './login/admission.ts';
import { certificateFault } from './login/client-certificate.ts';
import type { ShownCertificate } from './login/client-certificate.ts';
import { ConnectedInquiries } from './connected-inquiries.ts';
import { ConnectedStations } from './connected-stations.ts';
import type { ConnectionDeps } from './connection.ts';
import { deflate } from './deflate.ts';
import { Handshake } from './login/handshake.ts';
import type { Admitted, HandshakeDeps, Refused } from './login/handshake.ts';
import { identityIn } from './login/identity.ts';
import { KeepAlive } from './keep-alive.ts';
import { LoginGuard } from './login/login-guard.ts';
import type { LoginLimits } from './login/login-guard.ts';
import { Pauses } from './pauses.ts';
import { Compression } from './quirks/compression.ts';
import { QuirkBook } from './quirks/quirk-book.ts';
import { refuse } from './login/refusal.ts';
import { StationControl } from './station-control.ts';
import { StationLocalList } from './station-local-list.ts';
import { StationCosts } from './station-costs.ts';
import { StationSecurity } from './station-security.ts';
import { StationSocket } from './station-socket.ts';

export interface OcppServerDeps extends Omit<ConnectionDeps, 'quirkBook'>, HandshakeDeps {
  readonly store: ConnectionDeps['store'] & HandshakeDeps['store'];
  readonly desk: ConnectionDeps['desk'];
  /** Absent: what is known of charge points without the operator. */
  readonly quirkBook?: QuirkBook;
  readonly maxConnections?: number;
  /** How often stations are pinged; one that has not answered by the next ping is given up. */
  readonly pingIntervalMs?: number;
  readonly maxMessageBytes?: number;
  /** Over how long the connections are ended when the bridge closes; absent: as long as their number needs. */
  readonly drainSpreadMs?: number;
  /** Compress for stations that ask for it. */
  readonly deflate?: boolean;
  readonly loginLimits?: Partial<LoginLimits>;
  /** Is told of every station that comes in. */
  readonly onLogin?: (login: Login) => Promise<void>;
}

export interface Login {
  readonly station: Station;
  /** Of the password that it showed, if that is one of its own. */
  readonly passwordHash?: string;
  /** What it showed, if that is its own. */
  readonly certificate?: ShownCertificate;
  /** The highest that it fulfils. */
  readonly profile: SecurityProfile;
}

const closeTimeoutMs = 5000;
/** So many stations a second may come back to whoever takes over, but they are not kept longer than this. */
const drainPerS = 1000;
const longestDrainMs = 5000;
/** Whoever comes while the bridge goes is told to come back after this time or, so that not all come at once, later. */
const awayS = 10;
const awaySpreadS = 50;
/** Answers kept back at once; whoever comes on top is told to come later. */
const mostPauses = 1000;
const mebibyte = 1024 * 1024;

function ignore(): void {
  // a socket that breaks before it is upgraded has nobody to tell; its `close` follows
}

function away(): Refused {
  return { status: 503, text: 'shutting down', retryAfterS: awayS + Math.floor(Math.random() * awaySpreadS) };
}

function crowded(delayMs: number): Refused {
  return { status: 429, text: 'too many attempts', retryAfterS: Math.ceil(delayMs / 1000), known: true };
}

/** Lets charge points in: `ws://host/ocpp/{identity}`. It is the only one to answer upgrades on its server. */
export class OcppServer {
  readonly stations: ConnectedStations;
  readonly control: RemoteControl;
  readonly inquiries: StationInquiries;
  readonly localLists: LocalListControl;
  readonly security: SecurityControl;
  readonly costs: CostControl;
  private readonly deps: OcppServerDeps;
  private readonly handshake: Handshake;
  private readonly keepAlive: KeepAlive;
  private readonly compression: Compression;
  private readonly sockets: SocketServer<typeof StationSocket>;
  private readonly onUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  private readonly guard: LoginGuard;
  private readonly pauses = new Pauses();
  private readonly servers: (Server | SecureServer)[] = [];
  private deciding = 0;
  private closing = false;

  constructor(given: OcppServerDeps) {
    const deps = { ...given, quirkBook: given.quirkBook ?? new QuirkBook() };
    this.deps = deps;
    this.compression = new Compression(deps.quirkBook, deps.store);
    this.guard = new LoginGuard(deps.clock, deps.loginLimits);
    this.handshake = new Handshake(deps, this.guard);
    this.keepAlive = new KeepAlive(deps.pingIntervalMs ?? 30_000);
    this.stations = new ConnectedStations(deps, this.keepAlive, this.guard);
    this.inquiries = new ConnectedInquiries(this.stations);
    this.control = new StationControl(this.stations, deps.ids);
    this.localLists = new StationLocalList(this.stations);
    this.security = new StationSecurity(this.stations);
    this.costs = new StationCosts(this.stations);
    const options = {
      noServer: true,
      clientTracking: false,
      perMessageDeflate: deps.deflate ? deflate : false,
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

  /** Answers the upgrade requests of servers that somebody else opens and closes. */
  start(...servers: readonly (Server | SecureServer)[]): void {
    this.servers.push(...servers);
    for (const server of servers) server.on('upgrade', this.onUpgrade);
    this.sockets.on('wsClientError', (error, socket, request) => {
      this.refuse(request, socket, { status: 400, text: messageOf(error) });
    });
    this.keepAlive.start();
  }

  /** Takes nobody in any more, answers what comes, closes the sockets one after the other with 1001. */
  async close(): Promise<void> {
    this.closing = true;
    this.pauses.close();
    const { size } = this.stations;
    const { drainSpreadMs = Math.min(longestDrainMs, (size / drainPerS) * 1000) } = this.deps;
    await this.stations.drain({ spreadMs: drainSpreadMs, patienceMs: closeTimeoutMs });
    for (const server of this.servers) server.off('upgrade', this.onUpgrade);
    this.keepAlive.close();
  }

  private async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    socket.on('error', ignore);
    const identity = identityIn(request.url ?? '');
    // before anything is read of the station: what is read must not be old when the socket is adopted
    const delayMs = identity.status === undefined ? this.stations.takeoverDelayMs(identity.id) : 0;
    const boot =
      identity.status === undefined ? await this.compression.bootOf(request, identity.id) : undefined;
    const decided = this.isCrowded(delayMs)
      ? crowded(delayMs)
      : await this.pauses.wait(socket, delayMs).then(() => this.decide(request));
    if (socket.destroyed) return;
    const decision: typeof decided = this.closing ? away() : decided;
    if ('status' in decision) {
      await this.turnAway(request, socket, decision);
      return;
    }
    // what was chosen is all that the handshake needs to know of the offer
    if (decision.subprotocol !== undefined) request.headers['sec-websocket-protocol'] = decision.subprotocol;
    else delete request.headers['sec-websocket-protocol'];
    this.compression.restrict(request, decision.station, boot);
    socket.off('error', ignore);
    this.sockets.handleUpgrade(request, socket, head, (open) => this.opened(open, decision));
  }

  /** A wrong password is answered the later the more there were. */
  private async turnAway(request: IncomingMessage, socket: Duplex, refused: Refused): Promise<void> {
    const { delayMs = 0 } = refused;
    if (this.isCrowded(delayMs)) {
      this.refuse(request, socket, crowded(delayMs));
      return;
    }
    await this.pauses.wait(socket, delayMs);
    if (!socket.destroyed) this.refuse(request, socket, refused);
  }

  private isCrowded(delayMs: number): boolean {
    return delayMs > 0 && this.pauses.size >= mostPauses;
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
    const { known = false, ...answer } = refused;
    const fields = { path: url?.slice(0, 300), remote: from.remoteAddress, ...answer };
    if (known) this.deps.log.debug(fields, 'a charge point was turned away again');
    else this.deps.log.warn(fields, 'a charge point was turned away');
    refuse(socket, refused);
  }

  private opened(socket: StationSocket, { station, dialect, proof }: Admitted): void {
    const { remoteAddress: remote, secure } = proof.transport;
    const fields = { station: station.id, remote, tls: secure };
    if (!dialect) {
      // [OCPP-J 1.6 3.1.2] the handshake is completed without a subprotocol and the connection closed at once
      socket.on('error', ignore);
      socket.close(1002, 'no OCPP version in common');
      this.deps.log.warn(fields, 'turned away: it offers no OCPP version that is spoken here');
      return;
    }
    this.deps.log.info({ ...fields, version: dialect.version }, 'station connected');
    this.stations.adopt(socket, { station, dialect, proof });
    this.deps.onLogin?.(this.loginOf(station, proof)).catch((error: unknown) => {
      this.deps.log.warn({ station: station.id, error: messageOf(error) }, 'a login was not noted');
    });
  }

  private loginOf(station: Station, proof: Proof): Login {
    const { credential } = proof;
    const { certificate } = proof.transport;
    const now = this.deps.clock.now();
    const own = certificate && certificateFault(certificate, station, now) === undefined;
    return {
      station,
      profile: reachedProfile(station, proof, now),
      ...(credential.hash !== undefined && { passwordHash: credential.hash }),
      ...(own && { certificate }),
    };
  }
}
