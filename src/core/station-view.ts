import type { Authorization } from './authorizer.ts';
import type { Instant } from './model/common.ts';
import type { Session } from './model/session.ts';
import type { BootInfo, ConnectorStatus, Station, TransactionRecord } from './model/station.ts';
import type { StationMemory } from './ports.ts';

const authorizationLifeMs = 15 * 60_000;

/**
 * What the process that holds a station's socket knows of it: a copy of what the store holds, changed only
 * after a commit. Facts of one station are handled one after the other, also across a reconnect.
 */
export class StationView {
  station: Station;
  boot: BootInfo | undefined;
  readonly connectors: Map<number, ConnectorStatus>;
  readonly transactions: Map<string, TransactionRecord>;
  readonly sessions: Map<string, Session>;
  private readonly authorizations = new Map<string, Authorization>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(station: Station, memory: StationMemory, open: readonly Session[]) {
    this.station = station;
    this.boot = memory.boot;
    this.connectors = new Map(memory.connectors);
    this.transactions = new Map(memory.transactions);
    this.sessions = new Map(open.map((session) => [session.transactionId, session]));
  }

  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.last.then(work, work);
    this.last = next;
    return next;
  }

  remember(idTag: string, authorization: Authorization): void {
    this.authorizations.set(idTag.toUpperCase(), authorization);
  }

  remembered(idTag: string, now: Instant): Authorization | undefined {
    for (const [key, { at }] of this.authorizations) {
      if (at < now - authorizationLifeMs) this.authorizations.delete(key);
    }
    return this.authorizations.get(idTag.toUpperCase());
  }

  /** The running session on a connector. */
  sessionAt(evseId: number): Session | undefined {
    return [...this.sessions.values()].findLast((session) => session.evseId === evseId);
  }

  transactionStartedBy(key: string): string | undefined {
    for (const [transactionId, record] of this.transactions) {
      if (record.startKey === key) return transactionId;
    }
    return undefined;
  }
}
