import type { Authorization } from '../authorizer.ts';
import type { Change, Sample } from '../change.ts';
import { owe } from '../change.ts';
import type { SessionStarted } from './facts.ts';
import { startKey } from '../ids.ts';
import type { StationId } from '../model/common.ts';
import type { Session } from '../model/session.ts';
import type { TransactionRecord } from '../model/station.ts';
import type { Terms } from '../place.ts';
import type { Audience } from '../ports.ts';
import { flagged } from './session.ts';

/** A change with what follows from it in memory once it is durable. */
export interface Outcome {
  readonly change: Change;
  readonly apply: () => void;
}

export const nothing: Outcome = { change: [], apply: () => undefined };

export function recordOf(session: Session, fact: SessionStarted): TransactionRecord {
  const { id: sessionId, startedAt, evseId, connectorId, idTag } = session;
  return {
    sessionId,
    evseId,
    ...(connectorId !== undefined && { connectorId }),
    idTag,
    startKey: startKey(fact),
    startedAt,
  };
}

/** A session of a refused driver is nobody's; the station will end it. */
export function authorizedBy(session: Session, { decision, ...by }: Authorization): Session {
  const reference = by.authorizationReference !== undefined && {
    authorizationReference: by.authorizationReference,
  };
  const known = { ...session, token: by.token, authMethod: by.method, ...reference };
  return decision.status === 'accepted' ? { ...known, owner: by.owner } : flagged(known, 'refused');
}

export function samplesOf(sessionId: string, samples: readonly Sample[]): Change {
  return samples.length === 0 ? [] : [{ type: 'samples', sessionId, samples }];
}

type Begun = Terms & Pick<Session, 'clockOffsetMs' | 'id' | 'lastUpdated' | 'startedAt' | 'transactionId'>;

/** A session as it begins: nobody's, until it is known who charges. */
export function newSession(stationId: StationId, fact: SessionStarted, begun: Begun): Session {
  return {
    ...begun,
    stationId,
    evseId: fact.evseId,
    ...(fact.connectorId !== undefined && { connectorId: fact.connectorId }),
    owner: null,
    idTag: fact.idTag,
    token: null,
    authMethod: 'WHITELIST',
    status: fact.idTag === '' ? 'PENDING' : 'ACTIVE',
    meterStartWh: fact.meterStartWh ?? 0,
    ...(fact.meterStartWh === undefined && { meterUnread: true as const }),
    meterWh: fact.meterStartWh ?? 0,
    turns: [],
    periods: [{ startedAt: begun.startedAt, kind: 'charging', energyWh: 0 }],
    findings: [],
    flags: [],
  };
}

/** The session as it is now, and who must hear of it. */
export function sessionChange(session: Session, audience: Pick<Audience, 'knows'>): Change {
  return [{ type: 'session', session }, ...toldOf(session, audience)];
}

/** The session is owed to its owner. */
export function toldOf({ id, owner }: Session, audience: Pick<Audience, 'knows'>): Change {
  return owner !== null && audience.knows(owner) ? owe([owner], { kind: 'sessions', key: id }) : [];
}
