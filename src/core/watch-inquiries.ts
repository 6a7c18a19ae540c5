import { messageOf } from './errors.ts';
import type { Instant, StationId } from './model/common.ts';
import type { Clock, Log } from './ports.ts';
import type { StationInquiries } from './station-inquiries.ts';
import type { Question } from './watch-questions.ts';

export interface WatchInquiriesDeps {
  readonly inquiries: StationInquiries;
  readonly clock: Clock;
  readonly log: Log;
}

/** Asks stations in the background, each one question at a time and none twice; whoever does not answer is left in peace. */
export class WatchInquiries {
  private readonly deps: WatchInquiriesDeps;
  /** The last occasions of each station. */
  private readonly asked = new Map<StationId, readonly string[]>();
  private readonly underWay = new Map<StationId, Promise<void>>();
  private readonly over = new Map<StationId, ReadonlyMap<string, Instant>>();

  constructor(deps: WatchInquiriesDeps) {
    this.deps = deps;
  }

  ask(stationId: StationId, question: Question): void {
    const asked = this.asked.get(stationId) ?? [];
    if (this.underWay.has(stationId) || asked.includes(question.occasion)) return;
    this.asked.set(stationId, [...asked, question.occasion].slice(-4));
    const answered = this.put(stationId, question)
      .catch((error: unknown) => {
        const fields = { station: stationId, occasion: question.occasion, error: messageOf(error) };
        this.deps.log.info(fields, 'a station did not answer what it was asked');
      })
      .finally(() => this.underWay.delete(stationId));
    this.underWay.set(stationId, answered);
  }

  /** The question was put, and nobody waits for an answer any more. */
  wasAsked(stationId: StationId, occasion: string): boolean {
    return !this.underWay.has(stationId) && (this.asked.get(stationId) ?? []).includes(occasion);
  }

  /** Transactions that the station says not to run and to have nothing more to tell of, and when it said so. */
  overAt(stationId: StationId): ReadonlyMap<string, Instant> {
    return this.over.get(stationId) ?? new Map();
  }

  async settled(): Promise<void> {
    await Promise.all(this.underWay.values());
  }

  private async put(stationId: StationId, question: Question): Promise<void> {
    const { inquiries, clock } = this.deps;
    if (question.boot) await inquiries.askBoot(stationId);
    if (question.heartbeat) await inquiries.askHeartbeat(stationId);
    if (question.connectors) await inquiries.askStatuses(stationId, question.connectors);
    const over = new Map<string, Instant>();
    for (const transactionId of question.transactions ?? []) {
      const state = await inquiries.transaction(stationId, transactionId);
      if (state?.ongoing === false && !state.queued) over.set(transactionId, clock.now());
    }
    if (question.transactions) this.over.set(stationId, over);
  }
}
