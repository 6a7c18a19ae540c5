import type { Instant } from '../../src/core/model/common.ts';
import type { Quirks } from '../../src/core/model/quirks.ts';
import type { Session } from '../../src/core/model/session.ts';
import type { Station } from '../../src/core/model/station.ts';
import type { Token } from '../../src/core/model/token.ts';
import { sessionNow } from '../../src/core/station/session-now.ts';
import type { FakeStation, OcppVersion } from '../kit/station.ts';
import { until } from '../kit/until.ts';
import { nobody } from './desk.ts';
import type { Desk } from './desk.ts';

/** One line of `in.jsonl`: what happens next. */
export interface Step {
  /** What the bridge's clock shows from now on. */
  readonly at?: string;
  /** The first line only: what the station speaks, and its settings. */
  readonly version?: OcppVersion;
  readonly quirks?: Quirks;
  /** A frame as the station sent it; text where JSON would not keep it. `$tx` is the number its last start got. */
  readonly say?: readonly unknown[] | string;
  /** Its line is cut, and it comes again. */
  readonly reconnect?: true;
  /** A partner's driver starts a session. */
  readonly start?: { readonly evseId: number; readonly uid: string };
}

/** The station of one scenario, and what became of it. */
export class Scenario {
  readonly answers: unknown[] = [];
  readonly calls: [action: string, payload: unknown][] = [];
  private readonly desk: Desk;
  private readonly id: string;
  private readonly setClock: (at: Instant) => void;
  private station: FakeStation | undefined;
  private version: OcppVersion = '1.6';
  private transaction = 0;

  constructor(desk: Desk, id: string, setClock: (at: Instant) => void) {
    this.desk = desk;
    this.id = id;
    this.setClock = setClock;
  }

  async run(steps: readonly Step[]): Promise<void> {
    const [first = {}, ...rest] = steps;
    this.version = first.version ?? '1.6';
    this.setClock(Date.parse(first.at ?? '2026-03-01T10:00:00Z'));
    await this.desk.addStation(this.id, this.settings(first.quirks));
    await this.connect();
    for (const step of rest) await this.take(step);
    await this.station?.close();
    await until('the station has left', () => !this.desk.server.stations.isConnected(this.id));
  }

  private settings(quirks: Quirks | undefined): Partial<Station> {
    const of = (evseId: number) => ({
      evseId,
      connectorId: this.version === '1.6' ? evseId : 1,
      location: 'L1',
      evseUid: `E${evseId}`,
      ocpiConnectorId: '1',
    });
    return { connectors: [of(1), of(2)], ...(quirks && { quirks }) };
  }

  private async connect(): Promise<void> {
    const { version } = this;
    this.station = await this.desk.connect(this.id, { version });
  }

  private async take({ at, say, reconnect, start }: Step): Promise<void> {
    if (at !== undefined) this.setClock(Date.parse(at));
    if (reconnect) {
      await this.station?.cut();
      await this.connect();
    }
    if (say !== undefined) await this.send(typeof say === 'string' ? say : JSON.stringify(say));
    if (start) await this.started(start);
  }

  private async send(frame: string): Promise<void> {
    const { station } = this;
    if (!station) throw new Error('not connected');
    const seen = station.received.length;
    station.send(frame.replaceAll('"$tx"', String(this.transaction)));
    const answer = await until('an answer', () =>
      station.received.slice(seen).find((text) => text.startsWith('[3') || text.startsWith('[4')),
    );
    const [type, , third] = JSON.parse(answer) as [number, unknown, Record<string, unknown> | string];
    if (type === 4 || typeof third === 'string') {
      this.answers.push({ error: third });
      return;
    }
    const { transactionId, ...payload } = third;
    if (typeof transactionId === 'number') this.transaction = transactionId;
    this.answers.push({ ...payload, ...(transactionId !== undefined && { transactionId: '$tx' }) });
  }

  private async started({ evseId, uid }: NonNullable<Step['start']>): Promise<void> {
    const { control } = this.desk.server;
    const token = { uid } as Token; // no more of it is looked at
    const idTag = control.idTagOf(this.id, { partnerId: 'hub', token });
    const before = this.station?.calls.length ?? 0;
    const result = control.startSession({ stationId: this.id, evseId, idTag, tokenType: 'APP_USER' });
    await until('the call', () => (this.station?.calls.length ?? 0) > before);
    for (const { action, payload } of this.station?.calls.slice(before) ?? [])
      this.calls.push([action, payload]);
    await result.catch(() => undefined); // the station of a scenario answers no calls
  }

  /** In the shape of `out.json`. */
  async outcome(): Promise<object> {
    const { store } = this.desk;
    // what nobody waits for was submitted before this
    await store.commit([]);
    const { connectors, boot, violations } = await store.stationMemory(this.id);
    const own = (await this.desk.sessions()).filter(({ stationId }) => stationId === this.id);
    const events = await store.stationEvents(this.id, { limit: 100 });
    return {
      answers: this.answers,
      calls: this.calls,
      sessions: await Promise.all(own.map((session) => this.told(session))),
      connectors: Object.fromEntries([...connectors].map(([key, { state }]) => [key, state])),
      ...(boot && { boot }),
      events: events.map(({ kind, text }) => `${kind}: ${text}`),
      violations:
        violations?.kinds.map(({ action, pointer, reason }) => `${action} ${pointer} ${reason}`) ?? [],
    };
  }

  private async told(stored: Session): Promise<object> {
    const { store } = this.desk;
    const { session } = await sessionNow({ store, audience: nobody }, stored);
    const [hold, cdr] = await Promise.all([store.hold(session.id), store.cdr(session.id)]);
    const iso = (at: Instant) => new Date(at).toISOString();
    return {
      evseId: session.evseId,
      idTag: session.idTag,
      status: session.status,
      startedAt: iso(session.startedAt),
      ...(session.endedAt !== undefined && { endedAt: iso(session.endedAt) }),
      energyWh: session.meterWh - session.meterStartWh,
      flags: session.flags,
      findings: session.findings.map(({ code, repaired }) => `${code}${repaired ? '' : ' unrepaired'}`),
      ...(session.stopReason !== undefined && { stopReason: session.stopReason }),
      ...(hold && { held: hold.code }),
      ...(cdr && { billedWh: cdr.totals.energyWh }),
    };
  }
}
