import { BridgeError, messageOf } from '../core/errors.ts';
import type { PartnerId } from '../core/model/common.ts';
import type { Partner } from '../core/model/partner.ts';
import type { Clock, Ids, Log, Secrets } from '../core/ports.ts';
import { registered, unregistered } from './admission.ts';
import { checkClaims, refuseKnownUrl, refuseOwnUrl } from './claims.ts';
import type { Credentials } from './dialect.ts';
import { dialectOf, dialects } from './dialects.ts';
import type { Discovery, HandshakeDeps, OnStep, Peer } from './handshake.ts';
import {
  discover,
  exchangeCredentials,
  newCredentialsToken,
  step,
  takeBack,
  versionsUrlOf,
} from './handshake.ts';
import type { Partners } from './partners.ts';
import { endpointOf } from './partners.ts';
import { defaultProfile, profileNamed } from './profiles.ts';

export interface RegistrationDeps extends HandshakeDeps {
  readonly partners: Partners;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'next'>;
  readonly log: Log;
}

export interface RegistrationRequest {
  readonly name: string;
  readonly profile?: string;
  readonly versionsUrl: string;
  /** The partner's CREDENTIALS_TOKEN_A. */
  readonly token: string;
}

export interface Invitation {
  readonly partner: Partner;
  readonly versionsUrl: string;
  /** CREDENTIALS_TOKEN_A, shown this once. */
  readonly token: string;
}

/** A handshake lasts as long as three requests; what is older was cut off by a crash. */
const handshakeLifeMs = 10 * 60_000;

/** Registrations that we start, and invitations to start one with us [OCPI 2.2.1 7.1]. */
export class Registration {
  private readonly deps: RegistrationDeps;
  private readonly underWay = new Set<string>();

  constructor(deps: RegistrationDeps) {
    this.deps = deps;
  }

  /** Forgets handshakes that a crash cut off. */
  async start(): Promise<void> {
    const { partners, clock } = this.deps;
    const latest = clock.now() - handshakeLifeMs;
    for (const { id, state, updatedAt } of partners.all()) {
      if (state === 'registering' && updatedAt < latest) await partners.remove(id);
    }
  }

  /**
   * Registers us at a partner that has given us a token. When it fails nothing stays behind.
   * @throws BridgeError `invalid`, `forbidden`, `conflict`, `partner-unreachable` or `partner-refused` that names
   *   the step
   */
  async register(request: RegistrationRequest, onStep: OnStep = () => undefined): Promise<Partner> {
    const profile = profileNamed(request.profile ?? defaultProfile);
    this.deps.guard.check(request.versionsUrl);
    refuseOwnUrl(request.versionsUrl, versionsUrlOf(this.deps));
    const others = this.deps.partners.all().filter(({ name }) => name !== request.name);
    refuseKnownUrl(request.versionsUrl, others);
    const peer = { versionsUrl: request.versionsUrl, token: request.token, profile };
    return this.alone(request.name, async (before) => {
      const discovery = await discover(this.deps, peer, dialects, onStep);
      const token = newCredentialsToken();
      const fresh = {
        profile: profile.name,
        state: 'registering' as const,
        versionsUrl: request.versionsUrl,
        // They call us during the POST, with the token that is in it.
        inboundTokenHashes: [this.deps.secrets.hash(token)],
      };
      const claimed = await this.put(request.name, before, fresh);
      try {
        return await this.complete(claimed, peer, { discovery, token }, onStep);
      } catch (error) {
        await this.undo(claimed, before);
        throw error;
      }
    });
  }

  /** @throws BridgeError `invalid` for an unknown profile, `conflict` when a partner of this name is registered */
  async invite(request: { readonly name: string; readonly profile?: string }): Promise<Invitation> {
    const { name: profile } = profileNamed(request.profile ?? defaultProfile);
    const token = newCredentialsToken();
    const inboundTokenHashes = [this.deps.secrets.hash(token)];
    const partner = await this.alone(request.name, (before) =>
      this.put(request.name, before, { profile, state: 'invited', inboundTokenHashes }),
    );
    return { partner, versionsUrl: versionsUrlOf(this.deps), token };
  }

  /**
   * Renews the credentials on both sides and reads the partner's endpoints again. Until the partner uses our new
   * token its old one stays good.
   * @throws BridgeError as `register`
   */
  async refresh(id: PartnerId, onStep: OnStep = () => undefined): Promise<Partner> {
    const { partners, secrets } = this.deps;
    const partner = partners.get(id);
    const peer = this.peerOf(partner);
    const discovery = await discover(this.deps, peer, dialects, onStep);
    const token = newCredentialsToken();
    const hash = secrets.hash(token);
    const { inboundTokenHashes } = await partners.change(id, (stored) => ({
      ...stored,
      inboundTokenHashes: [hash, ...stored.inboundTokenHashes],
    }));
    try {
      const exchange = { method: 'PUT' as const, discovery, token };
      const theirs = await exchangeCredentials(this.deps, peer, exchange, onStep);
      return await partners.change(id, (stored) => ({
        ...registered(stored, discovery, theirs),
        outboundToken: secrets.seal(theirs.token),
      }));
    } catch (error) {
      await partners.change(id, (stored) => ({ ...stored, inboundTokenHashes: inboundTokenHashes.slice(1) }));
      throw error;
    }
  }

  /**
   * Tells a registered partner, where that is possible, and ends the registration in any case; its record stays
   * for what it is owed. An invitation, or what is left of an ended registration, is removed.
   * @throws BridgeError `not-found`
   */
  async unregister(id: PartnerId): Promise<void> {
    const { partners, log } = this.deps;
    const partner = partners.get(id);
    if (partner.state !== 'registered') return partners.remove(id);
    const endpoint = endpointOf(partner, 'credentials', 'SENDER');
    if (endpoint) {
      const request = { method: 'DELETE' as const, url: endpoint.url };
      await step(this.deps, this.peerOf(partner), request, (text) => log.debug({ partner: id }, text)).catch(
        (error: unknown) =>
          log.warn(
            { partner: id, error: messageOf(error) },
            'a partner was not told that it is unregistered',
          ),
      );
    }
    await partners.change(id, unregistered);
  }

  private async complete(
    claimed: Partner,
    peer: Peer,
    { discovery, token }: { discovery: Discovery; token: string },
    onStep: OnStep,
  ): Promise<Partner> {
    const exchange = { method: 'POST' as const, discovery, token };
    const theirs = await exchangeCredentials(this.deps, peer, exchange, onStep);
    const partner = await this.keep(claimed.id, discovery, theirs).catch(async (error: unknown) => {
      await takeBack(this.deps, { ...peer, token: theirs.token }, discovery.credentialsUrl);
      throw error;
    });
    this.deps.log.info({ partner: partner.id, version: partner.version }, 'registered at a partner');
    return partner;
  }

  private keep(id: PartnerId, discovery: Discovery, theirs: Credentials): Promise<Partner> {
    const { partners, secrets } = this.deps;
    return partners.change(id, (stored) => {
      if (stored.state !== 'registering')
        throw new BridgeError('conflict', 'the handshake was ended meanwhile');
      const others = partners.all().filter((other) => other.id !== id);
      checkClaims(theirs, { versionsUrl: versionsUrlOf(this.deps), roles: this.deps.roles }, others);
      return { ...registered(stored, discovery, theirs), outboundToken: secrets.seal(theirs.token) };
    });
  }

  /** Runs one handshake at a time under a name, over what is left of an earlier partner of that name. */
  private async alone<T>(name: string, work: (before: Partner | undefined) => Promise<T>): Promise<T> {
    const before = this.deps.partners.all().find((partner) => partner.name === name);
    const busy = this.underWay.has(name) || before?.state === 'registering';
    if (busy || before?.state === 'registered') {
      const what = busy ? 'being registered' : 'registered already';
      throw new BridgeError('conflict', `a partner named ${name} is ${what}`);
    }
    this.underWay.add(name);
    try {
      return await work(before);
    } finally {
      this.underWay.delete(name);
    }
  }

  private put(
    name: string,
    before: Partner | undefined,
    fresh: Pick<Partner, 'inboundTokenHashes' | 'profile' | 'state' | 'versionsUrl'>,
  ): Promise<Partner> {
    const { partners, ids } = this.deps;
    if (before) return partners.change(before.id, (stored) => ({ ...stored, ...fresh }));
    return partners.add({ id: ids.next(), name, paused: false, endpoints: [], roles: [], ...fresh });
  }

  private async undo({ id }: Partner, before: Partner | undefined): Promise<void> {
    const { partners, log } = this.deps;
    try {
      await (before ? partners.change(id, () => before) : partners.remove(id));
    } catch (error) {
      log.error({ partner: id, error: messageOf(error) }, 'a failed handshake was not undone');
    }
  }

  private peerOf(partner: Partner): Peer & { readonly versionsUrl: string } {
    const { version, versionsUrl } = partner;
    if (partner.state !== 'registered' || versionsUrl === undefined) {
      throw new BridgeError('conflict', `${partner.name} is not registered`);
    }
    dialectOf(version);
    const profile = profileNamed(partner.profile);
    return { versionsUrl, profile, token: this.deps.partners.outboundToken(partner) };
  }
}
