import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Authorizer } from '../../src/core/authorizer.ts';
import { Bills } from '../../src/core/bills.ts';
import type { Change } from '../../src/core/change.ts';
import type { Location } from '../../src/core/model/location.ts';
import type { Session } from '../../src/core/model/session.ts';
import type { Station } from '../../src/core/model/station.ts';
import type { Token } from '../../src/core/model/token.ts';
import type { Audience, Clock, Log, Store, TokenAuthority } from '../../src/core/ports.ts';
import { defaultLimits } from '../../src/core/plausibility.ts';
import { StationDesk } from '../../src/core/station/station.ts';
import type { CertificateAuthority } from '../../src/core/security/station-certificates.ts';
import { answerPlainHttp } from '../../src/ocpp/plain-http.ts';
import { OcppServer } from '../../src/ocpp/server.ts';
import type { OcppServerDeps } from '../../src/ocpp/server.ts';
import { RedisBacking } from '../../src/store/redis-backing.ts';
import { KeyedSecrets } from '../../src/store/secrets.ts';
import { StationCare } from '../../src/station-care.ts';
import { TlsListener } from '../../src/tls-listener.ts';
import type { TlsListenerOptions } from '../../src/tls-listener.ts';
import { startRedis } from '../kit/redis.ts';
import type { TestRedis } from '../kit/redis.ts';
import { FakeStation } from '../kit/station.ts';
import type { ConnectOptions } from '../kit/station.ts';

const party = { countryCode: 'DE', partyId: 'ABC' };
const clock: Clock = { now: () => Date.now() };
export const nobody: Audience = {
  receivers: () => [],
  receives: () => false,
  isRegistered: () => false,
  knows: () => false,
  billing: () => ({ limits: defaultLimits, policy: {} }),
};
const askNobody: TokenAuthority = { askAboutUnknown: () => [], ask: () => Promise.resolve(undefined) };

export interface LogLine {
  readonly level: string;
  readonly message: string;
  readonly fields: Record<string, unknown>;
}

function collectingLog(lines: LogLine[]): Log {
  const at = (level: string) => (fields: object, message: string) => {
    lines.push({ level, message, fields: { ...fields } });
  };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

interface DeskOptions extends Partial<OcppServerDeps> {
  /** Hears of every commit. */
  readonly onCommitted?: (change: Change) => void;
  readonly storeTimeoutMs?: number;
  /** Who signs stations' certificates. */
  readonly authority?: CertificateAuthority;
  /** A second port, with TLS. */
  readonly tls?: Omit<TlsListenerOptions, 'host' | 'log' | 'port'>;
}

interface Parts {
  readonly care: StationCare;
  readonly secure: TlsListener | undefined;
  readonly desk: StationDesk;
  readonly server: OcppServer;
  readonly backing: RedisBacking;
  readonly redis: TestRedis;
  readonly log: readonly LogLine[];
  readonly secrets: KeyedSecrets;
  readonly http: Server;
}

/** The OCPP edge over the real desk and the real store, on a port of its own. */
export class Desk {
  readonly url: string;
  readonly desk: StationDesk;
  readonly server: OcppServer;
  readonly redis: TestRedis;
  readonly log: readonly LogLine[];
  readonly secrets: KeyedSecrets;
  readonly backing: RedisBacking;
  readonly care: StationCare;
  private readonly http: Server;
  private readonly secure: TlsListener | undefined;

  private constructor({ desk, server, backing, redis, log, secrets, http, care, secure }: Parts) {
    this.care = care;
    this.secure = secure;
    this.desk = desk;
    this.server = server;
    this.backing = backing;
    this.redis = redis;
    this.log = log;
    this.secrets = secrets;
    this.http = http;
    const { port } = http.address() as AddressInfo;
    this.url = `ws://127.0.0.1:${port}/ocpp`;
  }

  static async open(options: DeskOptions = {}): Promise<Desk> {
    const { storeTimeoutMs = 10_000, authority = null, tls, onCommitted, ...overrides } = options;
    const log: LogLine[] = [];
    const redis = await startRedis();
    const deps = { clock: overrides.clock ?? clock, log: collectingLog(log), party };
    const backing = new RedisBacking({
      ...deps,
      address: redis.address,
      timeoutMs: storeTimeoutMs,
      ...(onCommitted && { onCommitted }),
    });
    await backing.start();
    const { store, ids } = backing;
    const authorizer = new Authorizer({
      ...deps,
      store,
      authority: askNobody,
      audience: nobody,
      authorizeTimeoutMs: 1000,
    });
    const bills = new Bills({ ...deps, store, audience: nobody });
    const desk = new StationDesk({ ...deps, store, authorizer, audience: nobody, bills, ids });
    const secrets = new KeyedSecrets(new Uint8Array(32).fill(7));
    const times = { heartbeatIntervalS: 300, callTimeoutMs: 5000 };
    const care = new StationCare({ ...deps, store, desk, secrets, authority, ocpp: () => server });
    const { certificates } = care;
    const loginLimits = { firstDelayMs: 1 };
    const fixed = { ...deps, ...times, store, desk, secrets, ids, certificates, loginLimits };
    const onLogin: OcppServerDeps['onLogin'] = (login) => care.loggedIn(login);
    const server: OcppServer = new OcppServer({ ...fixed, onLogin, ...overrides });
    const http = createServer(answerPlainHttp);
    const at = { port: 0, host: '127.0.0.1', log: deps.log };
    const secure = tls && new TlsListener({ ...at, ...tls }, answerPlainHttp);
    await secure?.start();
    server.start(http, ...(secure ? [secure.server] : []));
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    return new Desk({ desk, server, backing, redis, log, secrets, http, care, secure });
  }

  /** Of the port with TLS. */
  get tlsUrl(): string {
    return `wss://127.0.0.1:${this.secure?.port ?? 0}/ocpp`;
  }

  get store(): Store {
    return this.backing.store;
  }

  /** Stores a station with two connectors at one location, without a password unless settings say otherwise. */
  async addStation(id: string, settings: Partial<Station> = {}): Promise<Station> {
    const station: Station = {
      id,
      approved: true,
      securityProfile: 0,
      passwordHashes: [],
      connectors: [1, 2].map((evseId) => ({
        evseId,
        connectorId: evseId,
        location: 'L1',
        evseUid: `E${evseId}`,
        ocpiConnectorId: '1',
      })),
      ...settings,
    };
    await this.store.commit([{ type: 'station', station }]);
    return station;
  }

  /** A driver of the operator's own. */
  async addToken(uid: string, settings: Partial<Token> = {}): Promise<void> {
    const token: Token = {
      ...party,
      uid,
      type: 'RFID',
      contractId: `DE-ABC-${uid}`,
      issuer: 'test',
      valid: true,
      whitelist: 'ALWAYS',
      lastUpdated: 1,
      ...settings,
    };
    await this.store.commit([{ type: 'token', partnerId: null, token }]);
  }

  async addLocation(): Promise<void> {
    const connector = { standard: 'IEC_62196_T2', format: 'SOCKET', powerType: 'AC_3_PHASE' } as const;
    const location: Location = {
      ...party,
      id: 'L1',
      publish: true,
      address: 'Ringstraße 1',
      city: 'Köln',
      country: 'DEU',
      coordinates: { latitude: '50.93', longitude: '6.95' },
      timeZone: 'Europe/Berlin',
      evses: ['E1', 'E2'].map((uid) => ({
        uid,
        status: 'UNKNOWN' as const,
        lastUpdated: 1,
        connectors: [{ id: '1', ...connector, maxVoltage: 230, maxAmperage: 32, lastUpdated: 1 }],
      })),
      lastUpdated: 1,
    };
    await this.store.commit([{ type: 'location', location }]);
  }

  connect(id: string, options: ConnectOptions = {}): Promise<FakeStation> {
    return FakeStation.connect(this.url, id, options);
  }

  /** A fresh station, stored and connected. */
  async station(id: string, options: ConnectOptions = {}): Promise<FakeStation> {
    await this.addStation(id);
    return this.connect(id, options);
  }

  async sessions(): Promise<readonly Session[]> {
    return (await this.store.sessions({ offset: 0, limit: 1000 })).items;
  }

  async close(): Promise<void> {
    await this.server.close();
    await this.care.close();
    this.secure?.server.closeAllConnections();
    await this.secure?.close();
    this.http.closeAllConnections();
    await new Promise((resolve) => this.http.close(resolve));
    await this.backing.close();
    await this.redis.close();
  }
}
