import { messageOf } from '../core/errors.ts';
import type { Ids, Log } from '../core/ports.ts';
import type { StationDesk } from '../core/station.ts';
import type { StationView } from '../core/station-view.ts';
import type { Call } from './dialect.ts';
import type { Answered, DialectInventory } from './dialect-inventory.ts';

export interface InventoryTakingDeps {
  readonly desk: Pick<StationDesk, 'models'>;
  readonly ids: Pick<Ids, 'transaction'>;
  readonly log: Log;
}

interface Asked {
  readonly view: StationView;
  readonly inventory: DialectInventory;
}

/** Asks a station that has booted what it is made of; one that does not say is asked again when it boots again. */
export async function takeInventory(
  { desk, ids, log }: InventoryTakingDeps,
  { view, inventory, call }: Asked & { readonly call: Call },
): Promise<void> {
  const station = view.station.id;
  try {
    const requestId = await ids.transaction();
    await desk.models.expect(view, requestId);
    const comes = await inventory.ask(call, requestId);
    if (!comes) log.info({ station }, 'the station reports no inventory');
  } catch (error) {
    log.info({ station, error: messageOf(error) }, 'the station could not be asked for its inventory');
  }
}

/** Whoever called has the answer, whether or not it can be kept. */
export async function keepValues(
  { desk, log }: Pick<InventoryTakingDeps, 'desk' | 'log'>,
  { view, inventory, answered }: Asked & { readonly answered: Answered },
): Promise<void> {
  try {
    await desk.models.told(view, inventory.valuesIn(answered));
  } catch (error) {
    log.warn({ station: view.station.id, error: messageOf(error) }, 'values of variables were not kept');
  }
}
