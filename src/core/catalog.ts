import { owe, oweAnew } from './change.ts';
import { BridgeError } from './errors.ts';
import { objectKey } from './ids.ts';
import type { PartnerId } from './model/common.ts';
import type { Location } from './model/location.ts';
import type { Tariff } from './model/tariff.ts';
import type { Audience, Clock, Page, PageQuery, Store } from './ports.ts';

export interface CatalogDeps {
  readonly store: Store;
  readonly audience: Audience;
  readonly clock: Clock;
}

const introductionPage = 200;

/** What the operator publishes. */
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
}
