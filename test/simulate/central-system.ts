import type { AddressInfo } from 'node:net';
import { createRPCError, RPCServer } from 'ocpp-rpc';

export interface Recorded {
  readonly action: string;
  readonly params: Record<string, unknown>;
}

export type Answer = (params: Record<string, unknown>) => object;

interface Client {
  call(action: string, params: object): Promise<Record<string, unknown>>;
  close(options: { force: boolean }): Promise<unknown>;
  handle(handler: (call: { method: string; params: Record<string, unknown> }) => object): void;
  on(event: 'strictValidationFailure', listener: (failure: { error: Error }) => void): void;
}

/** An independent central system that checks every message against the official schemas. */
export class CentralSystem {
  readonly calls: Recorded[] = [];
  readonly violations: string[] = [];
  readonly passwords: (string | undefined)[] = [];
  readonly answers: Record<string, Answer> = {
    BootNotification: () => ({ status: 'Accepted', interval: 300, currentTime: new Date().toISOString() }),
    Heartbeat: () => ({ currentTime: new Date().toISOString() }),
    StatusNotification: () => ({}),
    MeterValues: () => ({}),
    Authorize: () => ({ idTagInfo: { status: 'Accepted' } }),
    StartTransaction: () => ({ transactionId: ++this.transactions, idTagInfo: { status: 'Accepted' } }),
    StopTransaction: () => ({}),
  };
  private transactions = 700;
  private client: Client | undefined;
  private server: RPCServer | undefined;
  private port = 0;

  get url(): string {
    return `ws://127.0.0.1:${this.port}/ocpp`;
  }

  async start(): Promise<void> {
    const server = new RPCServer({ protocols: ['ocpp1.6'], strictMode: true, callTimeoutMs: 5_000 });
    server.auth((accept, _reject, { password }) => {
      this.passwords.push(password?.toString());
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
    const http = await server.listen(this.port, '127.0.0.1');
    this.port = (http.address() as AddressInfo).port;
    this.server = server;
  }

  async stop(): Promise<void> {
    await this.server?.close({ force: true });
  }

  call(action: string, params: object): Promise<Record<string, unknown>> {
    if (!this.client) throw new Error('no charge point is connected');
    return this.client.call(action, params);
  }

  of(action: string): Record<string, unknown>[] {
    return this.calls.filter((call) => call.action === action).map(({ params }) => params);
  }

  statuses(connectorId: number): unknown[] {
    return this.of('StatusNotification')
      .filter((params) => params['connectorId'] === connectorId)
      .map(({ status }) => status);
  }
}
