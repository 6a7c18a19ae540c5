import { BridgeError, messageOf } from '../core/errors.ts';
import type { Fault } from '../core/errors.ts';
import type { Instant, Party } from '../core/model/common.ts';
import type { Station } from '../core/model/station.ts';
import type { Clock, Ids, Log, Store } from '../core/ports.ts';
import type { StationDesk } from '../core/station/station.ts';
import type { StationView } from '../core/station/station-view.ts';
import type { Undertakings } from '../core/watch/undertakings.ts';
import type { StationCertificates } from '../core/security/station-certificates.ts';
import type { Proof } from './login/admission.ts';
import { AnswerCache } from './answer-cache.ts';
import { answerRefused } from './answer-refused.ts';
import { BootGate } from './boot-gate.ts';
import { CallError } from './call-error.ts';
import { callErrorFor } from './call-failure.ts';
import { CallPermit } from './call-permit.ts';
import { CallQueue } from './call-queue.ts';
import { cutText } from './cut-text.ts';
import type { Dialect, Violation } from './dialect.ts';
import { decodeFrame, encodeCall, encodeError, encodeResult, encodeResultError } from './frame.ts';
import type { FrameOf, Malformed } from './frame.ts';
import { InboundQueue } from './inbound-queue.ts';
import type { Inbound } from './inbound-queue.ts';
import { keepValues, takeInventory } from './inventory-taking.ts';
import type { Pinged } from './keep-alive.ts';
import type { QuirkBook } from './quirks/quirk-book.ts';
import { QuirksInForce } from './quirks/quirks-in-force.ts';
import type { QuirksDeps } from './quirks/quirks-in-force.ts';
import type { SocketListener, StationSocket } from './station-socket.ts';
import { unusable } from './unusable-result.ts';
import { ViolationLog } from './violation-log.ts';

/** What all connections share. */
export interface ConnectionDeps {
  readonly desk: StationDesk;
  readonly certificates: Pick<StationCertificates, 'requested'>;
  readonly store: Pick<Store, 'record'> & QuirksDeps['store'];
  readonly party: Party;
  readonly quirkBook: QuirkBook;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'next' | 'transaction'>;
  readonly log: Log;
  /** Is told what stations accepted to do. */
  readonly undertakings?: Pick<Undertakings, 'accepted'>;
  readonly heartbeatIntervalS: number;
  /** After this time a station boots again whose boot was not accepted. */
  readonly bootRetryIntervalS?: number;
  readonly callTimeoutMs: number;
}

export interface Opened {
  readonly station: Station;
  readonly dialect: Dialect;
  /** What let the station in. */
  readonly proof: Proof;
  readonly onClosed: (connection: Connection) => void;
}

const usualBootRetryS = 60;
const mostMalformedInARow = 10;
/** What a station may leave unread before it is given up. */
const mostUnsentBytes = 1024 * 1024;
const longestRecord = 8 * 1024;

/** One station's socket: its calls are answered one after the other, and it is sent one call at a time. */
export class Connection implements SocketListener, Pinged {
  readonly connectedAt: Instant;
  readonly opened: Opened;
  station: Station;
  lastSeen: Instant;
  /** When its last message came: a pong is none. */
  heardAt: Instant;
  view: StationView | undefined;
  readonly quirks: QuirksInForce;
  private readonly deps: ConnectionDeps;
  private readonly socket: StationSocket;
  private readonly queue = new InboundQueue();
  private readonly gate = new BootGate();
  private answers: AnswerCache | undefined;
  private calls: CallQueue | undefined;
  private readonly permit: CallPermit;
  private violations: ViolationLog | undefined;
  private working: Promise<void> | undefined;
  private malformedInARow = 0;
  private answeredOne = false;
  private awaitsPong = false;
  private draining = false;

  constructor(deps: ConnectionDeps, socket: StationSocket, opened: Opened) {
    this.deps = deps;
    this.socket = socket;
    this.opened = opened;
    this.station = opened.station;
    this.connectedAt = deps.clock.now();
    this.lastSeen = this.connectedAt;
    this.heardAt = this.connectedAt;
    const { quirkBook: book, store, party } = deps;
    this.quirks = new QuirksInForce({ book, store, party }, this.station);
    this.permit = new CallPermit(deps.clock, this.connectedAt);
  }

  start(): void {
    this.socket.listen(this);
  }

  get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN && !this.draining;
  }

  get violationCount(): number {
    return this.violations?.count ?? 0;
  }

  received(text: string): void {
    this.alive();
    this.heardAt = this.lastSeen;
    if (this.draining) return;
    const frame = decodeFrame(text, this.opened.dialect.frames);
    if (frame.kind === 'malformed') this.refuse(frame, text);
    else this.malformedInARow = 0;
    switch (frame.kind) {
      case 'call':
      case 'send':
        this.queue.push({ frame, text, receivedAt: this.lastSeen });
        if (this.queue.isFull && !this.socket.isPaused) this.socket.pause();
        this.working ??= this.work();
        return;
      case 'result':
      case 'error':
        this.answered(frame, text);
        return;
      case 'result-error':
        this.record('in', '-', this.opened.dialect.maskedAnswer({ text }));
        this.violations ??= new ViolationLog();
        answerRefused(this.deps, this.station.id, { refusal: frame, violations: this.violations });
        return;
      case 'unknown-type':
        this.ignore(frame, text);
    }
  }

  private async work(): Promise<void> {
    try {
      for (let next = this.queue.next(); next; next = this.queue.next()) {
        if (this.socket.isPaused && this.queue.hasRoom) this.socket.resume();
        await this.serve(next);
      }
      if (this.socket.isPaused) this.socket.resume();
    } finally {
      this.working = undefined;
    }
  }

  /** Resolves when every call received so far is dealt with. */
  async settled(): Promise<void> {
    await this.working;
  }

  private async serve(call: Inbound): Promise<void> {
    const { frame } = call;
    if (frame.kind === 'send') return this.hear(call);
    const { idToken, action } = frame;
    this.answers ??= new AnswerCache();
    const repeated = this.answers.find(idToken, call.text);
    if (repeated === 'another') this.warn({ action }, 'a message id was used for a second message');
    else if (repeated) {
      this.warn({ action }, 'a repeated message got the same answer again');
      this.reply(call, repeated.answer);
      return;
    }
    let answer: string;
    try {
      answer = encodeResult(idToken, await this.answer(call));
      this.answers.keep(idToken, call.text, answer);
    } catch (error) {
      answer = encodeError(idToken, this.failure(action, error), this.opened.dialect);
    }
    this.reply(call, answer);
    if (!this.answeredOne) this.deps.desk.arrived(this.station.id);
    this.answeredOne = true;
    const booted = action === 'BootNotification';
    this.permit.answered(booted ? (this.quirks.now.set.silenceAfterBootS ?? 0) * 1000 : 0);
    if (booted) void takeInventory(this.deps, this);
  }

  /** [OCPP 2.1 part 4 4.2.4] nobody waits for an answer, and nobody is told what is wrong. */
  private async hear(message: Inbound): Promise<void> {
    const { frame } = message;
    this.recordCall(message);
    try {
      await this.answer(message);
    } catch (error) {
      this.failure(frame.action, error);
    }
  }

  /** A call and its answer are recorded together, which costs the store one entry instead of two. */
  private reply(call: Inbound, answer: string): void {
    this.recordCall(call);
    this.transmit(call.frame.action, answer);
  }

  private recordCall({ frame: { action, payload }, text, receivedAt }: Inbound): void {
    this.record('in', action, this.opened.dialect.maskedAnswer({ text, payload }), receivedAt);
  }

  private async opening(): Promise<StationView> {
    const { desk } = this.deps;
    const view = await desk.open(this.station);
    await desk.speaks(view, this.opened.dialect.version);
    return view;
  }

  private async answer({ frame, receivedAt }: Inbound): Promise<object> {
    const { desk, certificates, clock, log, heartbeatIntervalS } = this.deps;
    const { bootRetryIntervalS = usualBootRetryS, quirkBook } = this.deps;
    const view = (this.view ??= await this.opening());
    this.gate.fromStation(view.boot?.decision, frame.action);
    const { dialect } = this.opened;
    const times = { receivedAt, heartbeatIntervalS, bootRetryIntervalS };
    const { station } = this;
    const quirks = this.quirks.known(station, view.boot) ?? (await this.quirks.of(station, view.boot));
    const known = { quirks, quirkBook };
    const context = { desk, certificates, view, clock, log, ...times, ...known, version: dialect.version };
    const { payload, violations } =
      frame.kind === 'send' && dialect.hear
        ? await dialect.hear(frame.action, frame.payload, context)
        : await dialect.answer(frame.action, frame.payload, context);
    if (frame.action === 'BootNotification') await this.quirks.of(station, view.boot);
    if (violations.length > 0) this.note(frame.action, violations);
    return payload;
  }

  private note(message: string, violations: readonly Violation[]): void {
    this.violations ??= new ViolationLog();
    this.violations.note(this.deps.log, this.station.id, { message, violations });
    this.count(message, violations);
  }

  private count(message: string, found: readonly Fault[]): void {
    if (this.view && found.length > 0) this.deps.desk.violations.noted(this.view, message, found);
  }

  private failure(action: string, error: unknown): CallError {
    if (error instanceof CallError) this.count(action, error.faults);
    return callErrorFor(error, { log: this.deps.log, station: this.station.id, action });
  }

  private refuse({ reason, notJson, fault, idToken }: Malformed, text: string): void {
    this.record('in', '-', this.opened.dialect.maskedAnswer({ text }));
    this.malformedInARow++;
    this.count('-', [{ pointer: '', reason }]);
    this.warn({ reason, notJson, inARow: this.malformedInARow }, 'a malformed message');
    if (idToken !== undefined) {
      this.transmit('-', encodeError(idToken, new CallError(fault, reason), this.opened.dialect));
    }
    if (this.malformedInARow >= mostMalformedInARow) this.close(1002, 'only malformed messages');
  }

  /** [OCPP-J 1.6 4.1.3, OCPP-J 2.0.1 4.3] what it says is never looked at. */
  private ignore({ type, idToken }: FrameOf<'unknown-type'>, text: string): void {
    const { dialect } = this.opened;
    this.record('in', '-', dialect.maskedAnswer({ text }));
    this.warn({ type }, 'a message of an unknown type was ignored');
    if (idToken === undefined) return;
    const error = new CallError('message-type', `there are no messages of type ${type} here`);
    this.transmit('-', encodeError(idToken, error, dialect));
  }

  private answered(frame: FrameOf<'result' | 'error'>, text: string): void {
    const { dialect } = this.opened;
    const call = this.calls?.callOf(frame.id);
    const payload = frame.kind === 'result' ? frame.payload : undefined;
    const shown = dialect.maskedAnswer({ text, payload, ...(call && { sent: call.payload }) });
    this.record('in', call?.action ?? '-', shown);
    if (!call) {
      this.warn({ kind: frame.kind }, 'an answer that nobody waits for was dropped');
    } else if (frame.kind === 'result') {
      this.checkResult(call.action, frame);
      this.calls?.result(frame.id, frame.payload);
    } else {
      this.calls?.refusal(frame.id, frame.code, frame.description);
    }
  }

  /** Whoever asked gets what the station said, whatever it is. */
  private checkResult(action: string, { id, payload }: FrameOf<'result'>): void {
    const { dialect } = this.opened;
    const violations = dialect.checkResult(action, payload);
    if (violations.length === 0) return;
    this.note(`${action}.conf`, violations);
    const error = dialect.frames.unanswered ? unusable(payload, violations) : undefined;
    if (error) this.transmit(action, encodeResultError(JSON.stringify(id), error, dialect));
  }

  /** @throws BridgeError `invalid`, `not-connected`, `timeout`, `conflict` while its boot forbids it, or StationRefusal */
  async call(action: string, payload: object, timeoutMs = this.deps.callTimeoutMs): Promise<unknown> {
    if (!this.isOpen) throw new BridgeError('not-connected', `${this.station.id} is not connected`);
    const { dialect } = this.opened;
    const ordered = dialect.checkOutbound(action, payload);
    this.gate.toStation(this.view?.boot?.decision, action, payload);
    const result = await (this.calls ?? (await this.openCalls())).call(action, ordered, timeoutMs);
    this.noteUndertaking(action, payload, result);
    void keepValues(this.deps, this, { action, payload, result });
    return result;
  }

  private noteUndertaking(action: string, payload: object, result: unknown): void {
    const { undertakings } = this.deps;
    if (!undertakings) return;
    const undertaking = this.opened.dialect.lifecycle.undertaken(action, payload, result);
    if (undertaking) undertakings.accepted(this.station.id, undertaking);
  }

  private async openCalls(): Promise<CallQueue> {
    const { firstMessageWaitS } = (await this.quirks.remembered(this.station)).set;
    if (this.calls) return this.calls;
    if (!this.isOpen) throw new BridgeError('not-connected', `${this.station.id} is not connected`);
    const calls = new CallQueue({
      nextId: () => this.deps.ids.next(),
      send: (id, action, payload) => this.transmitCall(id, action, payload),
    });
    this.calls = calls;
    this.permit.governs(calls, firstMessageWaitS && firstMessageWaitS * 1000);
    return calls;
  }

  private transmitCall(id: string, action: string, payload: object): void {
    const shown = this.opened.dialect.masked(action, payload);
    this.transmit(action, encodeCall(id, action, payload), encodeCall(id, action, shown));
  }

  private transmit(action: string, text: string, shown = text): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    this.socket.send(text);
    this.record('out', action, shown);
    if (this.socket.bufferedAmount <= mostUnsentBytes) return;
    this.warn({ unsent: this.socket.bufferedAmount }, 'given up: the station reads nothing');
    this.socket.terminate();
  }

  private record(direction: 'in' | 'out', action: string, text: string, at = this.deps.clock.now()): void {
    const frame = cutText(text, longestRecord);
    this.deps.store.record(this.station.id, { at, direction, action, frame });
  }

  alive(): void {
    this.lastSeen = this.deps.clock.now();
    this.awaitsPong = false;
  }

  /** A socket that we do not read cannot bring a pong. */
  checkAlive(): void {
    if (this.awaitsPong && !this.socket.isPaused) {
      this.warn({}, 'given up: no answer to a ping');
      this.socket.terminate();
      return;
    }
    this.awaitsPong = true;
    this.socket.ping();
  }

  /** Answers what has come, takes nothing more, and says goodbye. */
  async drain(): Promise<void> {
    this.draining = true;
    await this.settled();
    this.close(1001, 'the bridge is shutting down');
  }

  /** What still comes was not dealt with: the station sends it again over its next connection. */
  close(code: number, reason: string): void {
    this.draining = true;
    this.permit.close();
    this.calls?.close(reason);
    this.socket.resume();
    this.socket.close(code, reason);
  }

  terminate(): void {
    this.socket.terminate();
  }

  failed(error: Error): void {
    this.warn({ error: messageOf(error) }, 'a socket failed');
  }

  closed(code: number, reason: string): void {
    this.calls?.close('the connection was closed before the station answered');
    const heldS = Math.round((this.deps.clock.now() - this.connectedAt) / 1000);
    this.deps.log.info({ station: this.station.id, code, reason, heldS }, 'station disconnected');
    this.opened.onClosed(this);
  }

  private warn(fields: object, message: string): void {
    this.deps.log.warn({ station: this.station.id, ...fields }, message);
  }
}
