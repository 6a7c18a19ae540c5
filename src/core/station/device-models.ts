import type { Change } from '../change.ts';
import type { InventoryPart } from './facts.ts';
import { inventoryIn, merged } from './inventory.ts';
import type { AwaitedInventory, ModelVariable } from '../model/device-model.ts';
import { makeVariableKey } from '../model/device-model.ts';
import type { Clock, Store } from '../ports.ts';
import type { StationView } from './station-view.ts';

export interface DeviceModelsDeps {
  readonly store: Pick<Store, 'commit' | 'deviceModel' | 'comingInventory' | 'modelVariables'>;
  readonly clock: Clock;
}

/**
 * What stations say they are made of [OCPP 2.0.1 B06 to B08]. A whole inventory takes the place of the one before when its last
 * part is there; any other report only adds to it.
 */
export class DeviceModels {
  private readonly deps: DeviceModelsDeps;

  constructor(deps: DeviceModelsDeps) {
    this.deps = deps;
  }

  /** It was asked for all that it has, under this number. */
  expect(view: StationView, requestId: number): Promise<void> {
    return view.inTurn(() => {
      view.awaited = { requestId, parts: new Set() };
      return Promise.resolve();
    });
  }

  reported(view: StationView, part: InventoryPart): Promise<void> {
    return view.inTurn(async () => {
      const awaited = view.awaited;
      if (awaited?.requestId === part.requestId) await this.whole(view, awaited, part);
      else await this.more(view, part.variables, part.last);
    });
  }

  /** Values that a station told in answer to a call. */
  async told(view: StationView, variables: readonly ModelVariable[]): Promise<void> {
    if (variables.length > 0) await view.inTurn(() => this.more(view, variables, false));
  }

  private async whole(view: StationView, awaited: AwaitedInventory, part: InventoryPart): Promise<void> {
    const { store } = this.deps;
    const stationId = view.station.id;
    const { variables, seqNo, last } = part;
    const collected = {
      type: 'inventory-part',
      stationId,
      variables,
      first: awaited.parts.size === 0,
    } as const;
    const parts = new Set([...awaited.parts, seqNo]);
    if (!last) {
      await store.commit([collected]);
      view.awaited = { ...awaited, parts };
      return;
    }
    const replaces = parts.size === seqNo + 1;
    const [before, coming] = await Promise.all([
      replaces ? [] : store.deviceModel(stationId),
      awaited.parts.size === 0 ? [] : store.comingInventory(stationId),
    ]);
    await store.commit([
      collected,
      { type: 'inventory-complete', stationId, replaces },
      ...this.summary(view, merged(before, merged(coming, variables))),
    ]);
    view.awaited = undefined;
  }

  private async more(view: StationView, told: readonly ModelVariable[], last: boolean): Promise<void> {
    const { store } = this.deps;
    const stationId = view.station.id;
    const known = await store.modelVariables(stationId, told.map(makeVariableKey));
    const variables = merged(known, told);
    const change: Change = [{ type: 'variables', stationId, variables }];
    if (!last) return store.commit(change);
    const all = merged(await store.deviceModel(stationId), variables);
    return store.commit([...change, ...this.summary(view, all)]);
  }

  private summary({ station }: StationView, variables: readonly ModelVariable[]): Change {
    const evses = inventoryIn(variables);
    if (evses.length === 0) return [];
    const inventory = { at: this.deps.clock.now(), evses };
    return [{ type: 'inventory', stationId: station.id, inventory }];
  }
}
