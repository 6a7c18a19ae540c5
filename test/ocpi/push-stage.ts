import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { Catalog } from '../../src/core/catalog.ts';
import { owe } from '../../src/core/change.ts';
import { makeRef, objectKey } from '../../src/core/ids.ts';
import type { Kind } from '../../src/core/ids.ts';
import type { Party } from '../../src/core/model/common.ts';
import type { Partner } from '../../src/core/model/partner.ts';
import type { Acknowledged } from '../../src/core/ports.ts';
import { OcpiClient } from '../../src/ocpi/client.ts';
import { PartnerClient } from '../../src/ocpi/partner-client.ts';
import { Partners, toldRole } from '../../src/ocpi/partners.ts';
import { Push } from '../../src/ocpi/push.ts';
import { TargetGuard } from '../../src/ocpi/target-guard.ts';
import { RedisBacking } from '../../src/store/redis-backing.ts';
import { startRedis } from '../kit/redis.ts';
import type { TestRedis } from '../kit/redis.ts';

export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

export interface Answer {
  readonly http?: number;
  readonly ocpi?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export const party = { countryCode: 'DE', partyId: 'ABC' };
export const now = Date.parse('2026-03-01T12:00:00Z');
const clock = { now: () => now };
const quiet = () => undefined;
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
const secrets = { hash: String, seal: (text: string) => text, open: (text: string) => text };
const modules: readonly Kind[] = ['locations', 'tariffs', 'sessions', 'cdrs', 'chargingprofiles'];
const emsp = {
  role: 'EMSP',
  countryCode: 'NL',
  partyId: 'EMS',
  businessDetails: { name: 'EMS Mobility' },
} as const;

export const keyOf = (object: Party & { readonly id: string }) => objectKey(object, object.id);

/** A push to a partner that listens on a socket, out of a Redis of its own. */
export class PushStage {
  /** What the partner answers. */
  answer: (request: Received) => Answer = () => ({});
  received: Received[] = [];
  partnerId = '';
  origin = '';
  catalog!: Catalog;
  backing!: RedisBacking;
  push!: Push;
  partners!: Partners;
  private redis!: TestRedis;
  private serial = 0;
  private readonly client = new OcpiClient({
    guard: new TargetGuard({ allowInsecure: true }),
    ids: { next: () => this.nextId('request') },
    clock,
    timeoutMs: 5000,
  });
  private readonly server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const { method = '', url = '', headers } = request;
      const body = text === '' ? undefined : (JSON.parse(text) as unknown);
      this.received.push({ method, url, headers, body });
      const { http = 200, ocpi = 1000, headers: extra = {} } = this.answer({ method, url, headers, body });
      response.writeHead(http, { 'content-type': 'application/json', ...extra });
      response.end(JSON.stringify({ status_code: ocpi, timestamp: '2026-03-01T10:00:00Z' }));
    });
  });

  /** For the whole of a test file; every test starts with a new partner. */
  static use(): PushStage {
    const stage = new PushStage();
    beforeAll(() => stage.open());
    beforeEach(() => stage.reset());
    afterAll(() => stage.close());
    return stage;
  }

  private async open(): Promise<void> {
    this.redis = await startRedis();
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.origin = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    this.backing = new RedisBacking({ address: this.redis.address, clock, log, party });
    await this.backing.start();
    const { store } = this.backing;
    this.partners = new Partners({ store, secrets, clock });
    const client = new PartnerClient({ client: this.client, partners: this.partners, party });
    this.push = new Push({ store, partners: this.partners, client, clock });
    this.catalog = new Catalog({ store, audience: this.partners, clock });
  }

  private async close(): Promise<void> {
    await this.client.close();
    await this.backing.close();
    await this.redis.close();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async reset(): Promise<void> {
    this.answer = () => ({});
    this.received = [];
    for (const { id } of this.partners.all()) await this.partners.remove(id);
    await this.register();
  }

  nextId(prefix: string): string {
    return `${prefix}-${++this.serial}`;
  }

  /** From now on the partner that is told. */
  async register(changes: Partial<Partner> = {}): Promise<void> {
    this.partnerId = this.nextId('partner');
    const endpoints = modules.map((identifier) => ({
      identifier,
      role: toldRole(identifier),
      url: `${this.origin}/emsp/${identifier}`,
    }));
    await this.partners.add({
      id: this.partnerId,
      name: 'EMS Mobility',
      profile: 'plain',
      state: 'registered',
      paused: false,
      version: '2.2.1',
      endpoints,
      roles: [emsp],
      outboundToken: 'secret',
      inboundTokenHashes: [],
      ...changes,
    });
  }

  /** What the outbox does for one object. */
  async deliver(kind: Kind, key: string, acknowledged?: Acknowledged): Promise<Acknowledged | null> {
    const { partnerId, push } = this;
    const { store, ledger } = this.backing;
    await store.commit(owe([partnerId], { kind, key }));
    const owed = await ledger.owedRef(partnerId, makeRef({ kind, key }));
    if (!owed) throw new Error('nothing is owed');
    const told = await push.tell(
      { ...owed, ...(acknowledged && { acknowledged }) },
      AbortSignal.timeout(5000),
    );
    await ledger.settle(owed, told);
    return told;
  }

  get lines(): readonly string[] {
    return this.received.map(({ method, url }) => `${method} ${url}`);
  }

  get methods(): readonly string[] {
    return this.received.map(({ method }) => method);
  }
}
