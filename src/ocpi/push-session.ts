import type { Acknowledged } from '../core/ports.ts';
import type { SessionNow } from '../core/station/session-now.ts';
import type { Dialect } from './dialect.ts';
import type { Before } from './last-told.ts';
import { hashOf, only } from './push-content.ts';
import type { Message, Receiver } from './push-receiver.ts';
import { patchOrPut, pathOf } from './push-receiver.ts';

interface Told {
  readonly status: string;
  /** Hash of the session without what grows while it runs. */
  readonly content: string;
  /** Hash of the whole session. */
  readonly whole: string;
}

/**
 * [OCPI 2.2.1 9.2.2] a PUT of what is new or took a turn, a PATCH of what only grew. Charging periods go by PUT
 * alone: those in a PATCH are added to what is there, so that one which arrives twice counts twice. What the
 * partner surely has is not sent again.
 */
export async function tellSession(
  receiver: Receiver,
  { now, to }: { now: SessionNow; to: Pick<Message, 'to'> },
  { known, sure }: Before,
): Promise<Acknowledged> {
  const { dialect, profile, send } = receiver;
  const { session } = now;
  const whole = dialect.encodeSession(now);
  const told: Told = { status: session.status, content: contentOf(dialect, now), whole: hashOf(whole) };
  if (sure && known?.['whole'] === told.whole) return { ...told };
  const message = { path: pathOf(session, session.id), from: session, ...to };
  const put = () => send({ method: 'PUT', body: whole, ...message });
  if (profile.sessionPatch && known?.['content'] === told.content) {
    const body = only(['kwh', 'total_cost', 'last_updated'], whole);
    await patchOrPut(() => send({ method: 'PATCH', body, ...message }), put);
  } else {
    await put();
  }
  return { ...told };
}

function contentOf(dialect: Dialect, { session }: SessionNow): string {
  const { startedAt } = session;
  const periods = session.periods.map((period) => ({
    startedAt: period.startedAt,
    kind: period.kind,
    energyWh: 0,
  }));
  return hashOf(
    dialect.encodeSession({ session: { ...session, periods, lastUpdated: startedAt }, until: startedAt }),
  );
}
