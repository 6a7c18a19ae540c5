import type { Location } from '../../src/core/model/location.ts';
import type { Cdr, Session } from '../../src/core/model/session.ts';
import type { Tariff } from '../../src/core/model/tariff.ts';
import * as whole from './v221/samples.ts';

/** Objects with all that they can hold, each under an id of its own. */
export const locationOf = (id: string, lastUpdated: number): Location => ({
  ...whole.location,
  id,
  lastUpdated,
});
export const tariffOf = (id: string, lastUpdated: number): Tariff => ({ ...whole.tariff, id, lastUpdated });
export const sessionOf = (id: string, owner: string | null, lastUpdated: number): Session => ({
  ...whole.session,
  id,
  owner,
  lastUpdated,
});
export const cdrOf = (id: string, owner: string | null, lastUpdated: number): Cdr => ({
  ...whole.cdr,
  id,
  owner,
  lastUpdated,
});

/** A token as the fake partner would send it. */
export function wireToken(uid: string, more: object = {}): Record<string, unknown> {
  return {
    country_code: 'NL',
    party_id: 'EMS',
    uid,
    type: 'RFID',
    contract_id: `NL-EMS-${uid}`,
    issuer: 'Test eMSP',
    valid: true,
    whitelist: 'ALLOWED',
    last_updated: '2026-03-01T10:00:00Z',
    ...more,
  };
}
