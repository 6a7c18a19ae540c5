import type { IncomingMessage } from 'node:http';
import type { BlockList } from 'node:net';
import { messageOf } from '../../core/errors.ts';
import type { Station } from '../../core/model/station.ts';
import type { Clock, Log, Secrets, Store } from '../../core/ports.ts';
import type { StationDesk } from '../../core/station/station.ts';
import type { Proof, Shortfall } from './admission.ts';
import { shortfall } from './admission.ts';
import { authenticate } from './credentials.ts';
import type { Dialect } from '../dialect.ts';
import { dialects } from '../dialects.ts';
import { identityIn } from './identity.ts';
import type { Caller, LoginGuard } from './login-guard.ts';
import { note } from '../station-notes.ts';
import type { Transport } from './transport.ts';
import { transportOf } from './transport.ts';

export interface HandshakeDeps {
  readonly store: Pick<Store, 'sawUnknownStation' | 'station' | 'stationNamed'>;
  readonly desk: Pick<StationDesk, 'noted'>;
  readonly secrets: Pick<Secrets, 'hash'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Proxies that end TLS in front of us: what they forward of the other side counts. */
  readonly trustedProxies?: BlockList;
}

export interface Admitted {
  readonly station: Station;
  readonly proof: Proof;
  /** Absent when the station offers no version that we speak. */
  readonly dialect?: Dialect;
  /** As the station spelled it. */
  readonly subprotocol?: string;
}

/** An HTTP answer instead of an upgrade. */
export interface Refused {
  readonly status: 400 | 401 | 403 | 404 | 429 | 503;
  readonly text: string;
  /** For the operator only. */
  readonly reason?: string;
  /** How long the answer is kept back. */
  readonly delayMs?: number;
  readonly retryAfterS?: number;
  /** It was said before, in this burst. */
  readonly known?: boolean;
}

/** All that a station is told whose credentials do not do. */
const denied = 'access denied';

function offeredBy({ headers }: IncomingMessage): readonly string[] {
  const names = (headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
  return names.filter((name) => name !== '');
}

/** [OCPP-J 1.6 3.1.2] ours is the order; the station's spelling is kept. */
function chooseDialect(
  offered: readonly string[],
  station: Station,
): Pick<Admitted, 'dialect' | 'subprotocol'> {
  for (const dialect of dialects) {
    const subprotocol = offered.find((name) => name.toLowerCase() === dialect.subprotocol);
    if (subprotocol !== undefined) return { dialect, subprotocol };
  }
  const assumed = dialects.find(({ version }) => version === station.assumeVersion);
  return offered.length === 0 && assumed ? { dialect: assumed } : {};
}

/** Decides who comes in before anything is upgraded. */
export class Handshake {
  private readonly deps: HandshakeDeps;
  private readonly guard: LoginGuard;

  constructor(deps: HandshakeDeps, guard: LoginGuard) {
    this.deps = deps;
    this.guard = guard;
  }

  async decide(request: IncomingMessage): Promise<Admitted | Refused> {
    const identity = identityIn(request.url ?? '');
    if (identity.status !== undefined) return identity;
    const transport = transportOf(request, this.deps.trustedProxies);
    const caller = { identity: identity.id, address: transport.remoteAddress };
    const locked = this.lockedOut(caller);
    if (locked) return locked;
    let station: Station | undefined;
    try {
      station = await this.find(identity.id);
    } catch (error) {
      this.deps.log.error(
        { station: identity.id, error: messageOf(error) },
        'the store cannot name a station',
      );
      return { status: 503, text: 'try again later' };
    }
    if (!station) return this.unknown(request, caller);
    return this.admit(request, { station, transport, caller });
  }

  /** The identity as it was set up; whose case nobody else has may be spelled in any. */
  private async find(id: string): Promise<Station | undefined> {
    const { store } = this.deps;
    return (await store.station(id)) ?? store.stationNamed(id);
  }

  /** From the station's settings to the decision nothing waits: many guesses at once are counted one by one. */
  private admit(
    request: IncomingMessage,
    { station, transport, caller }: { station: Station; transport: Transport; caller: Caller },
  ): Admitted | Refused {
    const { clock, secrets } = this.deps;
    if (!station.approved) {
      const reason = 'it is not approved';
      const known = !this.guard.isNews(caller.identity, reason);
      return { status: 403, text: 'this charge point is not approved yet', reason, known };
    }
    const locked = this.lockedOut(caller);
    if (locked) return locked;
    const spelled = caller.identity;
    const credential = authenticate(request.headers.authorization, station, { secrets, spelled });
    const proof = { transport, credential };
    const short = shortfall(station, proof, clock.now());
    if (short) return this.turnedAway(station, caller, short);
    this.guard.succeeded(caller);
    return { station, proof, ...chooseDialect(offeredBy(request), station) };
  }

  private lockedOut(caller: Caller): Refused | undefined {
    const lockedMs = this.guard.lockedMs(caller);
    if (lockedMs <= 0) return undefined;
    const retryAfterS = Math.ceil(lockedMs / 1000);
    return { status: 429, text: 'too many attempts', retryAfterS, known: true };
  }

  private turnedAway(station: Station, caller: Caller, { status, reason, guess }: Shortfall): Refused {
    const remoteAddress = caller.address;
    const known = !this.guard.isNews(station.id, reason);
    if (!known) {
      const text = `turned away from ${remoteAddress}: ${reason}`;
      note(this.deps, station.id, {
        kind: 'login',
        severity: 'warning',
        text,
        details: { remoteAddress, reason },
      });
    }
    const answer = { status, text: denied, reason, known };
    if (!guess) return answer;
    const { delayMs, lockedMs } = this.guard.failed(caller);
    if (lockedMs !== undefined && this.guard.isNews(station.id, `locked from ${remoteAddress}`)) {
      const lockedS = Math.ceil(lockedMs / 1000);
      const text = `too many logins failed from ${remoteAddress}: it may try again in ${lockedS} s`;
      this.deps.log.warn({ station: station.id, remote: remoteAddress, lockedS }, 'too many logins failed');
      const details = { remoteAddress, lockedS };
      note(this.deps, station.id, { kind: 'login', severity: 'alarm', text, details });
    }
    return { ...answer, delayMs };
  }

  /** [OCPP-J 1.6 3.2] the operator sees who knocked. */
  private async unknown(request: IncomingMessage, { identity, address }: Caller): Promise<Refused> {
    const { store, clock, log } = this.deps;
    const reason = 'nobody has set it up';
    const known = !this.guard.isNews(identity, reason);
    try {
      const subprotocols = offeredBy(request)
        .slice(0, 10)
        .map((name) => name.slice(0, 50));
      await store.sawUnknownStation(identity, clock.now(), { remoteAddress: address, subprotocols });
    } catch (error) {
      log.warn({ station: identity, error: messageOf(error) }, 'an unknown station was not noted');
    }
    return { status: 404, text: 'unknown charge point', reason, known };
  }
}
