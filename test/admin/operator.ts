import { once } from 'node:events';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AdminDeps, ConnectionInfo, StationLinks } from '../../src/admin/deps.ts';
import { operatorApp } from '../../src/admin/operator-app.ts';
import { Bills } from '../../src/core/bills.ts';
import { Catalog } from '../../src/core/catalog.ts';
import { BridgeError } from '../../src/core/errors.ts';
import type { Alert } from '../../src/core/model/alert.ts';
import type { Partner } from '../../src/core/model/partner.ts';
import type { Station } from '../../src/core/model/station.ts';
import { PasswordRotation } from '../../src/core/security/password-rotation.ts';
import { StationChanges } from '../../src/core/security/station-changes.ts';
import type { SecurityControl } from '../../src/core/security/security-control.ts';
import { dialectOf } from '../../src/ocpi/dialects.ts';
import { operatorObjects } from '../../src/ocpi/operator-object.ts';
import { Partners } from '../../src/ocpi/partners.ts';
import { QuirkBook } from '../../src/ocpp/quirks/quirk-book.ts';
import type { RedisBacking } from '../../src/store/redis-backing.ts';
import { KeyedSecrets } from '../../src/store/secrets.ts';
import type { TestRedis } from '../kit/redis.ts';
import { startRedis } from '../kit/redis.ts';
import { clock, noLog, openBacking, party } from '../store/fixtures.ts';

export const adminToken = 'operator-token-0123456789';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, or undefined for an empty answer. */
  readonly body: unknown;
}

/** What stands at `a.b.0` in a JSON document. */
export function at(json: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (part, name) =>
        typeof part === 'object' && part !== null ? new Map(Object.entries(part)).get(name) : undefined,
      json,
    );
}

type Respond = (action: string, payload: object, timeoutMs: number | undefined) => unknown;

/** Charge points that answer as the test says. */
export class ScriptedStations implements StationLinks {
  readonly configuredIds: string[] = [];
  readonly removedIds: string[] = [];
  private readonly connected = new Map<string, { info: ConnectionInfo; respond: Respond }>();

  connect(id: string, respond: Respond = () => ({})): void {
    const now = clock.now();
    const from = { remoteAddress: '192.0.2.7', securityProfile: 1 as const };
    const info = { version: '1.6', ...from, connectedAt: now, lastSeen: now };
    this.connected.set(id, { info, respond });
  }

  isConnected(id: string): boolean {
    return this.connected.has(id);
  }

  connection(id: string): ConnectionInfo | undefined {
    return this.connected.get(id)?.info;
  }

  async call(id: string, action: string, payload: object, timeoutMs?: number): Promise<unknown> {
    const station = this.connected.get(id);
    if (!station) throw new BridgeError('not-connected', `${id} is not connected`);
    return Promise.resolve(station.respond(action, payload, timeoutMs));
  }

  configured({ id }: Station): Promise<void> {
    this.configuredIds.push(id);
    return Promise.resolve();
  }

  removed(id: string): Promise<void> {
    this.removedIds.push(id);
    this.connected.delete(id);
    return Promise.resolve();
  }
}

/** The operator API over a real store, with real core; only what leaves the machine is scripted. */
export class Operator {
  readonly backing: RedisBacking;
  readonly partners: Partners;
  readonly bills: Bills;
  readonly catalog: Catalog;
  readonly secrets: KeyedSecrets;
  readonly stations = new ScriptedStations();
  readonly passwords: PasswordRotation;
  /** What stations answer to a new password. */
  rotating: SecurityControl['rotatePassword'] = () => Promise.resolve('accepted');
  readonly resent: string[] = [];
  readonly synced: string[] = [];
  readonly resynced: string[] = [];
  /** Nothing is sent: what stands in the store is what stations have. */
  readonly localLists: AdminDeps['localLists'] = {
    resync: (id) => {
      if (!this.stations.isConnected(id)) throw new BridgeError('not-connected', `${id} is not connected`);
      this.resynced.push(id);
    },
    status: async (id) => ({ list: await this.backing.store.localList(id), synced: false }),
  };
  readonly logged: object[] = [];
  readonly health = new Map<string, ReturnType<AdminDeps['lanes']['health']>>();
  /** What a registration does: tells its steps, and fails if the test says so. */
  registering: AdminDeps['registration']['register'] = () => Promise.reject(new Error('not scripted'));
  /** Of every station. */
  alerts: readonly Alert[] = [];
  ready: () => Promise<void>;
  private readonly redis: TestRedis;
  private server: Server | undefined;

  private constructor(redis: TestRedis, backing: RedisBacking) {
    this.redis = redis;
    this.backing = backing;
    this.secrets = new KeyedSecrets(Buffer.alloc(32, 7));
    this.partners = new Partners({ store: backing.store, secrets: this.secrets, clock });
    const shared = { store: backing.store, audience: this.partners, clock, party };
    this.catalog = new Catalog(shared);
    this.bills = new Bills(shared);
    this.passwords = new PasswordRotation({
      ...shared,
      secrets: this.secrets,
      log: noLog,
      stations: this.stations,
      changes: new StationChanges({
        store: backing.store,
        configured: (station) => this.stations.configured(station),
      }),
      random: (bytes) => Buffer.alloc(bytes, 0xab),
      control: {
        rotatePassword: (id, password) => this.rotating(id, password),
        passwordIn: () => undefined,
      },
      desk: {
        noted: (stationId, event) =>
          backing.store.commit([{ type: 'station-event', stationId, event: { at: clock.now(), ...event } }]),
      },
    });
    this.ready = () => backing.check();
  }

  static async start(): Promise<Operator> {
    const redis = await startRedis();
    const operator = new Operator(redis, await openBacking(redis.address, 1000));
    const server = createServer(operatorApp(operator.deps())).listen(0, '127.0.0.1');
    await once(server, 'listening');
    operator.server = server;
    return operator;
  }

  get url(): string {
    const { port } = this.server?.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async killStore(): Promise<void> {
    await this.redis.kill();
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
    await this.backing.close();
    await this.redis.close();
  }

  /** A registered partner that receives every kind of object. */
  async addPartner(id: string): Promise<Partner> {
    const url = `https://${id}.example/ocpi/2.2.1`;
    return this.partners.add({
      id,
      name: `Partner ${id}`,
      profile: 'plain',
      state: 'registered',
      paused: false,
      versionsUrl: `https://${id}.example/ocpi/versions`,
      version: '2.2.1',
      endpoints: ['locations', 'tariffs', 'sessions', 'cdrs'].map((identifier) => ({
        identifier,
        role: 'RECEIVER' as const,
        url: `${url}/${identifier}`,
      })),
      roles: [{ role: 'EMSP', countryCode: 'NL', partyId: 'EMS', businessDetails: { name: 'eMSP' } }],
      outboundToken: this.secrets.seal('outbound-secret'),
      inboundTokenHashes: [this.secrets.hash('inbound-secret')],
    });
  }

  async call(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${adminToken}`,
        ...(text !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(text !== undefined && { body: text }),
    });
    const answer = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: answer === '' ? undefined : JSON.parse(answer),
    };
  }

  private deps(): AdminDeps {
    const { backing, bills, catalog, partners, stations, secrets } = this;
    return {
      store: backing.store,
      watch: { alertsOf: () => this.alerts },
      quirkBook: new QuirkBook(),
      violations: { now: () => Promise.resolve(undefined) },
      localLists: this.localLists,
      ledger: backing.ledger,
      audience: partners,
      bills,
      catalog,
      objects: operatorObjects(dialectOf('2.2.1')),
      stations,
      registration: {
        register: (request, onStep) => this.registering(request, onStep),
        invite: async ({ name, profile }) => {
          const partner = await this.partners.add({
            id: `invited-${name}`,
            name,
            profile: profile ?? 'plain',
            state: 'invited',
            paused: false,
            endpoints: [],
            roles: [],
            inboundTokenHashes: [secrets.hash('token-a')],
          });
          return { partner, versionsUrl: 'https://bridge.example/ocpi/versions', token: 'token-a' };
        },
        unregister: (id) => this.partners.remove(id),
      },
      partners,
      lanes: { health: (id) => this.health.get(id) },
      outbox: {
        resend: async (id, ref) => {
          await backing.ledger.unpark(id, ref);
          this.resent.push(`${id} ${ref}`);
        },
        resendParked: async (id) => {
          const parked = await backing.ledger.parked(id);
          for (const { ref } of parked) await backing.ledger.unpark(id, ref);
          this.resent.push(...parked.map(({ ref }) => `${id} ${ref}`));
          return parked.length;
        },
      },
      sync: async (id) => {
        await catalog.introduce(id);
        this.synced.push(id);
      },
      passwords: this.passwords,
      upgrades: { call: (_id, _call, send) => send() },
      highestProfile: 2,
      profiles: ['plain', 'gireve'],
      secrets,
      clock,
      log: { ...noLog, error: (fields) => this.logged.push(fields) },
      party,
      adminToken,
      ready: () => this.ready(),
    };
  }
}
