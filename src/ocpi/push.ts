import type { Teller } from '../core/delivery.ts';
import { DeliveryFailure } from '../core/delivery.ts';
import { BridgeError } from '../core/errors.ts';
import type { Kind, ObjectRef } from '../core/ids.ts';
import { parseRef } from '../core/ids.ts';
import type { Partner } from '../core/model/partner.ts';
import type { TokenReference } from '../core/model/token.ts';
import type { Acknowledged, Clock, Owed, Store } from '../core/ports.ts';
import { sessionNow } from '../core/station/session-now.ts';
import { dialectOf } from './dialects.ts';
import type { Before } from './last-told.ts';
import { LastTold } from './last-told.ts';
import type { PartnerClient } from './partner-client.ts';
import type { Partners } from './partners.ts';
import { endpointOf, speaksFor, toldRole } from './partners.ts';
import { profileNamed } from './profiles.ts';
import { tellCdr } from './push-cdr.ts';
import { tellLocation } from './push-location.ts';
import { tellProfile } from './push-profile.ts';
import type { Message, Receiver } from './push-receiver.ts';
import { tellSession } from './push-session.ts';
import { tellTariff, tellTariffRemoved } from './push-tariff.ts';

export interface PushDeps {
  readonly store: Pick<
    Store,
    'cdr' | 'charging' | 'hold' | 'location' | 'samples' | 'session' | 'tariff' | 'tariffVersions'
  >;
  readonly partners: Pick<Partners, 'billing' | 'get'>;
  readonly client: Pick<PartnerClient, 'send'>;
  readonly clock: Clock;
}

/**
 * Tells partners the newest state of our objects over their interfaces for that: the difference to what they
 * have acknowledged, in the shortest form that is right.
 */
export class Push implements Teller {
  private readonly deps: PushDeps;
  private readonly lastTold = new LastTold();

  constructor(deps: PushDeps) {
    this.deps = deps;
  }

  /**
   * @returns what the partner has now; what it had before when it takes no pushes of this kind; null when there
   *   is nothing (any more) to remember
   * @throws DeliveryFailure; BridgeError `store-unavailable`
   */
  async tell(owed: Owed, signal: AbortSignal): Promise<Acknowledged | null> {
    const ref = parseRef(owed.ref);
    if (!ref) throw new DeliveryFailure('park', `${owed.ref} names no object`);
    try {
      const partner = this.deps.partners.get(owed.partnerId);
      if (partner.state !== 'registered') {
        throw new DeliveryFailure('pause', `${partner.name} is not registered`);
      }
      if (!endpointOf(partner, ref.kind, toldRole(ref.kind))) return owed.acknowledged ?? null;
      const before = this.lastTold.begin(owed);
      const told = await this.tellPartner(partner, { ref, before, signal });
      this.lastTold.end(owed, told);
      return told;
    } catch (error) {
      throw asDeliveryFailure(error);
    }
  }

  private tellPartner(
    partner: Partner,
    { ref: { kind, key }, before, signal }: { ref: ObjectRef; before: Before; signal: AbortSignal },
  ): Promise<Acknowledged | null> {
    const receiver = this.receiver(partner, kind, signal);
    switch (kind) {
      case 'locations':
        return this.tellLocation(receiver, key, before);
      case 'tariffs':
        return this.tellTariff(receiver, key, before);
      case 'sessions':
        return this.tellSession(receiver, key, { partner, before });
      case 'cdrs':
        return this.tellCdr(receiver, key, { partner, before });
      case 'chargingprofiles':
        return this.tellProfile(receiver, key, { partner, before });
    }
  }

  private async tellLocation(receiver: Receiver, key: string, before: Before) {
    const location = await this.deps.store.location(key);
    return location ? tellLocation(receiver, location, before) : null;
  }

  private async tellTariff(receiver: Receiver, key: string, before: Before) {
    const tariff = await this.deps.store.tariff(key);
    return tariff ? tellTariff(receiver, tariff, before) : tellTariffRemoved(receiver, key, before.known);
  }

  private async tellSession(receiver: Receiver, id: string, { partner, before }: Recipient) {
    const session = await this.deps.store.session(id);
    if (!session) return null;
    refuseOthers(partner, session);
    const now = await sessionNow({ ...this.deps, audience: this.deps.partners }, session);
    return tellSession(receiver, { now, to: addressee(partner, session.token) }, before);
  }

  private async tellCdr(receiver: Receiver, id: string, { partner, before }: Recipient) {
    if (before.known) return before.known;
    const cdr = await this.deps.store.cdr(id);
    if (!cdr) return null;
    refuseOthers(partner, cdr);
    const { clock } = this.deps;
    return tellCdr(receiver, { cdr, to: addressee(partner, cdr.token), now: () => clock.now() });
  }

  private async tellProfile(receiver: Receiver, id: string, { partner, before }: Recipient) {
    const [session, charging] = await Promise.all([
      this.deps.store.session(id),
      this.deps.store.charging(id),
    ]);
    if (!session || !charging) return null;
    refuseOthers(partner, session);
    return tellProfile(receiver, { session, charging, to: addressee(partner, session.token) }, before);
  }

  private receiver(partner: Partner, module: Kind, signal: AbortSignal): Receiver {
    return {
      dialect: dialectOf(partner.version),
      profile: profileNamed(partner.profile),
      send: (message) =>
        this.deps.client.send(partner, { ...message, module, role: toldRole(module), signal }),
    };
  }
}

interface Recipient {
  readonly partner: Partner;
  readonly before: Before;
}

/** Whatever the ledger says: no partner ever sees what is another's. */
function refuseOthers(
  partner: Partner,
  object: { readonly id: string; readonly owner: string | null },
): void {
  if (object.owner !== partner.id) {
    throw new DeliveryFailure('park', `${object.id} does not belong to ${partner.name}`);
  }
}

/** [OCPI 2.2.1 4.1.8 Message routing] the token's party, also behind a hub. */
function addressee(partner: Partner, token: TokenReference | null): Pick<Message, 'to'> {
  return token && speaksFor(partner, token) ? { to: token } : {};
}

function asDeliveryFailure(error: unknown): unknown {
  if (!(error instanceof BridgeError) || error.code === 'store-unavailable') return error;
  return new DeliveryFailure('park', error.message, { cause: error });
}
