import type { Token, TokenReference } from '../../core/model/token.ts';
import { decodeDateTime, encodeDateTime } from './date-time.ts';
import { knownTerm, present } from './wire.ts';
import type { Wire } from './wire.ts';

type EnergyContract = NonNullable<Token['energyContract']>;

/** [OCPI 2.2.1 12.3.2 Token] */
export function decodeToken(wire: Wire<'Token'>): Token {
  return present<Token>({
    countryCode: wire.country_code,
    partyId: wire.party_id,
    uid: wire.uid,
    type: wire.type,
    contractId: wire.contract_id,
    visualNumber: wire.visual_number,
    issuer: wire.issuer,
    groupId: wire.group_id,
    valid: wire.valid,
    whitelist: wire.whitelist,
    language: wire.language,
    defaultProfileType: wire.default_profile_type,
    energyContract: wire.energy_contract && decodeEnergyContract(wire.energy_contract),
    lastUpdated: decodeDateTime(wire.last_updated),
  });
}

export function encodeToken(token: Token): Wire<'Token'> {
  return present<Wire<'Token'>>({
    country_code: token.countryCode,
    party_id: token.partyId,
    uid: token.uid,
    type: token.type,
    contract_id: token.contractId,
    visual_number: token.visualNumber,
    issuer: token.issuer,
    group_id: token.groupId,
    valid: token.valid,
    whitelist: token.whitelist,
    language: token.language,
    default_profile_type: knownTerm('ProfileType', token.defaultProfileType),
    energy_contract: token.energyContract && encodeEnergyContract(token.energyContract),
    last_updated: encodeDateTime(token.lastUpdated),
  });
}

/** [OCPI 2.2.1 10.4.5 CdrToken] */
export function encodeCdrToken(token: TokenReference): Wire<'CdrToken'> {
  return {
    country_code: token.countryCode,
    party_id: token.partyId,
    uid: token.uid,
    type: token.type,
    contract_id: token.contractId,
  };
}

function decodeEnergyContract(wire: Wire<'EnergyContract'>): EnergyContract {
  return present<EnergyContract>({ supplierName: wire.supplier_name, contractId: wire.contract_id });
}

function encodeEnergyContract(contract: EnergyContract): Wire<'EnergyContract'> {
  return present<Wire<'EnergyContract'>>({
    supplier_name: contract.supplierName,
    contract_id: contract.contractId,
  });
}
