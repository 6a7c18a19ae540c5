import type { Evse, EvseStatus, Location } from '../core/model/location.ts';
import { objectKey } from '../core/ids.ts';
import * as keys from './keys.ts';

/** A location's static part as it is stored: EVSEs that were removed stay so, whatever stations say. */
export function staticPart(location: Location, removed: boolean): Location {
  if (!removed || !location.evses) return location;
  const evses = location.evses.map((evse) =>
    evse.status === 'REMOVED'
      ? evse
      : {
          ...evse,
          status: 'REMOVED' as const,
          lastUpdated: Math.max(evse.lastUpdated, location.lastUpdated),
        },
  );
  return { ...location, evses };
}

/** The fields of `keys.evseStatuses` that may speak for a location's EVSEs. */
export function statusFields(location: Location): string[] {
  const key = objectKey(location, location.id);
  return liveEvses(location).map(({ uid }) => keys.evseField(key, uid));
}

/** @param statuses what is stored under `statusFields`, in their order */
export function withStatuses(location: Location, statuses: readonly (string | null | undefined)[]): Location {
  const live = new Map(liveEvses(location).map((evse, index) => [evse, statuses[index]]));
  const evses = location.evses?.map((evse) => withStatus(evse, live.get(evse)));
  if (!evses) return location;
  const lastUpdated = evses.reduce(
    (latest, evse) => Math.max(latest, evse.lastUpdated),
    location.lastUpdated,
  );
  return { ...location, evses, lastUpdated };
}

function liveEvses(location: Location): readonly Evse[] {
  return (location.evses ?? []).filter(({ status }) => status !== 'REMOVED');
}

function withStatus(evse: Evse, stored: string | null | undefined): Evse {
  if (!stored) return evse;
  const [status, at] = stored.split('|');
  // Only commit writes these, from an EvseStatus.
  return { ...evse, status: status as EvseStatus, lastUpdated: Math.max(evse.lastUpdated, Number(at)) };
}
