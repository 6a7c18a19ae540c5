import type { Authorization } from '../authorizer.ts';
import type { Instant } from '../model/common.ts';
import type { AwaitedInventory } from '../model/device-model.ts';
import type { Session } from '../model/session.ts';
import type {
  BootInfo,
  ConnectorState,
  ConnectorStatus,
  Station,
  TransactionRecord,
} from '../model/station.ts';
import { isOccupied } from './evse-status.ts';
import { makeConnectorKey, parseConnectorKey } from '../ids.ts';
import type { StationMemory } from '../ports.ts';
import { Turns } from './turns.ts';
import { ViolationCount } from './violation-count.ts';

const authorizationLifeMs = 15 * 60_000;

/**
 * What the process that holds a station's socket knows of it: a copy of what the store holds, changed only
 * after a commit. Facts of one station are handled one after the other, also across a reconnect.
 */
export class StationView {
  station: Station;
  boot: BootInfo | undefined;
  /** Since when partners are told that its status is unknown. */
  absentSince: Instant | undefined;
  /** The report of its inventory that is still to come, or under way. */
  awaited: AwaitedInventory | undefined;
  /** What is counted here is stored now and then; absent for none. */
  violations: ViolationCount | undefined;
  /** By `ids.makeConnectorKey`. */
  readonly connectors = new Map<string, ConnectorStatus>();
  readonly transactions = new Map<string, TransactionRecord>();
  readonly sessions = new Map<string, Session>();
  /** A commit failed, and may have been applied all the same: the store knows, this copy does not. */
  stale = true;
  private readonly authorizations = new Map<string, Authorization>();
  private readonly turns = new Turns();

  constructor(station: Station) {
    this.station = station;
  }

  refresh(memory: StationMemory, open: readonly Session[]): void {
    this.boot = memory.boot;
    this.absentSince = memory.absentSince;
    if (memory.violations) this.violations ??= new ViolationCount(memory.violations);
    replace(this.connectors, memory.connectors);
    replace(this.transactions, memory.transactions);
    replace(this.sessions, new Map(open.map((session) => [session.transactionId, session])));
    this.stale = false;
  }

  inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.turns.run(work);
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

  /** What a connector said of itself, or the whole EVSE where it knows no connectors; 0 is the whole station. */
  stateOf(evseId: number, connectorId?: number): ConnectorState | undefined {
    return this.connectors.get(makeConnectorKey({ evseId, connectorId }))?.state;
  }

  /** The connector that is in use, where a station only names the EVSE. */
  connectorAt(evseId: number): number | undefined {
    const numbers = this.station.connectors.flatMap((mapping) =>
      mapping.evseId === evseId ? (mapping.connectorId ?? []) : [],
    );
    const said = [...this.connectors.keys()]
      .map(parseConnectorKey)
      .flatMap((known) => (known.evseId === evseId ? (known.connectorId ?? []) : []));
    const all = [...new Set([...said, ...numbers])];
    return all.find((connectorId) => isOccupied(this.stateOf(evseId, connectorId))) ?? all[0];
  }

  /** The running session on a connector; not that of a refused driver, if there is another. */
  sessionAt(evseId: number): Session | undefined {
    const there = [...this.sessions.values()].filter((session) => session.evseId === evseId);
    return there.findLast(({ flags }) => !flags.includes('refused')) ?? there.at(-1);
  }

  transactionStartedBy(key: string): string | undefined {
    for (const [transactionId, record] of this.transactions) {
      if (record.startKey === key) return transactionId;
    }
    return undefined;
  }
}

function replace<K, V>(map: Map<K, V>, by: ReadonlyMap<K, V>): void {
  map.clear();
  for (const [key, value] of by) map.set(key, value);
}
