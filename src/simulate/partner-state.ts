import { EventEmitter } from 'node:events';
import type { Party, Wire } from './partner-wire.ts';
import { keyOf } from './partner-wire.ts';

export type ObjectModule = 'cdrs' | 'locations' | 'sessions' | 'tariffs';

/** One thing that came in, in the order of coming. */
export interface Arrival {
  readonly at: number;
  readonly module: ObjectModule;
  readonly method: string;
  /** Country, party, and the ids of the address. */
  readonly key: string;
  readonly body: unknown;
}

export interface Question {
  readonly at: number;
  readonly uid: string;
  readonly type: string;
  readonly locationId: string | undefined;
  readonly allowed: string;
}

export type PartnerEvent =
  | { readonly type: 'registered'; readonly by: 'them' | 'us'; readonly roles: readonly string[] }
  | { readonly type: 'unregistered' }
  | { readonly type: 'arrived'; readonly arrival: Arrival }
  | { readonly type: 'repeated-cdr'; readonly id: string }
  | { readonly type: 'asked'; readonly question: Question }
  | { readonly type: 'tokens-pulled'; readonly count: number; readonly total: number }
  | {
      readonly type: 'command-response';
      readonly command: string;
      readonly response: string;
      readonly timeoutS: number;
      readonly message: string | undefined;
    }
  /** What a charge point plans now for a session that we have limited. */
  | { readonly type: 'plan'; readonly sessionId: string; readonly profile: Wire['ActiveChargingProfile'] }
  | { readonly type: 'command-result'; readonly command: string; readonly result: string }
  | { readonly type: 'refused'; readonly what: string; readonly why: string }
  | { readonly type: 'finding'; readonly text: string };

/** The other platform, once its address and tokens are known. */
export interface Counterpart {
  /** They show us this. */
  readonly tokenForThem: string;
  /** We show them this. */
  readonly tokenForUs: string;
  readonly roles: readonly (Party & { readonly role: string })[];
  readonly endpoints: readonly Wire['Endpoint'][];
}

/** Everything the mock partner knows. */
export class PartnerState {
  readonly events = new EventEmitter<{ event: [PartnerEvent] }>();
  readonly locations = new Map<string, Wire['Location']>();
  readonly tariffs = new Map<string, Wire['Tariff']>();
  readonly sessions = new Map<string, Wire['Session']>();
  readonly cdrs = new Map<string, Wire['CDR']>();
  /** By session id. */
  readonly activeProfiles = new Map<string, Wire['ActiveChargingProfile']>();
  readonly arrivals: Arrival[] = [];
  readonly questions: Question[] = [];
  readonly findings: string[] = [];
  readonly tokens = new Map<string, Wire['Token']>();
  /** Registration tokens that we gave out and nobody used. */
  readonly invitations = new Set<string>();
  /** A token that we sent with our own registration, until it is answered. */
  pendingToken: string | undefined;
  counterpart: Counterpart | undefined;
  repeatedCdrs = 0;

  tell(event: PartnerEvent): void {
    this.events.emit('event', event);
  }

  arrived(arrival: Omit<Arrival, 'at'>): void {
    const stamped = { at: Date.now(), ...arrival };
    this.arrivals.push(stamped);
    this.tell({ type: 'arrived', arrival: stamped });
  }

  /** What a careful partner would write to the other side's support. */
  found(text: string): void {
    this.findings.push(text);
    this.tell({ type: 'finding', text });
  }

  setToken(token: Wire['Token']): void {
    this.tokens.set(keyOf(token.type, token.uid), token);
  }

  token(uid: string, type: string): Wire['Token'] | undefined {
    return this.tokens.get(keyOf(type, uid));
  }

  endpoint(module: string, role: 'RECEIVER' | 'SENDER'): string | undefined {
    const all = this.counterpart?.endpoints ?? [];
    // The role of the credentials endpoint means nothing [OCPI 2.2.1 6.2].
    const fits = all.find(
      (one) => one.identifier === module && (module === 'credentials' || one.role === role),
    );
    return fits?.url;
  }
}
