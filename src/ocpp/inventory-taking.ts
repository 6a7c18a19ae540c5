import { messageOf } from '../core/errors.ts';
import type { Clock, Ids, Log } from '../core/ports.ts';
import type { StationDesk } from '../core/station/station.ts';
import type { StationView } from '../core/station/station-view.ts';
import type { Call } from './call.ts';
import type { Dialect } from './dialect.ts';
import type { Answered } from './dialect-inventory.ts';

export interface InventoryTakingDeps {
  readonly desk: Pick<StationDesk, 'models'>;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'transaction'>;
  readonly log: Log;
}

/** One station as it is connected. */
interface Line {
  readonly view: StationView | undefined;
  readonly opened: { readonly dialect: Dialect };
  call(...called: Parameters<Call>): ReturnType<Call>;
}

/**
 * Asks a station what it is made of, when its boot was accepted and the answer has gone out. One that does not say is asked
 * again when it boots again.
 */
export async function takeInventory({ desk, ids, log }: InventoryTakingDeps, line: Line): Promise<void> {
  const { view } = line;
  const { inventory } = line.opened.dialect;
  if (!inventory || !view?.boot || (view.boot.decision ?? 'accepted') !== 'accepted') return;
  const station = view.station.id;
  try {
    const requestId = await ids.transaction();
    await desk.models.expect(view, requestId);
    const comes = await inventory.ask((action, payload) => line.call(action, payload), requestId);
    if (!comes) log.info({ station }, 'the station reports no inventory');
  } catch (error) {
    log.info({ station, error: messageOf(error) }, 'the station could not be asked for its inventory');
  }
}

/** Whoever called has the answer already, whether or not what it tells can be kept. */
export async function keepValues(
  { desk, clock, log }: InventoryTakingDeps,
  { view, opened }: Line,
  answered: Omit<Answered, 'at'>,
): Promise<void> {
  const { inventory } = opened.dialect;
  if (!inventory || !view) return;
  try {
    await desk.models.told(view, inventory.valuesIn({ ...answered, at: clock.now() }));
  } catch (error) {
    log.warn({ station: view.station.id, error: messageOf(error) }, 'values of variables were not kept');
  }
}
