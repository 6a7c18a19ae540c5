import type { Decision, Shown } from '../../core/station/facts.ts';
import { uidMaxLength } from '../../core/ids.ts';
import type { TokenType } from '../../core/model/token.ts';
import { isObject, oneOf, textOf } from '../payload/read.ts';
import type { Json } from '../payload/read.ts';
import type { components } from './wire.gen.ts';

type Wire = components['schemas'];
/** [OCPP 2.1 appendix 7.1 IdTokenEnumStringType] with the one that 2.1 adds, and that is not like any other. */
type IdTokenType = Wire['IdTokenEnumType'] | 'DirectPayment';

/** What an OCPP kind of token is to roaming partners; a card of either standard is an RFID token. */
const tokenTypeOf: Readonly<Record<Exclude<IdTokenType, 'NoAuthorization'>, TokenType>> = {
  Central: 'APP_USER',
  DirectPayment: 'AD_HOC_USER',
  eMAID: 'OTHER',
  ISO14443: 'RFID',
  ISO15693: 'RFID',
  KeyCode: 'AD_HOC_USER',
  Local: 'OTHER',
  MacAddress: 'OTHER',
};

const idTokenTypes: readonly IdTokenType[] = [
  'Central',
  'DirectPayment',
  'eMAID',
  'ISO14443',
  'ISO15693',
  'KeyCode',
  'Local',
  'MacAddress',
  'NoAuthorization',
];

/**
 * Who shows himself with an idToken: undefined where nobody does [OCPP 2.0.1 IdTokenEnumType NoAuthorization]. A kind that
 * is not known here, which 2.1 allows, is a token like any other.
 */
export function shownIn(idToken: unknown): Shown | undefined {
  if (!isObject(idToken)) return undefined;
  const type = oneOf(idToken['type'], idTokenTypes);
  const idTag = textOf(idToken['idToken']);
  if (idTag === undefined || idTag === '' || type === 'NoAuthorization') return undefined;
  // [OCPP 2.1 C18] a payment terminal has authorized him
  if (type === 'DirectPayment') return { idTag, type: tokenTypeOf[type], paid: true };
  return { idTag, type: type === undefined ? 'OTHER' : tokenTypeOf[type] };
}

/** [OCPP 2.0.1 C02] a station that can ask nobody who he is says so; a token that cannot be read is another matter. */
export function isNobody(idToken: Json): boolean {
  return oneOf(idToken['type'], idTokenTypes) === 'NoAuthorization';
}

/** A token as a station is told of it: remote and app tokens have no card [OCPP 2.0.1 IdTokenEnumType Central]. */
export function idTokenOf(uid: string, type: TokenType): Wire['IdTokenType'] {
  return { idToken: uid, type: type === 'RFID' ? 'ISO14443' : 'Central' };
}

const statusOf: Readonly<Record<Decision['status'], Wire['AuthorizationStatusEnumType']>> = {
  accepted: 'Accepted',
  blocked: 'Blocked',
  concurrent: 'ConcurrentTx',
  expired: 'Expired',
  invalid: 'Invalid',
  // [OCPP 2.0.1 AuthorizationStatusEnumType]
  'no-credit': 'NoCredit',
};

export function idTokenInfo({ status, groupId }: Decision): Wire['IdTokenInfoType'] {
  const group = groupId !== undefined && groupId.length <= uidMaxLength;
  return { status: statusOf[status], ...(group && { groupIdToken: idTokenOf(groupId, 'APP_USER') }) };
}
