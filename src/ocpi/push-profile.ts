import type { Session } from '../core/model/session.ts';
import type { SessionCharging } from '../core/model/charging-profile.ts';
import type { Acknowledged } from '../core/ports.ts';
import type { Before } from './last-told.ts';
import { hashOf } from './push-content.ts';
import type { Message, Receiver } from './push-receiver.ts';

/**
 * [OCPI 2.2.1 14.4.2.2 PUT] of what the station plans now, to a partner that has set a profile. A session
 * that has ended has no plan, and nothing is to be remembered of it.
 */
export async function tellProfile(
  { dialect, send }: Receiver,
  at: { session: Session; charging: SessionCharging; to: Pick<Message, 'to'> },
  { known, sure }: Before,
): Promise<Acknowledged | null> {
  const { session, charging, to } = at;
  if (session.status !== 'ACTIVE' || !charging.informed || !charging.active) return null;
  const body = dialect.encodeActiveProfile(charging.active);
  const told = { whole: hashOf(body) };
  if (!(sure && known?.['whole'] === told.whole))
    await send({ method: 'PUT', path: [session.id], body, from: session, ...to });
  return told;
}
