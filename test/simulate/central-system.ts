import { Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:https';
import type { ServerOptions } from 'node:https';
import { TLSSocket } from 'node:tls';
import { createRPCError, RPCServer } from 'ocpp-rpc';
import type { StationVersion } from '../../src/simulate/station-versions.ts';
import { strictValidator } from '../kit/strict-validator.ts';

type Params = Record<string, unknown>;

export interface Recorded {
  readonly action: string;
  readonly params: Params;
}

export type Answer = (params: Params) => object;

interface Client {
  call(action: string, params: object): Promise<Params>;
  close(options: { force: boolean }): Promise<unknown>;
  handle(handler: (call: { method: string; params: Params }) => object): void;
  on(event: 'strictValidationFailure', listener: (failure: { error: Error }) => void): void;
}

/** An independent central system that checks every message against the official schemas. */
export class CentralSystem {
  readonly calls: Recorded[] = [];
  readonly violations: string[] = [];
  readonly passwords: (string | undefined)[] = [];
  /** Common names of the certificates that were shown. */
  readonly certificates: (string | undefined)[] = [];
  readonly answers: Record<string, Answer> = {
    BootNotification: () => ({ currentTime: new Date().toISOString(), interval: 300, status: 'Accepted' }),
    Heartbeat: () => ({ currentTime: new Date().toISOString() }),
    Authorize: () =>
      this.version === '1.6'
        ? { idTagInfo: { status: 'Accepted' } }
        : { idTokenInfo: { status: 'Accepted' } },
    StartTransaction: () => ({ transactionId: ++this.transactions, idTagInfo: { status: 'Accepted' } }),
    TransactionEvent: ({ idToken }) => (idToken ? { idTokenInfo: { status: 'Accepted' } } : {}),
    SignCertificate: () => ({ status: 'Accepted' }),
    ...Object.fromEntries(
      [
        'StatusNotification',
        'MeterValues',
        'StopTransaction',
        'NotifyEvent',
        'NotifyReport',
        'NotifyDisplayMessages',
        'ReportChargingProfiles',
        'ReservationStatusUpdate',
        'FirmwareStatusNotification',
        'SignedFirmwareStatusNotification',
        'DiagnosticsStatusNotification',
        'LogStatusNotification',
        'SecurityEventNotification',
      ].map((action) => [action, () => ({})]),
    ),
  };
  private readonly version: StationVersion;
  private readonly tls: ServerOptions | undefined;
  private transactions = 700;
  private client: Client | undefined;
  private server: RPCServer | undefined;
  private port = 0;

  constructor(version: StationVersion = '1.6', tls?: ServerOptions) {
    this.version = version;
    this.tls = tls;
  }

  get url(): string {
    return this.tls ? `wss://localhost:${this.port}/ocpp` : `ws://127.0.0.1:${this.port}/ocpp`;
  }

  async start(): Promise<void> {
    const server = new RPCServer({
      protocols: [`ocpp${this.version}`],
      strictMode: true,
      strictModeValidators: [strictValidator(this.version)],
      callTimeoutMs: 5_000,
    });
    server.auth((accept, _reject, handshake) => {
      this.passwords.push(handshake.password?.toString());
      const { socket } = handshake.request;
      if (socket instanceof TLSSocket) this.certificates.push(commonName(socket));
      accept();
    });
    server.on('client', (client: Client) => {
      this.client = client;
      client.on('strictValidationFailure', ({ error }) => this.violations.push(error.message));
      client.handle(({ method, params }) => {
        this.calls.push({ action: method, params });
        const answer = this.answers[method];
        if (!answer) throw createRPCError('NotImplemented') as Error;
        return answer(params);
      });
    });
    await this.listen(server);
    this.server = server;
  }

  async stop(): Promise<void> {
    await this.server?.close({ force: true });
    await this.closeTls();
  }

  call(action: string, params: object): Promise<Params> {
    if (!this.client) throw new Error('no charge point is connected');
    return this.client.call(action, params);
  }

  of(action: string): Params[] {
    return this.calls.filter((call) => call.action === action).map(({ params }) => params);
  }

  /** What was told of a connector, whichever way the version tells it. */
  statuses(connectorId: number): unknown[] {
    if (this.version === '2.1') {
      return this.of('NotifyEvent')
        .flatMap(
          ({ eventData }) => eventData as { actualValue: string; component: { evse: { id: number } } }[],
        )
        .filter(({ component }) => component.evse.id === connectorId)
        .map(({ actualValue }) => actualValue);
    }
    const [id, status] = this.version === '1.6' ? ['connectorId', 'status'] : ['evseId', 'connectorStatus'];
    return this.of('StatusNotification')
      .filter((params) => params[id] === connectorId)
      .map((params) => params[status]);
  }

  private closeTls: () => Promise<void> = () => Promise.resolve();

  private async listen(server: RPCServer): Promise<void> {
    if (!this.tls) {
      const http = await server.listen(this.port, '127.0.0.1');
      this.port = (http.address() as AddressInfo).port;
      return;
    }
    const https = createServer(this.tls);
    https.on('upgrade', (request, socket, head) => {
      if (socket instanceof Socket) void server.handleUpgrade(request, socket, head);
    });
    await new Promise<void>((resolve) => https.listen(this.port, 'localhost', resolve));
    this.port = (https.address() as AddressInfo).port;
    this.closeTls = () => {
      https.closeAllConnections();
      return new Promise((resolve) => https.close(() => resolve()));
    };
  }
}

function commonName(socket: TLSSocket): string | undefined {
  const subject = socket.getPeerCertificate().subject as { CN?: string } | undefined;
  return subject?.CN;
}
