import type { RequestListener } from 'node:http';
import express from 'express';
import { Redis } from 'ioredis';
import type { AdminDeps } from './admin/deps.ts';
import { operatorApp } from './admin/operator-app.ts';
import { loadAdminToken } from './admin-token.ts';
import type { Config } from './config.ts';
import { Authorizer } from './core/authorizer.ts';
import { Bills } from './core/bills.ts';
import { Catalog } from './core/catalog.ts';
import type { Change } from './core/change.ts';
import { BridgeError } from './core/errors.ts';
import { PartnerRequests } from './core/partner/partner-requests.ts';
import type { Clock } from './core/ports.ts';
import { StationDesk } from './core/station/station.ts';
import { HttpListener } from './http-listener.ts';
import { checkInstallation } from './installation.ts';
import type { Logger } from './log.ts';
import { Admission } from './ocpi/admission.ts';
import { OcpiClient } from './ocpi/client.ts';
import { CommandResults } from './ocpi/command-results.ts';
import { dialectOf } from './ocpi/dialects.ts';
import { operatorObjects } from './ocpi/operator-object.ts';
import { PartnerClient } from './ocpi/partner-client.ts';
import { Partners } from './ocpi/partners.ts';
import { profileNames } from './ocpi/profiles.ts';
import { TokenPull } from './ocpi/pull-tokens.ts';
import { Push } from './ocpi/push.ts';
import { Registration } from './ocpi/registration.ts';
import { makeOcpiRouter } from './ocpi/router.ts';
import { ocpiRoutes } from './ocpi/routes.ts';
import { TargetGuard } from './ocpi/target-guard.ts';
import { OcpiTokenAuthority } from './ocpi/token-authority.ts';
import { answerPlainHttp } from './ocpp/plain-http.ts';
import { PartnerCare } from './partner-care.ts';
import { QueueConnections } from './queue/connections.ts';
import { Lanes } from './queue/lanes.ts';
import { Outbox } from './queue/outbox.ts';
import { Schedules } from './queue/schedules.ts';
import { openStationCa } from './station-ca.ts';
import type { StationCa } from './station-ca.ts';
import { connectStations, stationRounds } from './station-side.ts';
import { redisOptions } from './store/connection.ts';
import { EmbeddedRedis } from './store/embedded-redis.ts';
import { RedisBacking } from './store/redis-backing.ts';
import { KeyedSecrets, loadKey } from './store/secrets.ts';
import { TlsListener } from './tls-listener.ts';

/** How soon after its deadline a command without a result is reported as timed out. */
const expiryEveryMs = 5000;

const clock: Clock = { now: () => Date.now() };

/** The bridge: constructs every part and connects them. */
export class App {
  private readonly config: Config;
  private readonly log: Logger;
  private readonly tell: (operatorToken: string) => void;
  /** Undoes what `start` did, the last first. */
  private readonly closers: (() => Promise<void> | void)[] = [];
  private draining = false;

  /** @param tell hears of a new operator token, which stands in no log */
  constructor(config: Config, log: Logger, tell: (operatorToken: string) => void = () => undefined) {
    this.config = config;
    this.log = log;
    this.tell = tell;
  }

  /** @throws Error that says what is missing and what to do */
  async start(): Promise<void> {
    const { config } = this;
    const storage = await this.openStore();
    const listener = new HttpListener(config.http, (request, response) => {
      web(request, response);
    });
    const publicUrl = () => config.http.publicUrl ?? `http://localhost:${listener.port}`;
    const stationCa = await openStationCa(config, clock, this.log);
    const parts = this.connect(storage, publicUrl, stationCa);
    const web = express().disable('x-powered-by').set('etag', false);
    web.use('/ocpi', parts.ocpi).use(answerPlainHttp);
    await parts.partners.start();
    await parts.registration.start();
    this.startQueues(parts);
    await this.opened(listener);
    const secure = await this.openTls(web, stationCa);
    await storage.backing.tokenLog.complete(parts.partners.all());
    await this.opened(parts.localLists);
    parts.ocpp.start(listener.server, ...(secure ? [secure.server] : []));
    parts.stationCare.start();
    parts.costCare.start();
    this.closers.push(
      () => parts.stationCare.close(),
      () => parts.costCare.close(),
      () => parts.watch.settled(),
      () => parts.requests.drain(),
      () => parts.ocpp.close(),
    );
    await this.watchStations(parts);
    await this.startAdmin(storage, parts);
    this.log.info(
      { ocpp: `ws://${config.http.host}:${listener.port}/ocpp/{stationId}` },
      'charge points are welcome',
    );
    this.log.info({ ocpi: `${publicUrl()}/ocpi/versions` }, 'partners are welcome');
  }

  private async openTls(web: RequestListener, { roots }: StationCa): Promise<TlsListener | undefined> {
    const { tls } = this.config;
    if (!tls) return undefined;
    const listener = new TlsListener({ ...tls, moreClientCas: roots, log: this.log }, web);
    await this.opened(listener);
    const ocpp = `wss://${tls.host}:${listener.port}/ocpp/{stationId}`;
    this.log.info({ ocpp, minVersion: tls.minVersion }, 'charge points are welcome with TLS');
    return listener;
  }

  /** Lets answers and deliveries under way finish, then closes everything; what is owed stays owed. */
  async close(): Promise<void> {
    this.draining = true;
    for (const close of this.closers.splice(0).reverse()) await close();
  }

  private async openStore(): Promise<Storage> {
    const { store: settings, party } = this.config;
    const address = settings.redisUrl ?? (await this.openEmbedded());
    const committed: Storage['committed'] = { listener: () => undefined };
    const onCommitted = (change: Change) => committed.listener(change);
    const backing = new RedisBacking({ address, clock, log: this.log, party, onCommitted });
    await this.opened(backing);
    const secrets = new KeyedSecrets(await loadKey(settings.dataDir, settings.secretKey?.reveal()));
    const note = backing.installation.bind(backing);
    await checkInstallation({ store: backing.store, note, secrets, party, log: this.log });
    return { address, backing, committed, secrets };
  }

  private async openEmbedded(): Promise<string> {
    const { dataDir, fsync } = this.config.store;
    const embedded = new EmbeddedRedis({ dataDir, fsync, log: this.log });
    await this.opened(embedded);
    return embedded.address;
  }

  private connect(
    { address, backing, committed, secrets }: Storage,
    publicUrl: () => string,
    stationCa: StationCa,
  ) {
    const { config, log } = this;
    const { party } = config;
    const { store, ledger, ids, tokenLog } = backing;
    const shared = { store, ledger, ids, tokenLog, secrets, clock, log, party, publicUrl };
    const roaming = this.connectRoaming(shared);
    const { partners, guard, partnerClient, admission, registration } = roaming;
    const audience = partners;
    const authority = new OcpiTokenAuthority({ partners, client: partnerClient });
    const { authorizeTimeoutMs, commandTimeoutMs } = config.partners;
    const authorizer = new Authorizer({ ...shared, audience, authority, authorizeTimeoutMs });
    const bills = new Bills({ ...shared, audience });
    const desk = new StationDesk({ ...shared, authorizer, audience, bills });
    const side = connectStations({ ...shared, config, desk }, stationCa);
    const catalog = new Catalog({ ...shared, audience });
    const results = new CommandResults({ ...shared, partners, client: partnerClient });
    const report = results.report.bind(results);
    const { control, stations } = side.ocpp;
    const requests = new PartnerRequests({
      ...shared,
      report,
      control,
      stations,
      audience,
      commandTimeoutMs,
    });
    desk.keeps(requests);
    const { commands, reservations, profiles, wishes } = requests;
    const asked = { commands, reservations, profiles, wishes, guard, commandTimeoutMs };
    const routes = ocpiRoutes({ ...shared, ...asked, audience, admission });
    const ocpi = makeOcpiRouter({ ...shared, routes, onCall: (caller) => admission.called(caller) });
    const queues = this.connectQueues({
      ...shared,
      partners,
      catalog,
      requests,
      address,
      client: partnerClient,
    });
    committed.listener = (change) => {
      queues.outbox.notify(change);
      side.localLists.committed(change);
      side.costCare.changed(change);
    };
    return { bills, partners, registration, ocpi, catalog, requests, ...side, ...queues };
  }

  /** Who the partners are, and how they are spoken to. */
  private connectRoaming(deps: RoamingDeps) {
    const { party, partyName, partners: settings } = this.config;
    const partners = new Partners(deps);
    const guard = new TargetGuard(settings);
    const client = new OcpiClient({ ...deps, guard, timeoutMs: settings.timeoutMs });
    this.closers.push(() => client.close());
    const partnerClient = new PartnerClient({ client, partners, party });
    const roles = [{ ...party, role: 'CPO' as const, businessDetails: { name: partyName } }];
    const registering = { ...deps, partners, guard, client, roles };
    const [registration, admission] = [new Registration(registering), new Admission(registering)];
    return { partners, guard, partnerClient, registration, admission };
  }

  private connectQueues(deps: QueueDeps) {
    const { address, requests, log } = deps;
    const connections = new QueueConnections({
      log,
      connect: (options) => new Redis({ ...options, ...redisOptions(address), replyMapping: 'legacy' }),
    });
    const { parkAfterMs } = this.config.partners;
    const lanes = new Lanes({ ...deps, connections, teller: new Push(deps), options: { parkAfterMs } });
    const outbox = new Outbox({ ...deps, connections, lanes });
    const schedules = new Schedules({
      connections,
      log,
      tasks: {
        pullTokens: (partnerId) => care.pullTokens(partnerId),
        expireCommands: () => requests.expire(),
      },
    });
    const pullEveryMs = this.config.partners.tokenPullIntervalMs;
    const pull = new TokenPull(deps);
    const care: PartnerCare = new PartnerCare({ ...deps, lanes, pull, schedules, pullEveryMs });
    return { connections, lanes, outbox, schedules, care };
  }

  private startQueues({ connections, lanes, outbox, schedules, care }: Parts): void {
    connections.start();
    this.closers.push(() => connections.close());
    schedules.start();
    schedules.repeat({ task: 'expireCommands', everyMs: expiryEveryMs });
    this.closers.push(() => schedules.close());
    care.start();
    this.closers.push(async () => {
      await care.close();
      await lanes.closeAll();
    });
    outbox.start();
    this.closers.push(() => outbox.close());
  }

  private async watchStations(parts: Parts): Promise<void> {
    await parts.absence.start();
    for (const rounds of stationRounds(this.config, parts)) {
      rounds.start();
      this.closers.push(() => rounds.close());
    }
  }

  private async startAdmin({ backing, secrets }: Storage, parts: Parts): Promise<void> {
    const { admin, party, store } = this.config;
    const { token, fresh } = await loadAdminToken(store.dataDir, admin.token?.reveal());
    const deps: AdminDeps = {
      ...parts,
      store: backing.store,
      ledger: backing.ledger,
      audience: parts.partners,
      objects: operatorObjects(dialectOf('2.2.1')),
      stations: parts.ocpp.stations,
      partners: {
        pause: (partnerId) => parts.partners.pause(partnerId),
        resume: (partnerId) => parts.care.resume(partnerId),
        setLimits: (partnerId, limits) => parts.partners.setLimits(partnerId, limits),
      },
      passwords: parts.stationCare.passwords,
      upgrades: parts.stationCare.profiles,
      highestProfile: parts.highestProfile,
      sync: (partnerId) => parts.care.sync(partnerId),
      profiles: profileNames,
      secrets,
      clock,
      log: this.log,
      party,
      adminToken: token,
      ready: () => this.ready(backing),
    };
    const listener = new HttpListener(admin, operatorApp(deps));
    await this.opened(listener);
    const url = `http://${admin.host}:${listener.port}`;
    this.log.info({ url }, 'the operator API is open');
    if (!fresh) return;
    this.log.warn({ file: `${store.dataDir}/admin.token` }, 'a new operator token was made');
    this.tell(token);
  }

  private async ready(backing: RedisBacking): Promise<void> {
    if (this.draining) throw new BridgeError('store-unavailable', 'shutting down');
    await backing.check();
  }

  /** Starts a part and remembers to close it, also when its start fails half-way. */
  private async opened(part: { start(): Promise<void>; close(): Promise<void> }): Promise<void> {
    this.closers.push(() => part.close());
    await part.start();
  }
}

interface Storage {
  readonly address: string;
  readonly backing: RedisBacking;
  /** Hears of every commit, once there is an outbox. */
  readonly committed: { listener: Outbox['notify'] };
  readonly secrets: KeyedSecrets;
}

type RoamingDeps = ConstructorParameters<typeof Partners>[0] &
  Omit<ConstructorParameters<typeof Registration>[0], 'client' | 'guard' | 'partners' | 'roles'> &
  Omit<ConstructorParameters<typeof OcpiClient>[0], 'guard' | 'timeoutMs'>;

interface QueueDeps {
  readonly address: string;
  readonly store: RedisBacking['store'];
  readonly ledger: RedisBacking['ledger'];
  readonly partners: Partners;
  readonly client: PartnerClient;
  readonly catalog: Catalog;
  readonly requests: PartnerRequests;
  readonly clock: Clock;
  readonly log: Logger;
}

type Parts = ReturnType<App['connect']>;
