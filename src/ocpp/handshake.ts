import type { IncomingMessage } from 'node:http';
import { messageOf } from '../core/errors.ts';
import type { Station } from '../core/model/station.ts';
import type { Clock, Log, Secrets, Store } from '../core/ports.ts';
import { authenticate } from './credentials.ts';
import type { Dialect } from './dialect.ts';
import { dialects } from './dialects.ts';

export interface HandshakeDeps {
  readonly store: Pick<Store, 'sawUnknownStation' | 'station'>;
  readonly secrets: Pick<Secrets, 'hash'>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Admitted {
  readonly station: Station;
  /** Absent when the station offers no version that we speak. */
  readonly dialect?: Dialect;
  /** As the station spelled it. */
  readonly subprotocol?: string;
  readonly credential?: string;
}

/** An HTTP answer instead of an upgrade. */
export interface Refused {
  readonly status: 400 | 401 | 403 | 404 | 503;
  readonly text: string;
}

const longestIdentity = 255;

/**
 * [OCPP-J 1.6 3.1.1] the identity is the last path segment, percent-decoded; segments between it and the first
 * belong to the operator, and empty ones to careless string concatenation.
 */
export function identityIn(url: string): { id: string } | Refused {
  const [path = ''] = url.split('?', 1);
  const segments = path.split('/').filter((segment) => segment !== '');
  if (segments[0] !== 'ocpp') return { status: 404, text: 'charge points connect to /ocpp/{identity}' };
  const last = segments.at(-1);
  if (segments.length < 2 || last === undefined) {
    return { status: 404, text: 'the path ends without the charge point identity: /ocpp/{identity}' };
  }
  try {
    const id = decodeURIComponent(last).trim();
    const usable = id !== '' && id.length <= longestIdentity && !/\p{Cc}/u.test(id);
    return usable ? { id } : { status: 400, text: 'the charge point identity is unusable' };
  } catch {
    return { status: 400, text: 'the charge point identity is not percent-encoded UTF-8' };
  }
}

/** [OCPP-J 1.6 3.1.2] ours is the order; the station's spelling is kept. */
function chooseDialect(
  header: string | undefined,
  station: Station,
): Pick<Admitted, 'dialect' | 'subprotocol'> {
  const offered = (header ?? '').split(',').map((name) => name.trim());
  for (const dialect of dialects) {
    const subprotocol = offered.find((name) => name.toLowerCase() === dialect.subprotocol);
    if (subprotocol !== undefined) return { dialect, subprotocol };
  }
  const assumed = dialects.find(({ version }) => version === station.assumeVersion);
  return offered.join('') === '' && assumed ? { dialect: assumed } : {};
}

/** Decides who comes in before anything is upgraded. */
export class Handshake {
  private readonly deps: HandshakeDeps;

  constructor(deps: HandshakeDeps) {
    this.deps = deps;
  }

  async decide(request: IncomingMessage): Promise<Admitted | Refused> {
    const identity = identityIn(request.url ?? '');
    if ('status' in identity) return identity;
    const { store, secrets } = this.deps;
    let station: Station | undefined;
    try {
      station = await store.station(identity.id);
    } catch (error) {
      this.deps.log.error(
        { station: identity.id, error: messageOf(error) },
        'the store cannot name a station',
      );
      return { status: 503, text: 'try again later' };
    }
    if (!station) return this.unknown(identity.id);
    if (!station.approved) return { status: 403, text: 'this charge point is not approved yet' };
    const chosen = chooseDialect(request.headers['sec-websocket-protocol'], station);
    if (station.securityProfile === 0) return { station, ...chosen };
    const credential = authenticate(request.headers.authorization, station, secrets);
    if (credential === undefined) return { status: 401, text: 'wrong or missing credentials' };
    return { station, ...chosen, credential };
  }

  /** [OCPP-J 1.6 3.2] the operator sees who knocked. */
  private async unknown(id: string): Promise<Refused> {
    const { store, clock, log } = this.deps;
    try {
      await store.sawUnknownStation(id, clock.now());
    } catch (error) {
      log.warn({ station: id, error: messageOf(error) }, 'an unknown station was not noted');
    }
    return { status: 404, text: 'unknown charge point' };
  }
}
