import type { Evse, EvseStatus, Location } from '../core/model/location.ts';
import type { Acknowledged } from '../core/ports.ts';
import type { Dialect } from './dialect.ts';
import type { Before } from './last-told.ts';
import { hashOf, only } from './push-content.ts';
import type { Receiver } from './push-receiver.ts';
import { patchOrPut, pathOf } from './push-receiver.ts';

interface Told {
  /** Hash of the location without statuses and dates. */
  readonly content: string;
  readonly evses: Readonly<Record<string, EvseStatus>>;
}

/** With more changes than these, one PUT of the whole location is the shorter message. */
const mostPatches = 8;

/**
 * [OCPI 2.2.1 8.2.2] a PUT of what is new or was edited, a PATCH of each EVSE whose status alone changed. What is
 * owed although nothing changed goes by PUT where the partner may have missed something, and not at all otherwise.
 */
export async function tellLocation(
  receiver: Receiver,
  location: Location,
  { known, sure }: Before,
): Promise<Acknowledged> {
  const { evses = [] } = location;
  const told: Told = {
    content: contentOf(receiver.dialect, location),
    evses: Object.fromEntries(evses.map(({ uid, status }) => [uid, status])),
  };
  // Nobody else writes what is acknowledged of a location.
  const before = known as Partial<Told> | undefined;
  const changed = evses.filter(({ uid, status }) => before?.evses?.[uid] !== status);
  const sameContent = before?.content === told.content;
  if (sameContent && sure && changed.length === 0) return { ...told };
  const few = changed.length > 0 && changed.length <= mostPatches;
  if (sameContent && few) await patchStatuses(receiver, location, changed);
  else await putLocation(receiver, location);
  return { ...told };
}

async function patchStatuses(
  receiver: Receiver,
  location: Location,
  changed: readonly Evse[],
): Promise<void> {
  for (const evse of changed) {
    const done = await patchOrPut(
      () => patchStatus(receiver, location, evse),
      () => putLocation(receiver, location),
    );
    if (done === 'put') return;
  }
}

function patchStatus({ dialect, send }: Receiver, location: Location, evse: Evse): Promise<unknown> {
  const path = pathOf(location, location.id, evse.uid);
  const body = only(['status', 'last_updated'], dialect.encodeEvse(evse));
  return send({ method: 'PATCH', path, body, from: location });
}

function putLocation({ dialect, send }: Receiver, location: Location): Promise<unknown> {
  const path = pathOf(location, location.id);
  return send({ method: 'PUT', path, body: dialect.encodeLocation(location), from: location });
}

/** What changes when the operator edits the location, and never by what its stations do. */
function contentOf(dialect: Dialect, location: Location): string {
  const evses = location.evses?.map((evse) => ({
    ...evse,
    status: 'UNKNOWN' as const,
    lastUpdated: 0,
    connectors: evse.connectors.map((connector) => ({ ...connector, lastUpdated: 0 })),
  }));
  return hashOf(dialect.encodeLocation({ ...location, lastUpdated: 0, ...(evses && { evses }) }));
}
