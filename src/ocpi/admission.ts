import type { PartnerId } from '../core/model/common.ts';
import type { Endpoint, Partner } from '../core/model/partner.ts';
import type { Log, Secrets } from '../core/ports.ts';
import type { Caller } from './auth.ts';
import { checkClaims } from './claims.ts';
import type { Credentials, Dialect } from './dialect.ts';
import { ocpiStatus } from './envelope.ts';
import type { Discovery, HandshakeDeps } from './handshake.ts';
import { discover, newCredentialsToken, versionsUrlOf } from './handshake.ts';
import { OcpiError } from './ocpi-error.ts';
import type { Partners } from './partners.ts';
import { profileNamed } from './profiles.ts';

export interface AdmissionDeps extends HandshakeDeps {
  readonly partners: Pick<Partners, 'all' | 'change'>;
  readonly secrets: Pick<Secrets, 'hash' | 'seal'>;
  readonly log: Log;
}

function notNow(reason: string): OcpiError {
  return new OcpiError('conflict', reason, { statusCode: ocpiStatus.clientError, httpStatus: 405 });
}

function overtaken(): OcpiError {
  const reason = 'another renewal of these credentials was faster';
  return new OcpiError('conflict', reason, { statusCode: ocpiStatus.clientError });
}

/**
 * Registrations that partners start [OCPI 2.2.1 7.2]. CREDENTIALS_TOKEN_A is worth nothing as soon as
 * CREDENTIALS_TOKEN_C is given. When a registered partner renews its credentials, its old token stays good until
 * it first uses the new one on a functional module: an answer that got lost locks nobody out, and the text says
 * nothing about it.
 */
export class Admission {
  private readonly deps: AdmissionDeps;

  constructor(deps: AdmissionDeps) {
    this.deps = deps;
  }

  /** The credentials that the caller uses at the moment. */
  current({ token }: Caller): Credentials {
    return this.credentials(token);
  }

  /**
   * @throws OcpiError: HTTP 405 unless invited; 2001 for a party that is not theirs alone; 3001, 3002 or 3003 when the
   *   partner's own API is not usable
   */
  async register(caller: Caller, dialect: Dialect, given: () => Credentials): Promise<Credentials> {
    if (caller.partner.state !== 'invited') throw notNow('already registered: PUT renews the credentials');
    return this.admit(caller, { dialect, theirs: given() }, (partner, hash) => {
      // Of two registrations with the same token only the first one finds it still there.
      const first = partner.state === 'invited' && partner.inboundTokenHashes.includes(caller.tokenHash);
      if (!first) throw notNow('another registration with this token was faster');
      return [hash];
    });
  }

  /**
   * @throws OcpiError: HTTP 405 unless registered; 2000 when another renewal was faster, so that only one answer holds
   *   a token that works; and as `register`
   */
  async renew(caller: Caller, dialect: Dialect, given: () => Credentials): Promise<Credentials> {
    this.requireRegistered(caller.partner);
    return this.admit(caller, { dialect, theirs: given() }, (partner, hash) => {
      this.requireRegistered(partner);
      if (partner.inboundTokenHashes[0] !== caller.partner.inboundTokenHashes[0]) throw overtaken();
      return [hash, caller.tokenHash];
    });
  }

  /** @throws OcpiError: HTTP 405 unless registered */
  async unregister({ partner }: Caller): Promise<void> {
    this.requireRegistered(partner);
    await this.deps.partners.change(partner.id, unregistered);
    this.deps.log.info({ partner: partner.id }, 'a partner has unregistered');
  }

  /** A partner that uses its newest token needs no older one. Versions and credentials may be read during a PUT. */
  async called({ partner, tokenHash }: Caller): Promise<void> {
    const newest = (candidate: Partner) =>
      candidate.inboundTokenHashes.length > 1 && candidate.inboundTokenHashes[0] === tokenHash;
    if (!newest(partner)) return;
    await this.deps.partners.change(partner.id, (stored) =>
      newest(stored) ? { ...stored, inboundTokenHashes: [tokenHash] } : stored,
    );
  }

  private requireRegistered({ state }: Partner): void {
    if (state !== 'registered') throw notNow('not registered: POST registers');
  }

  private async admit(
    { partner }: Caller,
    { dialect, theirs }: { dialect: Dialect; theirs: Credentials },
    hashes: (partner: Partner, hash: string) => readonly string[],
  ): Promise<Credentials> {
    const { secrets, partners, log } = this.deps;
    const check = () => this.checkClaims(partner.id, theirs);
    check();
    const peer = { versionsUrl: theirs.url, token: theirs.token, profile: profileNamed(partner.profile) };
    const discovery = await discover(this.deps, peer, [dialect], (text) =>
      log.debug({ partner: partner.id }, text),
    );
    const token = newCredentialsToken();
    await partners.change(partner.id, (stored) => {
      const inboundTokenHashes = hashes(stored, secrets.hash(token));
      // Somebody else may have registered while this partner's API was read.
      check();
      const outboundToken = secrets.seal(theirs.token);
      return { ...registered(stored, discovery, theirs), outboundToken, inboundTokenHashes };
    });
    this.registeredNow(partner.id, dialect);
    return this.credentials(token);
  }

  private checkClaims(id: PartnerId, theirs: Credentials): void {
    const others = this.deps.partners.all().filter((other) => other.id !== id);
    checkClaims(theirs, { versionsUrl: versionsUrlOf(this.deps), roles: this.deps.roles }, others);
  }

  private registeredNow(id: PartnerId, { version }: Dialect): void {
    this.deps.log.info({ partner: id, version }, 'a partner has registered');
  }

  private credentials(token: string): Credentials {
    return { token, url: versionsUrlOf(this.deps), roles: this.deps.roles };
  }
}

/**
 * A registration with what was found out about the other side. A new one begins from nothing; a renewed one goes
 * on, unless the partner has begun to receive what it did not before.
 */
export function registered(
  { tokensPulledAt, tokenFaults, introducedAt, ...partner }: Partner,
  { dialect, endpoints }: Discovery,
  { url, roles }: Credentials,
): Partner {
  const goesOn = partner.state === 'registered';
  const receives = new Set(partner.endpoints.filter(isReceiver).map(({ identifier }) => identifier));
  const gains = endpoints.some((endpoint) => isReceiver(endpoint) && !receives.has(endpoint.identifier));
  return {
    ...partner,
    state: 'registered',
    version: dialect.version,
    versionsUrl: url,
    endpoints,
    roles,
    ...(goesOn && tokensPulledAt !== undefined && { tokensPulledAt }),
    ...(goesOn && tokenFaults && { tokenFaults }),
    ...(goesOn && !gains && introducedAt !== undefined && { introducedAt }),
  };
}

const isReceiver = ({ role }: Endpoint) => role === 'RECEIVER';

/** The record stays: sessions and CDRs are of this partner, and it may come back. */
export function unregistered({ outboundToken: _, ...partner }: Partner): Partner {
  return { ...partner, state: 'unregistered', endpoints: [], inboundTokenHashes: [] };
}
