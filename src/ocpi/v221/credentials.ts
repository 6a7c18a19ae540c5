import type { Endpoint, PartnerRole } from '../../core/model/partner.ts';
import type { Credentials, VersionDetails } from '../dialect.ts';
import { decodeBusinessDetails, encodeBusinessDetails } from './business-details.ts';
import { term } from './wire.ts';
import type { Wire } from './wire.ts';

/** [OCPI 2.2.1 7.3.1 Credentials] */
export function decodeCredentials(wire: Wire<'Credentials'>): Credentials {
  return { token: wire.token, url: wire.url, roles: wire.roles.map(decodeRole) };
}

export function encodeCredentials({ token, url, roles }: Credentials): Wire<'Credentials'> {
  return { token, url, roles: roles.map(encodeRole) };
}

/** [OCPI 2.2.1 6.2.1 Version details] */
export function decodeVersionDetails(wire: Wire<'VersionDetails'>): VersionDetails {
  return { version: wire.version, endpoints: wire.endpoints.map(copyEndpoint) };
}

export function encodeVersionDetails({ version, endpoints }: VersionDetails): Wire<'VersionDetails'> {
  return { version: term('VersionNumber', version), endpoints: endpoints.map(copyEndpoint) };
}

function copyEndpoint({ identifier, role, url }: Endpoint): Wire<'Endpoint'> {
  return { identifier, role, url };
}

function decodeRole(wire: Wire<'CredentialsRole'>): PartnerRole {
  return {
    role: wire.role,
    businessDetails: decodeBusinessDetails(wire.business_details),
    partyId: wire.party_id,
    countryCode: wire.country_code,
  };
}

function encodeRole(role: PartnerRole): Wire<'CredentialsRole'> {
  return {
    role: role.role,
    business_details: encodeBusinessDetails(role.businessDetails),
    party_id: role.partyId,
    country_code: role.countryCode,
  };
}
