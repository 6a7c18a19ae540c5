import { billing, settle } from './cdr.ts';
import { owe, oweAnew } from './change.ts';
import { BridgeError } from './errors.ts';
import { makeTariffVersion, objectKey } from './ids.ts';
import { measured } from './metering.ts';
import type { PartnerId, Party } from './model/common.ts';
import type { Location } from './model/location.ts';
import type { Cdr, Hold } from './model/session.ts';
import type { Tariff } from './model/tariff.ts';
import { tariffsOf } from './place.ts';
import type { Audience, Clock, Page, PageQuery, Store } from './ports.ts';

export interface CatalogDeps {
  readonly store: Store;
  readonly audience: Audience;
  readonly clock: Clock;
  readonly party: Party;
}

const introductionPage = 200;

/** What the operator publishes, and what he releases. */
export class Catalog {
  private readonly deps: CatalogDeps;

  constructor(deps: CatalogDeps) {
    this.deps = deps;
  }

  async putLocation(location: Location): Promise<void> {
    await this.changeLocation(location, false);
  }

  /** [OCPI 2.2.1 8.1.1] nothing is ever deleted: the EVSEs become REMOVED at every partner. */
  async removeLocation(key: string): Promise<void> {
    const location = await this.deps.store.location(key);
    if (!location) throw new BridgeError('not-found', `unknown location ${key}`);
    await this.changeLocation({ ...location, lastUpdated: this.deps.clock.now() }, true);
  }

  private async changeLocation(location: Location, removed: boolean): Promise<void> {
    const ref = { kind: 'locations' as const, key: objectKey(location, location.id) };
    await this.deps.store.commit([
      { type: 'location', location, removed },
      ...owe(this.deps.audience.receivers('locations'), ref),
    ]);
  }

  async putTariff(tariff: Tariff): Promise<void> {
    const ref = { kind: 'tariffs' as const, key: objectKey(tariff, tariff.id) };
    await this.deps.store.commit([
      { type: 'tariff', tariff },
      ...owe(this.deps.audience.receivers('tariffs'), ref),
    ]);
  }

  async removeTariff(key: string): Promise<void> {
    if (!(await this.deps.store.tariff(key))) throw new BridgeError('not-found', `unknown tariff ${key}`);
    await this.deps.store.commit([
      { type: 'tariff-removed', key },
      ...owe(this.deps.audience.receivers('tariffs'), { kind: 'tariffs', key }),
    ]);
  }

  /** Everything that is published is owed to a partner that is new, or that may have missed something. */
  async introduce(partnerId: PartnerId): Promise<void> {
    const { audience, store } = this.deps;
    if (audience.receives(partnerId, 'tariffs')) {
      await this.oweAll(partnerId, 'tariffs', (query) => store.tariffs(query));
    }
    if (audience.receives(partnerId, 'locations')) {
      await this.oweAll(partnerId, 'locations', (query) => store.locations(query));
    }
  }

  private async oweAll(
    partnerId: PartnerId,
    kind: 'locations' | 'tariffs',
    read: (query: PageQuery) => Promise<Page<Location | Tariff>>,
  ): Promise<void> {
    for (let offset = 0, total = 1; offset < total; offset += introductionPage) {
      const page = await read({ offset, limit: introductionPage });
      total = page.total;
      const change = page.items.flatMap((item) =>
        oweAnew(partnerId, { kind, key: objectKey(item, item.id) }),
      );
      if (change.length > 0) await this.deps.store.commit(change);
    }
  }

  /**
   * Looks at a held session again: with the tariffs it started under, or, where there were none, with
   * those that its connector has now and that were valid then.
   * @throws BridgeError `not-found` when nothing is held for the session
   */
  async release(sessionId: string): Promise<Cdr | Hold | null> {
    const { store, clock, audience } = this.deps;
    const [session, hold] = await Promise.all([store.session(sessionId), store.hold(sessionId)]);
    if (!session || !hold) throw new BridgeError('not-found', `nothing is held for session ${sessionId}`);
    const sealed = await store.tariffVersions(session.tariffVersions);
    const tariffs = sealed.length > 0 ? sealed : await this.tariffsNow(sessionId);
    const tariffVersions = tariffs.map((t) => makeTariffVersion(objectKey(t, t.id), t.lastUpdated));
    const currency = tariffs[0]?.currency ?? session.currency;
    const samples = await store.samples(sessionId);
    const retold = measured({ ...session, tariffVersions, currency }, { samples, tariffs });
    const settled = settle(retold, tariffs, clock.now());
    await store.commit([{ type: 'session', session: retold }, ...billing(retold, settled, audience)]);
    return settled;
  }

  private async tariffsNow(sessionId: string): Promise<readonly Tariff[]> {
    const session = await this.deps.store.session(sessionId);
    if (!session?.place) return [];
    const { evseUid, connectorId, locationId } = session.place;
    const location = await this.deps.store.location(objectKey(session, locationId));
    const evse = location?.evses?.find(({ uid }) => uid === evseUid);
    const connector = evse?.connectors.find(({ id }) => id === connectorId);
    return connector ? tariffsOf(this.deps.store, session, connector, session.startedAt) : [];
  }
}
