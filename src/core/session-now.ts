import { costUntil } from './cdr.ts';
import { lastHeardOf, measured } from './metering.ts';
import type { Instant, Price } from './model/common.ts';
import type { Session } from './model/session.ts';
import type { Audience, Store } from './ports.ts';

/** A session as anybody may be shown it: measured and priced up to when it was last heard of. */
export interface SessionNow {
  readonly session: Session;
  /** Up to which moment; the session's end once it is over. */
  readonly until: Instant;
  /** Absent where it cannot be said. */
  readonly cost?: Price;
}

export interface SessionNowDeps {
  readonly store: Pick<Store, 'samples' | 'tariffVersions'>;
  readonly audience: Pick<Audience, 'billing'>;
}

/** What is stored of a running session are its samples; a finished one was measured when it ended. */
export async function sessionNow({ store, audience }: SessionNowDeps, session: Session): Promise<SessionNow> {
  const running = session.endedAt === undefined;
  const [tariffs, samples] = await Promise.all([
    store.tariffVersions(session.tariffVersions),
    running ? store.samples(session.id) : [],
  ]);
  const terms = audience.billing(session.owner);
  const current = running ? measured(session, { samples, tariffs }, terms.policy) : session;
  const until = session.endedAt ?? lastHeardOf(session, samples);
  const cost = costUntil(current, until, { tariffs, policy: terms.policy });
  return { session: current, until, ...(cost && { cost }) };
}
