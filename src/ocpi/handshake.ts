import { randomBytes } from 'node:crypto';
import { BridgeError } from '../core/errors.ts';
import type { ErrorCode } from '../core/errors.ts';
import type { Endpoint, PartnerRole } from '../core/model/partner.ts';
import type { OcpiClient, OcpiRequest } from './client.ts';
import type { Credentials, Dialect } from './dialect.ts';
import { ocpiStatus, onlyElement } from './envelope.ts';
import { OcpiError } from './ocpi-error.ts';
import { PartnerFailure } from './partner-failure.ts';
import type { Profile } from './profile.ts';
import type { TargetGuard } from './target-guard.ts';
import { decodeWith } from './validation.ts';

export interface HandshakeDeps {
  readonly client: Pick<OcpiClient, 'request'>;
  readonly guard: Pick<TargetGuard, 'check'>;
  /** Ours, as partners are told. */
  readonly roles: readonly PartnerRole[];
  /** `https://host`, without a slash at its end. */
  readonly publicUrl: () => string;
}

/** A platform as it can be reached at one moment of a handshake. */
export interface Peer {
  readonly versionsUrl: string;
  readonly token: string;
  readonly profile: Profile;
}

export interface Discovery {
  readonly dialect: Dialect;
  readonly endpoints: readonly Endpoint[];
  /** [OCPI 2.2.1 6.2.4] the one module that everybody must have. */
  readonly credentialsUrl: string;
}

/** Told before each step what is about to be done. */
export type OnStep = (step: string) => void;

/** [OCPI 2.2.1 7.4.1] 1 to 64 printable characters that are not blank. */
export function newCredentialsToken(): string {
  return randomBytes(32).toString('base64url');
}

export function versionsUrlOf(deps: Pick<HandshakeDeps, 'publicUrl'>): string {
  return `${deps.publicUrl()}/ocpi/versions`;
}

/**
 * [OCPI 2.2.1 7.1.1 Registration] reads a platform's versions and the details of the first of `spoken` that it has.
 * @throws OcpiError with status 3001, 3002 or 3003; BridgeError `forbidden` or `invalid` for URLs not to be called
 */
export async function discover(
  deps: HandshakeDeps,
  peer: Peer,
  spoken: readonly Dialect[],
  onStep: OnStep,
): Promise<Discovery> {
  const versions = versionsIn(await step(deps, peer, { method: 'GET', url: peer.versionsUrl }, onStep));
  const found = spoken.flatMap((dialect) => {
    const version = versions.find((candidate) => candidate.version === dialect.version);
    return version ? { dialect, url: version.url } : [];
  })[0];
  if (!found) {
    const theirs = versions.map(({ version }) => version).join(', ') || 'none';
    const ours = spoken.map(({ version }) => version).join(', ');
    throw new OcpiError(
      'partner-refused',
      `no common version: ${peer.versionsUrl} has ${theirs}, we have ${ours}`,
      {
        statusCode: ocpiStatus.unsupportedVersion,
      },
    );
  }
  const data = onlyElement(await step(deps, peer, { method: 'GET', url: found.url }, onStep));
  const { endpoints } = understood(`GET ${found.url}`, () =>
    decodeWith(found.dialect, found.dialect.versionDetails, data),
  );
  for (const { url } of endpoints) deps.guard.check(url);
  const credentials = endpoints.find(({ identifier }) => identifier === 'credentials');
  if (!credentials) {
    throw new OcpiError('partner-refused', `${found.url} lists no credentials endpoint`, {
      statusCode: ocpiStatus.missingEndpoints,
    });
  }
  return { dialect: found.dialect, endpoints, credentialsUrl: credentials.url };
}

/**
 * Sends our credentials (POST to register, PUT to renew) and answers with the partner's.
 * @throws OcpiError that names the step
 */
export async function exchangeCredentials(
  deps: HandshakeDeps,
  peer: Peer,
  exchange: { method: 'POST' | 'PUT'; discovery: Discovery; token: string },
  onStep: OnStep,
): Promise<Credentials> {
  const { dialect, credentialsUrl: url } = exchange.discovery;
  const ours = { token: exchange.token, url: versionsUrlOf(deps), roles: deps.roles };
  const { method } = exchange;
  const body = dialect.encodeCredentials(ours);
  const data = onlyElement(await step(deps, peer, { method, url, body }, onStep));
  try {
    return understood(`${method} ${url}`, () => decodeCredentials(dialect, data));
  } catch (error) {
    const token = typeof data === 'object' && data !== null && 'token' in data ? data.token : undefined;
    if (method === 'POST' && typeof token === 'string') await takeBack(deps, { ...peer, token }, url);
    throw error;
  }
}

/** Ends a registration of which we cannot keep our half; the partner keeps its own where that fails as well. */
export async function takeBack(deps: HandshakeDeps, peer: Peer, url: string): Promise<void> {
  await step(deps, peer, { method: 'DELETE', url }, () => undefined).catch(() => undefined);
}

/**
 * [OCPI 2.2.1 7.4.1] every role has its own combination of role, party and country.
 * @throws BridgeError `invalid`
 */
export function decodeCredentials(dialect: Dialect, json: unknown): Credentials {
  const credentials = decodeWith(dialect, dialect.credentials, json);
  const keys = credentials.roles.map(({ role, countryCode, partyId }) =>
    `${role} ${countryCode}-${partyId}`.toUpperCase(),
  );
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) {
    const faults = [{ pointer: '/roles', reason: `${twice} stands there twice` }];
    throw new BridgeError('invalid', 'not valid Credentials', { faults });
  }
  return credentials;
}

type Version = Readonly<Record<'url' | 'version', string>>;

/** What is no version is passed over; a newer form may be among them. */
function versionsIn(data: unknown): readonly Version[] {
  const list: readonly unknown[] = Array.isArray(data) ? data : [];
  return list.filter(
    (item): item is Version =>
      typeof item === 'object' &&
      item !== null &&
      'version' in item &&
      'url' in item &&
      typeof item.version === 'string' &&
      typeof item.url === 'string',
  );
}

/** @throws OcpiError that names the step and why it failed */
export async function step(
  { client }: Pick<HandshakeDeps, 'client'>,
  { token, profile }: Pick<Peer, 'profile' | 'token'>,
  request: Pick<OcpiRequest, 'body' | 'method' | 'url'>,
  onStep: OnStep,
): Promise<unknown> {
  onStep(`${request.method} ${request.url}`);
  try {
    return (await client.request({ ...request, token, profile })).data;
  } catch (error) {
    if (!(error instanceof PartnerFailure)) throw error;
    if (error.cause instanceof BridgeError) throw unusable(error.cause.code, error);
    throw unusable(error.httpStatus === undefined ? 'partner-unreachable' : 'partner-refused', error);
  }
}

function unusable(code: ErrorCode, cause: Error): OcpiError {
  return new OcpiError(code, cause.message, { statusCode: ocpiStatus.clientApiUnusable, cause });
}

function understood<T>(what: string, decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    if (!(error instanceof BridgeError)) throw error;
    const faults = error.faults.map(({ pointer, reason }) => `${pointer} ${reason}`).join('; ');
    const message = `${what}: the answer is ${error.message}: ${faults}`;
    throw new OcpiError('partner-refused', message, {
      statusCode: ocpiStatus.clientApiUnusable,
      cause: error,
    });
  }
}
