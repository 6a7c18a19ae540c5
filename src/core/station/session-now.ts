import { costUntil } from '../cdr.ts';
import type { Evidence } from './metering.ts';
import { lastHeardOf, measured } from './metering.ts';
import type { Instant, Price } from '../model/common.ts';
import type { Session } from '../model/session.ts';
import { neverBegan } from './session.ts';
import type { Audience, BillingTerms, Store } from '../ports.ts';

/** A session as anybody may be shown it: measured and priced up to when it was last heard of. */
export interface SessionNow {
  readonly session: Session;
  /** Up to which moment; the session's end once it is over. */
  readonly until: Instant;
  /** Absent where it cannot be said. */
  readonly cost?: Price;
}

export interface SessionNowDeps {
  readonly store: Pick<Store, 'hold' | 'samples' | 'tariffVersions'>;
  readonly audience: Pick<Audience, 'billing'>;
}

/** What is stored of a running session are its samples; a finished one was measured when it ended. */
export async function sessionNow({ store, audience }: SessionNowDeps, session: Session): Promise<SessionNow> {
  // without a transaction there is nothing to measure, and no price
  if (neverBegan(session)) return { session, until: session.endedAt ?? session.lastUpdated };
  const running = session.endedAt === undefined;
  const [tariffs, samples, hold] = await Promise.all([
    store.tariffVersions(session.tariffVersions),
    running ? store.samples(session.id) : [],
    running ? undefined : store.hold(session.id),
  ]);
  const terms = audience.billing(session.owner);
  const current = running ? believable(session, { samples, tariffs }, terms.policy) : session;
  const until = session.endedAt ?? lastHeardOf(session, samples);
  // nobody is told a price that nobody may have to pay
  const priceless = hold !== undefined || session.droppedAt !== undefined;
  const cost = priceless ? undefined : costUntil(current, until, { tariffs, ...terms });
  return { session: current, until, ...(cost && { cost }) };
}

/** A last reading far off may be a glitch that the next one contradicts: until then it does not count. */
function believable(session: Session, evidence: Evidence, policy: BillingTerms['policy']): Session {
  const told = measured(session, evidence, policy);
  const jumped = told.findings.some(({ code, repaired }) => code === 'meter-jump' && !repaired);
  return jumped ? measured(session, { ...evidence, samples: evidence.samples.slice(0, -1) }, policy) : told;
}
