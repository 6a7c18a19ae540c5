import { uidMaxLength } from '../../core/ids.ts';
import type { ListChange } from '../../core/local-list/local-list-control.ts';
import type { TokenIdentity } from '../../core/model/local-list.ts';
import { ask } from '../asking.ts';
import type { DialectLocalList } from '../dialect-local-list.ts';
import { atLeastOne, listResultIn, listVersion, toldBy } from '../payload/list-answer.ts';
import { isObject, listOf, textOf } from '../payload/read.ts';
import { idTokenOf } from './id-token.ts';
import type { components } from './wire.gen.ts';

type Wire = components['schemas'];

const component = { name: 'LocalAuthListCtrlr' };

/** [OCPP 2.0.1 part 2 2.7] */
const asked: Wire['GetVariablesRequest'] = {
  getVariableData: ['Enabled', 'ItemsPerMessage', 'BytesPerMessage'].map((name) => ({
    component,
    variable: { name },
  })),
};

const idTokenFor = ({ uid, type }: TokenIdentity): Wire['IdTokenType'] => idTokenOf(uid, type);

/** [OCPP 2.0.1 AuthorizationData] without idTokenInfo the entry is removed. */
function entry(change: ListChange): Wire['AuthorizationData'] {
  const idToken = idTokenFor(change);
  if (change.removed) return { idToken };
  const { groupId } = change;
  const group = groupId !== undefined && groupId.length <= uidMaxLength;
  const groupIdToken = group && { groupIdToken: idTokenOf(groupId, 'APP_USER') };
  return { idToken, idTokenInfo: { status: 'Accepted', ...groupIdToken } };
}

/** The values of the variables that the station told, by their names in lower case. */
function valuesIn(results: unknown): ReadonlyMap<string, unknown> {
  const values = new Map<string, unknown>();
  for (const item of listOf(results) ?? []) {
    if (!isObject(item) || textOf(item['attributeStatus']) !== 'Accepted') continue;
    const name = isObject(item['variable']) ? textOf(item['variable']['name']) : undefined;
    if (name !== undefined) values.set(name.toLowerCase(), item['attributeValue']);
  }
  return values;
}

/** [OCPP 2.0.1 D01, D02] */
export const localList: DialectLocalList = {
  words: {
    shownFor: ({ uid }) => uid,
    keyOf: (token) => {
      const { idToken, type } = idTokenFor(token);
      return `${type}/${idToken.toUpperCase()}`;
    },
    bytesOf: (change) => JSON.stringify(entry(change)).length,
  },

  version: (call) => listVersion(call, 'versionNumber'),

  /** How many entries there may be is no variable, but the limit of one: it stands in the station's report. */
  async limits(call) {
    const values = valuesIn((await toldBy(call, 'GetVariables', asked))['getVariableResult']);
    const itemsPerMessage = atLeastOne(values.get('itemspermessage'));
    const bytesPerMessage = atLeastOne(values.get('bytespermessage'));
    const enabled = textOf(values.get('enabled'))?.toLowerCase();
    return {
      ...(itemsPerMessage !== undefined && { itemsPerMessage }),
      ...(bytesPerMessage !== undefined && { bytesPerMessage }),
      ...((enabled === 'true' || enabled === 'false') && { enabled: enabled === 'true' }),
    };
  },

  async send(call, { version, full, changes }) {
    const payload: Wire['SendLocalListRequest'] = {
      // [OCPP 2.0.1 D01.FR.04, FR.05] an empty list is left out
      ...(changes.length > 0 && { localAuthorizationList: changes.map(entry) }),
      versionNumber: version,
      updateType: full ? 'Full' : 'Differential',
    };
    return listResultIn(await ask(call, 'SendLocalList', payload));
  },
};
