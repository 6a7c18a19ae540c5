import type { Party, Wire } from './partner-wire.ts';

/** The drivers of a made-up eMSP: a card it is asked about every time, one on the whitelist, one blocked, an app. */
export function sampleTokens({ countryCode, partyId }: Party): {
  readonly card: Wire['Token'];
  readonly whitelisted: Wire['Token'];
  readonly blocked: Wire['Token'];
  readonly app: Wire['Token'];
} {
  const of = (uid: string, contract: string, over: Partial<Wire['Token']> = {}): Wire['Token'] => ({
    country_code: countryCode,
    party_id: partyId,
    uid,
    type: 'RFID',
    contract_id: `${countryCode}-${partyId}-${contract}`,
    issuer: 'Mock eMSP',
    valid: true,
    whitelist: 'NEVER',
    language: 'de',
    last_updated: new Date().toISOString(),
    ...over,
  });
  return {
    card: of('04A2F91C5E6180', 'C00012345-5', { visual_number: `${countryCode}-${partyId}-000123-45` }),
    whitelisted: of('04B7703A1D2280', 'C00067890-1', { whitelist: 'ALLOWED' }),
    blocked: of('04C0FFEE00DD80', 'C00099999-9', { valid: false }),
    app: of('7f3d9a52-6c1e-4b0f-9a77-2f5b8e40d1c3', 'C00055555-2', { type: 'APP_USER' }),
  };
}
