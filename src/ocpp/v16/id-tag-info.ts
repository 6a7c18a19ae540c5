import { idTagMaxLength } from '../../core/ids.ts';
import type { Decision } from '../../core/station/facts.ts';
import type { components } from './wire.gen.ts';

type Wire = components['schemas'];

const statusOf: Readonly<Record<Decision['status'], Wire['AuthorizationStatus']>> = {
  accepted: 'Accepted',
  blocked: 'Blocked',
  concurrent: 'ConcurrentTx',
  expired: 'Expired',
  invalid: 'Invalid',
  // 1.6 has no word for it
  'no-credit': 'Blocked',
};

/** A group whose name fits no idTag is left out. */
export function idTagInfo({ status, groupId }: Decision): Wire['IdTagInfo'] {
  const group = groupId !== undefined && groupId.length <= idTagMaxLength;
  return { ...(group && { parentIdTag: groupId }), status: statusOf[status] };
}
