import { messageOf } from '../errors.ts';
import type { Instant, StationId } from '../model/common.ts';
import type { Clock, Log } from '../ports.ts';
import type { StationInquiries } from './station-inquiries.ts';
import type { Question, Subject } from './watch-questions.ts';

const none: ReadonlyMap<string, Instant> = new Map();

export interface WatchInquiriesDeps {
  readonly inquiries: StationInquiries;
  readonly clock: Clock;
  readonly log: Log;
}

/** Asks stations in the background, each one question at a time and none twice; whoever does not answer is left in peace. */
export class WatchInquiries {
  private readonly deps: WatchInquiriesDeps;
  /** Of each station the last occasion for each subject. */
  private readonly put = new Map<StationId, ReadonlyMap<Subject, string>>();
  private readonly underWay = new Map<StationId, Promise<void>>();
  private readonly over = new Map<StationId, ReadonlyMap<string, Instant>>();

  constructor(deps: WatchInquiriesDeps) {
    this.deps = deps;
  }

  ask(stationId: StationId, question: Question): void {
    if (this.underWay.has(stationId) || this.wasPut(stationId, question)) return;
    const { about, occasion } = question;
    this.put.set(stationId, new Map([...(this.put.get(stationId) ?? []), [about, occasion]]));
    const answered = this.asked(stationId, question)
      .catch((error: unknown) => {
        const fields = { station: stationId, about, error: messageOf(error) };
        this.deps.log.info(fields, 'a station did not answer what it was asked');
      })
      .finally(() => this.underWay.delete(stationId));
    this.underWay.set(stationId, answered);
  }

  wasPut(stationId: StationId, { about, occasion }: Pick<Question, 'about' | 'occasion'>): boolean {
    return this.put.get(stationId)?.get(about) === occasion;
  }

  /** The question was put, and nobody waits for an answer any more. */
  isOver(stationId: StationId, question: Pick<Question, 'about' | 'occasion'>): boolean {
    return !this.underWay.has(stationId) && this.wasPut(stationId, question);
  }

  /** Transactions that the station says not to run and to have nothing more to tell of, and when it said so. */
  overAt(stationId: StationId): ReadonlyMap<string, Instant> {
    return this.over.get(stationId) ?? none;
  }

  async settled(): Promise<void> {
    await Promise.all(this.underWay.values());
  }

  private async asked(stationId: StationId, question: Question): Promise<void> {
    const { inquiries, clock } = this.deps;
    if (question.about === 'boot') await inquiries.askBoot(stationId);
    if (question.about === 'heartbeat') await inquiries.askHeartbeat(stationId);
    if (question.connectors) await inquiries.askStatuses(stationId, question.connectors);
    const over = new Map<string, Instant>();
    for (const transactionId of question.transactions ?? []) {
      const state = await inquiries.transaction(stationId, transactionId);
      if (state?.ongoing === false && !state.queued) over.set(transactionId, clock.now());
    }
    if (question.transactions) this.over.set(stationId, over);
  }
}
