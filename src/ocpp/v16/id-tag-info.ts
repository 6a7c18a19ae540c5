import type { Decision } from '../../core/facts.ts';
import type { components } from './wire.gen.ts';

type Wire = components['schemas'];

const statusOf: Readonly<Record<Decision['status'], Wire['AuthorizationStatus']>> = {
  accepted: 'Accepted',
  blocked: 'Blocked',
  concurrent: 'ConcurrentTx',
  expired: 'Expired',
  invalid: 'Invalid',
};

export function idTagInfo({ status }: Decision): Wire['IdTagInfo'] {
  return { status: statusOf[status] };
}
