import type { StationEvent, StationEventKind } from '../../core/model/station-event.ts';

const failed = /fail|invalid|badmessage|denied|notsupported/i;

/** What a station says of an update or an upload under way: what went wrong is a warning. */
export function progressEvent(
  kind: StationEventKind,
  what: string,
  { status, requestId }: { readonly status: string; readonly requestId?: number | undefined },
): Omit<StationEvent, 'at'> {
  return {
    kind,
    severity: failed.test(status) ? 'warning' : 'info',
    text: `${what}: ${status}`,
    details: { status, ...(requestId !== undefined && { requestId }) },
  };
}
