import { makeParty, sameParty } from '../core/ids.ts';
import type { Partner, PartnerRole } from '../core/model/partner.ts';
import type { Credentials } from './dialect.ts';
import { ocpiStatus } from './envelope.ts';
import { OcpiError } from './ocpi-error.ts';

interface Ours {
  readonly versionsUrl: string;
  readonly roles: readonly PartnerRole[];
}

/**
 * [OCPI 2.2.1 7.4.1 Credentials object] a party stands behind one connection: neither we nor another registered
 * partner may be who the credentials name. A hub is to name only itself; of one that also names the parties behind
 * it only the hub counts, as they may have a connection of their own as well.
 * @throws OcpiError `conflict` with status 2001
 */
export function checkClaims(
  { url, roles }: Credentials,
  ours: Ours,
  others: readonly Pick<Partner, 'name' | 'roles' | 'state'>[],
): void {
  refuseOwnUrl(url, ours.versionsUrl);
  const claimed = claimsIn(roles);
  const own = claimed.find((claim) => ours.roles.some((role) => sameParty(role, claim)));
  if (own) throw refused(`${makeParty(own)} is the party of this platform`);
  for (const { name, state, roles: theirs } of others) {
    const taken = state === 'registered' && claimed.find((claim) => claimsIn(theirs).some(isSame(claim)));
    if (taken) throw refused(`${taken.role} ${makeParty(taken)} is registered already, as ${name}`);
  }
}

/** @throws OcpiError `conflict` with status 2001 */
export function refuseOwnUrl(url: string, own: string): void {
  if (spelled(url) === spelled(own)) throw refused(`${url} is the versions URL of this very platform`);
}

/** A second POST there would replace the tokens of the first. @throws OcpiError `conflict` */
export function refuseKnownUrl(
  url: string,
  others: readonly Pick<Partner, 'name' | 'state' | 'versionsUrl'>[],
): void {
  const known = others.find(
    ({ state, versionsUrl }) =>
      state === 'registered' && versionsUrl && spelled(versionsUrl) === spelled(url),
  );
  if (known) throw refused(`${url} is the versions URL of ${known.name}, which is registered already`);
}

function claimsIn(roles: readonly PartnerRole[]): readonly PartnerRole[] {
  const hubs = roles.filter(({ role }) => role === 'HUB');
  return hubs.length > 0 ? hubs : roles;
}

const isSame = (claim: PartnerRole) => (role: PartnerRole) =>
  role.role === claim.role && sameParty(role, claim);

function spelled(url: string): string {
  if (!URL.canParse(url)) return url;
  const { origin, pathname } = new URL(url);
  return origin + pathname.replace(/\/+$/, '');
}

function refused(reason: string): OcpiError {
  return new OcpiError('conflict', reason, { statusCode: ocpiStatus.invalidParameters });
}
