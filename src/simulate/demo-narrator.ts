import type { DemoAccount } from './demo-account.ts';
import { describeArrival, describePartner } from './partner-account.ts';
import type { Arrival, PartnerEvent } from './partner-state.ts';
import { isRecord } from './partner-wire.ts';
import type { Report } from './demo-stations.ts';
import { describe } from './station-lines.ts';

const sessionLineEveryMs = 2_000;

/** Turns what the partner and the charge points report into lines of the account. */
export class DemoNarrator {
  private readonly account: DemoAccount;
  private readonly verbose: boolean;
  private readonly told = new Map<string, { readonly at: number; readonly status: unknown }>();

  constructor(account: DemoAccount, verbose: boolean) {
    this.account = account;
    this.verbose = verbose;
  }

  partner(event: PartnerEvent): void {
    const say = (who: string, whom: string, what: string) => this.account.say(who, whom, what);
    switch (event.type) {
      case 'arrived':
        if (this.isWorthALine(event.arrival)) say('bridge', 'partner', describeArrival(event.arrival));
        return;
      case 'asked': {
        const { uid, type, locationId, allowed } = event.question;
        const where = locationId === undefined ? '' : ` at ${locationId}`;
        say('bridge', 'partner', `may ${type} ${uid} charge${where}? (real-time authorization)`);
        say('partner', 'bridge', allowed);
        return;
      }
      case 'registered':
        say('partner', 'bridge', `credentials exchanged, registered with ${event.roles.join(', ')}`);
        return;
      case 'tokens-pulled':
      case 'command-response':
      case 'command-result':
      case 'repeated-cdr':
        say('bridge', 'partner', describePartner(event) ?? '');
        return;
      default:
        say('partner', '', describePartner(event) ?? '');
    }
  }

  station({ station, event }: Report): void {
    const what = describe(event);
    if (what === undefined || event.type === 'connected') return;
    if (event.type === 'metered' && !this.verbose) return;
    const isAnswer = event.type === 'authorized' || event.type === 'started';
    if (event.type === 'disconnected') this.account.say(station, '', what);
    else if (event.type === 'commanded' || isAnswer) this.account.say('bridge', station, what);
    else this.account.say(station, 'bridge', what);
  }

  /** Running sessions are told now and then, their beginning and end always. */
  private isWorthALine({ module, key, body, at }: Arrival): boolean {
    if (module !== 'sessions' || this.verbose) return true;
    const before = this.told.get(key);
    const status = isRecord(body) && body['status'] !== undefined ? body['status'] : before?.status;
    if (before?.status === status && before && at - before.at < sessionLineEveryMs) return false;
    this.told.set(key, { at, status });
    return true;
  }
}
