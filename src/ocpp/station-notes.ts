import { messageOf } from '../core/errors.ts';
import type { StationId } from '../core/model/common.ts';
import type { StationEvent } from '../core/model/station-event.ts';
import type { Log } from '../core/ports.ts';
import type { StationDesk } from '../core/station/station.ts';

export interface StationNotesDeps {
  readonly desk: Pick<StationDesk, 'noted'>;
  readonly log: Log;
}

/** Keeps an event that nobody waits for; one that cannot be kept is in the log at least. */
export function note(
  { desk, log }: StationNotesDeps,
  stationId: StationId,
  event: Omit<StationEvent, 'at'>,
): void {
  desk.noted(stationId, event).catch((error: unknown) => {
    log.warn({ station: stationId, error: messageOf(error), event }, 'a station event was not kept');
  });
}
