import { idTagFor, idTagMaxLength } from '../../core/ids.ts';
import type { ListChange } from '../../core/local-list/local-list-control.ts';
import type { TokenIdentity } from '../../core/model/local-list.ts';
import { ask } from '../asking.ts';
import type { DialectLocalList } from '../dialect-local-list.ts';
import { atLeastOne, listResultIn, listVersion, toldBy } from '../payload/list-answer.ts';
import { isObject, listOf, textOf } from '../payload/read.ts';
import type { components } from './wire.gen.ts';

type Wire = components['schemas'];

/** [OCPP 1.6 9.2] */
const limitKeys = {
  enabled: 'LocalAuthListEnabled',
  entries: 'LocalAuthListMaxLength',
  itemsPerMessage: 'SendLocalListMaxLength',
};

const shownFor = ({ partnerId, uid }: TokenIdentity): string => idTagFor(partnerId, uid);

/** [OCPP 1.6 7.1 AuthorizationData] without idTagInfo the entry is removed. */
function entry(change: ListChange): Wire['AuthorizationData'] {
  const idTag = shownFor(change);
  if (change.removed) return { idTag };
  const { groupId } = change;
  const group = groupId !== undefined && groupId.length <= idTagMaxLength;
  return { idTag, idTagInfo: { ...(group && { parentIdTag: groupId }), status: 'Accepted' } };
}

/** [OCPP 1.6 5.10, 5.15] */
export const localList: DialectLocalList = {
  words: {
    shownFor,
    keyOf: (token) => shownFor(token).toUpperCase(),
    bytesOf: (change) => JSON.stringify(entry(change)).length,
  },

  version: (call) => listVersion(call, 'listVersion'),

  async limits(call) {
    const said = await toldBy(call, 'GetConfiguration', { key: Object.values(limitKeys) });
    const values = new Map(
      (listOf(said['configurationKey']) ?? []).map((item) =>
        isObject(item) ? [textOf(item['key'])?.toLowerCase(), item['value']] : [undefined, undefined],
      ),
    );
    const value = (name: keyof typeof limitKeys) => values.get(limitKeys[name].toLowerCase());
    const entries = atLeastOne(value('entries'));
    const itemsPerMessage = atLeastOne(value('itemsPerMessage'));
    const enabled = textOf(value('enabled'))?.toLowerCase();
    return {
      ...(entries !== undefined && { entries }),
      ...(itemsPerMessage !== undefined && { itemsPerMessage }),
      ...((enabled === 'true' || enabled === 'false') && { enabled: enabled === 'true' }),
    };
  },

  async send(call, { version, full, changes }) {
    const payload: Wire['SendLocalListRequest'] = {
      listVersion: version,
      localAuthorizationList: changes.map(entry),
      updateType: full ? 'Full' : 'Differential',
    };
    return listResultIn(await ask(call, 'SendLocalList', payload));
  },
};
