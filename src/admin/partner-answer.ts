import type { Partner } from '../core/model/partner.ts';
import type { AdminDeps } from './deps.ts';
import { iso } from './published-object.ts';
import type { components } from './wire.gen.ts';

type Schemas = components['schemas'];

/** A partner with what it has not yet been told; its tokens are never among it. */
export async function encodePartner(
  partner: Partner,
  { ledger, lanes, clock }: Pick<AdminDeps, 'clock' | 'lanes' | 'ledger'>,
): Promise<Schemas['Partner']> {
  const { counts, parked, oldest } = await ledger.summary(partner.id);
  const sending = lanes.health(partner.id);
  return {
    id: partner.id,
    name: partner.name,
    profile: partner.profile,
    state: partner.state,
    paused: partner.paused,
    ...(partner.limits && { limits: { ...partner.limits } }),
    ...(partner.versionsUrl !== undefined && { versionsUrl: partner.versionsUrl }),
    ...(partner.version !== undefined && { version: partner.version }),
    endpoints: partner.endpoints.map(({ identifier, role, url }) => ({ identifier, role, url })),
    roles: partner.roles.map(({ role, countryCode, partyId, businessDetails }) => ({
      role,
      country_code: countryCode,
      party_id: partyId,
      name: businessDetails.name,
    })),
    counts: { ...counts },
    parked,
    ...(oldest !== undefined && { oldestUnsent: iso(oldest) }),
    lagMs: oldest === undefined ? 0 : Math.max(0, clock.now() - oldest),
    ...(sending && { sending: encodeSending(sending) }),
    ...(partner.tokensPulledAt !== undefined && { tokensPulledAt: iso(partner.tokensPulledAt) }),
    ...(partner.tokenFaults && { tokenFaults: { ...partner.tokenFaults } }),
    createdAt: iso(partner.createdAt),
    updatedAt: iso(partner.updatedAt),
  };
}

function encodeSending(
  health: NonNullable<ReturnType<AdminDeps['lanes']['health']>>,
): NonNullable<Schemas['Partner']['sending']> {
  const { state, failures, lastError, nextTryAt, lastSuccessAt } = health;
  return {
    state,
    failures,
    ...(lastError !== undefined && { lastError }),
    ...(nextTryAt !== undefined && { nextTryAt: iso(nextTryAt) }),
    ...(lastSuccessAt !== undefined && { lastSuccessAt: iso(lastSuccessAt) }),
  };
}
