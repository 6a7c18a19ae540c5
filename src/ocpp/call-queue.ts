import { BridgeError, StationRefusal } from '../core/errors.ts';

export interface CallQueueDeps {
  readonly nextId: () => string;
  /** Puts a call on the wire. */
  readonly send: (id: string, action: string, payload: object) => void;
}

interface Outbound {
  readonly action: string;
  readonly payload: object;
  readonly resolve: (payload: unknown) => void;
  readonly reject: (error: BridgeError) => void;
  readonly timer: NodeJS.Timeout;
  id?: string;
}

/** A driver waits for these. */
const urgent: ReadonlySet<string> = new Set([
  'RemoteStartTransaction',
  'RemoteStopTransaction',
  'RequestStartTransaction',
  'RequestStopTransaction',
]);

/** Nobody waits for these: they are many, and go behind all others. */
const unhurried: ReadonlySet<string> = new Set(['GetLocalListVersion', 'SendLocalList']);

const rankOf = (action: string) => (urgent.has(action) ? 0 : unhurried.has(action) ? 2 : 1);

const longest = 64;

/** Calls to one station: one outstanding at a time [OCPP-J 1.6 4.1.1], the urgent ones first. */
export class CallQueue {
  private readonly deps: CallQueueDeps;
  private readonly waiting: Outbound[] = [];
  private outstanding: Outbound | undefined;
  private open = false;
  private closed: string | undefined;

  constructor(deps: CallQueueDeps) {
    this.deps = deps;
  }

  /** What is outstanding under this id. */
  callOf(id: string): Pick<Outbound, 'action' | 'payload'> | undefined {
    return this.outstanding?.id === id ? this.outstanding : undefined;
  }

  /**
   * The time runs from now, also while the call waits for its turn.
   * @throws BridgeError `not-connected`, `timeout`, or StationRefusal
   */
  call(action: string, payload: object, timeoutMs: number): Promise<unknown> {
    if (this.closed !== undefined) return Promise.reject(new BridgeError('not-connected', this.closed));
    if (this.waiting.length >= longest) {
      const text = `${longest} calls to this station are waiting already`;
      return Promise.reject(new BridgeError('timeout', text));
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.expire(call, timeoutMs), timeoutMs);
      const call: Outbound = { action, payload, resolve, reject, timer };
      this.enqueue(call);
      this.next();
    });
  }

  private enqueue(call: Outbound): void {
    const rank = rankOf(call.action);
    const behind = this.waiting.findIndex(({ action }) => rankOf(action) > rank);
    this.waiting.splice(behind < 0 ? this.waiting.length : behind, 0, call);
  }

  /** From now on calls wait. */
  hold(): void {
    this.open = false;
  }

  /** From now on calls may be sent. */
  release(): void {
    if (this.open) return;
    this.open = true;
    this.next();
  }

  private next(): void {
    if (!this.open || this.outstanding || this.closed !== undefined) return;
    const call = this.waiting.shift();
    if (!call) return;
    call.id = this.deps.nextId();
    this.outstanding = call;
    this.deps.send(call.id, call.action, call.payload);
  }

  private expire(call: Outbound, timeoutMs: number): void {
    const at = this.waiting.indexOf(call);
    if (at >= 0) this.waiting.splice(at, 1);
    const what = at >= 0 ? 'could not be sent' : 'was not answered';
    call.reject(new BridgeError('timeout', `${call.action} ${what} within ${timeoutMs} ms`));
    if (this.outstanding === call) this.finish();
  }

  private finish(): void {
    this.outstanding = undefined;
    this.next();
  }

  /** Answers whether somebody waited for this. */
  result(id: string, payload: unknown): boolean {
    const call = this.taken(id);
    if (!call) return false;
    call.resolve(payload);
    this.finish();
    return true;
  }

  refusal(id: string, code: string, description: string): boolean {
    const call = this.taken(id);
    if (!call) return false;
    call.reject(new StationRefusal(code, description));
    this.finish();
    return true;
  }

  private taken(id: string): Outbound | undefined {
    const call = this.outstanding;
    if (call?.id !== id) return undefined;
    clearTimeout(call.timer);
    return call;
  }

  /** Everything open fails: its answer can no longer come. */
  close(reason: string): void {
    if (this.closed !== undefined) return;
    this.closed = reason;
    const open = this.outstanding ? [this.outstanding, ...this.waiting] : this.waiting;
    this.outstanding = undefined;
    for (const call of open.splice(0)) {
      clearTimeout(call.timer);
      call.reject(new BridgeError('not-connected', reason));
    }
    this.waiting.length = 0;
  }
}
