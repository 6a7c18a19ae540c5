import type { StationEvent } from '../../core/model/station-event.ts';
import { securityEventSeverity } from '../../core/security/security-events.ts';
import type { CallContext } from '../dialect.ts';
import type { Json } from './read.ts';
import { instantOf, required, textOf } from './read.ts';

/**
 * [OCPP 1.6 security whitepaper A04, OCPP 2.0.1 A04] the same in all versions: kept under the station's own time, unless it
 * has none that can be meant.
 */
export async function securityEventNotification(
  payload: Json,
  context: CallContext,
): Promise<Record<string, never>> {
  await context.desk.noted(context.view.station.id, eventIn(payload, context));
  return {};
}

function eventIn(payload: Json, { receivedAt, quirks }: CallContext): StationEvent {
  const type = required(textOf(payload['type']), 'type');
  const techInfo = textOf(payload['techInfo']);
  const statedAt = instantOf(payload['timestamp'], quirks.zones);
  return {
    kind: 'security',
    severity: securityEventSeverity(type),
    text: techInfo ? `${type}: ${techInfo}` : type,
    at: statedAt !== undefined && statedAt <= receivedAt ? statedAt : receivedAt,
    details: { type, ...(techInfo !== undefined && { techInfo }) },
  };
}
