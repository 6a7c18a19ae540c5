import { BridgeError } from '../core/errors.ts';
import type { Kind } from '../core/ids.ts';
import { sameParty } from '../core/ids.ts';
import type { PartnerId, Party } from '../core/model/common.ts';
import type { Endpoint, InterfaceRole, Partner, PartyRole } from '../core/model/partner.ts';
import type { PlausibilityLimits } from '../core/plausibility.ts';
import { defaultLimits } from '../core/plausibility.ts';
import { Turns } from '../core/station/turns.ts';
import type { Audience, BillingTerms, Clock, Secrets, Store } from '../core/ports.ts';
import { profileNamed } from './profiles.ts';

export interface PartnersDeps {
  readonly store: Pick<Store, 'commit' | 'partner' | 'partners'>;
  readonly secrets: Secrets;
  readonly clock: Clock;
}

/** `before` is absent for a new partner, `partner` for one that was removed. */
export interface PartnerChange {
  readonly before?: Partner;
  readonly partner?: Partner;
}

/** The partners as the store has them, held in memory; every change of a partner goes through here. */
export class Partners implements Audience {
  private readonly deps: PartnersDeps;
  private readonly known = new Map<PartnerId, Partner>();
  /** Deciphering for every request costs a tenth of it. */
  private readonly opened = new WeakMap<Partner, string>();
  private readonly listeners: ((change: PartnerChange) => void)[] = [];
  private readonly turns = new Turns();

  constructor(deps: PartnersDeps) {
    this.deps = deps;
  }

  async start(): Promise<void> {
    for (const partner of await this.deps.store.partners()) this.known.set(partner.id, partner);
  }

  /** Somebody else has written this partner. */
  async reload(id: PartnerId): Promise<void> {
    const before = this.known.get(id);
    const partner = await this.deps.store.partner(id);
    this.tell({ ...(before && { before }), ...(partner && { partner }) });
  }

  onChange(listener: (change: PartnerChange) => void): void {
    this.listeners.push(listener);
  }

  all(): readonly Partner[] {
    return [...this.known.values()];
  }

  /** @throws BridgeError `not-found` */
  get(id: PartnerId): Partner {
    const partner = this.known.get(id);
    if (!partner) throw new BridgeError('not-found', `unknown partner ${id}`);
    return partner;
  }

  /** A paused partner is owed what it misses; it is only not called. */
  receives(partnerId: PartnerId, kind: Kind): boolean {
    const partner = this.known.get(partnerId);
    return partner?.state === 'registered' && endpointOf(partner, kind, toldRole(kind)) !== undefined;
  }

  isRegistered(partnerId: PartnerId): boolean {
    return this.known.get(partnerId)?.state === 'registered';
  }

  knows(partnerId: PartnerId): boolean {
    return this.known.has(partnerId);
  }

  billing(partnerId: PartnerId | null): BillingTerms {
    const partner = partnerId === null ? undefined : this.known.get(partnerId);
    const policy = partner ? profileNamed(partner.profile).pricing : {};
    return { policy, limits: { ...defaultLimits, ...partner?.limits } };
  }

  receivers(kind: Kind): readonly PartnerId[] {
    return [...this.known.keys()].filter((id) => this.receives(id, kind));
  }

  /** @throws BridgeError `conflict` when there is no registration to use */
  outboundToken(partner: Partner): string {
    if (partner.outboundToken === undefined) {
      throw new BridgeError('conflict', `${partner.name} is not registered`);
    }
    const known = this.opened.get(partner);
    if (known !== undefined) return known;
    const token = this.deps.secrets.open(partner.outboundToken);
    this.opened.set(partner, token);
    return token;
  }

  /** @throws BridgeError `conflict` when there is a partner of this id */
  async add(partner: Omit<Partner, 'createdAt' | 'revision' | 'updatedAt'>): Promise<Partner> {
    const now = this.deps.clock.now();
    const added = { ...partner, createdAt: now, updatedAt: now, revision: 1 };
    await this.deps.store.commit([{ type: 'partner', partner: added, seenRevision: null }]);
    this.tell({ partner: added });
    return added;
  }

  /**
   * Applies a change to the partner as it stands in the store; when another process was faster, once more to what
   * it made of it. While `change` runs no other partner changes either. Whatever it throws is thrown.
   * @throws BridgeError `not-found`, `conflict`
   */
  change(id: PartnerId, change: (partner: Partner) => Partner): Promise<Partner> {
    return this.turns.run(() => this.changeInTurn(id, change));
  }

  private async changeInTurn(id: PartnerId, change: (partner: Partner) => Partner): Promise<Partner> {
    try {
      return await this.changeOnce(id, change);
    } catch (error) {
      if (!(error instanceof BridgeError) || error.code !== 'conflict') throw error;
      return await this.changeOnce(id, change);
    }
  }

  private async changeOnce(id: PartnerId, change: (partner: Partner) => Partner): Promise<Partner> {
    const before = await this.deps.store.partner(id);
    if (!before) throw new BridgeError('not-found', `unknown partner ${id}`);
    const changed = change(before);
    if (changed === before) return before;
    const { revision } = before;
    const partner = { ...changed, updatedAt: this.deps.clock.now(), revision: revision + 1 };
    await this.deps.store.commit([{ type: 'partner', partner, seenRevision: revision }]);
    this.tell({ before, partner });
    return partner;
  }

  async remove(id: PartnerId): Promise<void> {
    const partner = await this.deps.store.partner(id);
    if (!partner) return;
    await this.deps.store.commit([{ type: 'partner-removed', partner }]);
    this.tell({ before: partner });
  }

  /** In place of those that were set before. */
  setLimits(id: PartnerId, limits: Partial<PlausibilityLimits>): Promise<Partner> {
    return this.change(id, (partner) => ({ ...partner, limits }));
  }

  pause(id: PartnerId): Promise<Partner> {
    return this.change(id, (partner) => (partner.paused ? partner : { ...partner, paused: true }));
  }

  resume(id: PartnerId): Promise<Partner> {
    return this.change(id, (partner) => (partner.paused ? { ...partner, paused: false } : partner));
  }

  private tell(change: PartnerChange): void {
    if (change.partner) this.known.set(change.partner.id, change.partner);
    else if (change.before) this.known.delete(change.before.id);
    for (const listener of this.listeners) listener(change);
  }
}

/** [OCPI 2.2.1 14.4.2] of charging profiles, whoever sent them is told. */
export function toldRole(kind: Kind): InterfaceRole {
  return kind === 'chargingprofiles' ? 'SENDER' : 'RECEIVER';
}

export function endpointOf(partner: Partner, identifier: string, role: InterfaceRole): Endpoint | undefined {
  return partner.endpoints.find(
    (endpoint) =>
      endpoint.identifier === identifier && (endpoint.role === role || identifier === 'credentials'),
  );
}

/** The party to which a message is addressed when nothing about it says more: a hub itself, or the first eMSP. */
export function mainParty(partner: Partner): Party | undefined {
  const preferred: readonly PartyRole[] = ['HUB', 'EMSP', 'NSP', 'OTHER'];
  const found = preferred.flatMap((role) => partner.roles.find((candidate) => candidate.role === role) ?? []);
  return found[0] ?? partner.roles[0];
}

/** [OCPI 2.2.1 7.4.1] a hub names none of the parties behind it, so that any may be one of them. */
export function speaksFor(partner: Partner, party: Party): boolean {
  return partner.roles.some((role) => role.role === 'HUB' || sameParty(role, party));
}
