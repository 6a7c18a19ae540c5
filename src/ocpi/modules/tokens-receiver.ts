import { BridgeError } from '../../core/errors.ts';
import { sameParty } from '../../core/ids.ts';
import type { Party } from '../../core/model/common.ts';
import type { Token, TokenType } from '../../core/model/token.ts';
import type { Store } from '../../core/ports.ts';
import { speaksFor } from '../partners.ts';
import type { Call, Reply, Route } from '../route.ts';
import { decodeWith } from '../validation.ts';

export interface TokensReceiverDeps {
  readonly store: Pick<Store, 'commit' | 'token'>;
}

/** [OCPI 2.2.1 12.2.1 Receiver interface] */
export function tokensReceiver(deps: TokensReceiverDeps): readonly Route[] {
  return [
    {
      path: '/receiver/tokens/:countryCode/:partyId/:uid',
      methods: {
        GET: async (call) => ({ data: call.dialect.encodeToken(await stored(deps, call)) }),
        PUT: (call) => put(deps, call),
        PATCH: (call) => patch(deps, call),
      },
    },
  ];
}

interface Address extends Party {
  readonly uid: string;
  readonly type: TokenType;
}

const types: readonly TokenType[] = ['AD_HOC_USER', 'APP_USER', 'OTHER', 'RFID'];

/** [OCPI 2.2.1 4.1.5 Errors] another party's tokens are as good as not there. */
function addressOf({ params, query, partner }: Call): Address {
  const { countryCode = '', partyId = '', uid = '' } = params;
  const party = { countryCode, partyId };
  if (!speaksFor(partner, party)) {
    throw new BridgeError('not-found', `${countryCode}-${partyId} is none of the parties of ${partner.name}`);
  }
  const given = query.get('type') ?? 'RFID';
  const type = types.find((candidate) => candidate === given);
  if (!type) throw new BridgeError('invalid', `parameter type is not a TokenType: ${given}`);
  return { ...party, uid, type };
}

async function stored(deps: TokensReceiverDeps, call: Call): Promise<Token> {
  const address = addressOf(call);
  const token = await deps.store.token(call.partner.id, address.uid, address.type);
  if (!token || !sameParty(token, address)) {
    throw new BridgeError('unknown-token', `no token of this uid and type ${address.type}`);
  }
  return token;
}

async function put(deps: TokensReceiverDeps, call: Call): Promise<Reply> {
  const address = addressOf(call);
  const token = decodeWith(call.dialect, call.dialect.token, call.body);
  // Peers that forget the parameter mean the type that the object has.
  const type = call.query.has('type') ? address.type : token.type;
  checkIdentity(token, { ...address, type });
  const before = await deps.store.token(call.partner.id, token.uid, token.type);
  await keepNewest(deps, call, { before, token });
  return { httpStatus: before ? 200 : 201 };
}

/** [OCPI 2.2.1 12.2.1.3 PATCH Method] an explicit null takes an optional property away. */
async function patch(deps: TokensReceiverDeps, call: Call): Promise<Reply> {
  const { body, dialect } = call;
  if (typeof body !== 'object' || body === null || !('last_updated' in body)) {
    const fault = { pointer: '/last_updated', reason: 'is missing' };
    throw new BridgeError('invalid', 'not a valid Token', { faults: [fault] });
  }
  const before = await stored(deps, call);
  const token = decodeWith(dialect, dialect.token, { ...dialect.encodeToken(before), ...body });
  checkIdentity(token, before);
  await keepNewest(deps, call, { before, token });
  return {};
}

/** [OCPI 2.2.1 4.1.5 Errors] ids are compared without regard to case. */
function checkIdentity(token: Token, at: Address): void {
  const faults = [
    ...(sameParty(token, at) ? [] : [{ pointer: '/party_id', reason: 'is not the party of the URL' }]),
    ...(token.uid.toUpperCase() === at.uid.toUpperCase()
      ? []
      : [{ pointer: '/uid', reason: 'is not the uid of the URL' }]),
    ...(token.type === at.type ? [] : [{ pointer: '/type', reason: 'is not the type of the URL' }]),
  ];
  if (faults.length > 0) throw new BridgeError('invalid', 'the object is not that of the URL', { faults });
}

/** Messages may overtake each other; what is older than what is stored changes nothing. */
async function keepNewest(
  { store }: TokensReceiverDeps,
  { partner }: Call,
  { before, token }: { before: Token | undefined; token: Token },
): Promise<void> {
  if (before && token.lastUpdated < before.lastUpdated) return;
  await store.commit([{ type: 'token', partnerId: partner.id, token }]);
}
