import type { Booted } from '../../core/station/facts.ts';
import type { BootDecision } from '../../core/model/station.ts';
import type { CallContext } from '../dialect.ts';

/** [OCPP 1.6 7.4 RegistrationStatus, OCPP 2.0.1 RegistrationStatusEnumType] */
const statusOf = {
  accepted: 'Accepted',
  pending: 'Pending',
  rejected: 'Rejected',
} as const satisfies Record<BootDecision, string>;

export interface BootAnswer {
  readonly status: (typeof statusOf)[BootDecision];
  readonly currentTime: string;
  /** In seconds: of heartbeats where it is accepted, until the next try otherwise. */
  readonly interval: number;
}

/** Whoever is only made to boot twice need not wait for long. */
const soonS = 10;

/** All versions answer a boot alike. */
export async function answerBoot(boot: Booted, context: CallContext): Promise<BootAnswer> {
  const { desk, view, clock, heartbeatIntervalS, bootRetryIntervalS, quirkBook } = context;
  const pendingFirst = quirkBook.applied(view.station, boot).set.boot === 'pending-first';
  const decision = await desk.booted(view, boot, { pendingFirst });
  return {
    status: statusOf[decision],
    currentTime: new Date(clock.now()).toISOString(),
    interval:
      decision === 'accepted'
        ? (view.station.heartbeatIntervalS ?? heartbeatIntervalS)
        : pendingFirst
          ? Math.min(soonS, bootRetryIntervalS)
          : bootRetryIntervalS,
  };
}
