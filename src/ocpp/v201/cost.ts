import type { TransactionTold } from '../../core/station/facts.ts';
import type { Driver } from '../../core/driver-cost/driver-cost.ts';
import { ask } from '../asking.ts';
import type { CallContext } from '../dialect.ts';
import type { DialectCost } from '../dialect-cost.ts';
import type { components } from './wire.gen.ts';

type Wire = components['schemas'];
type Asking = Pick<CallContext, 'desk' | 'view'>;

/** [OCPP 2.0.1 MessageContentType content] */
const longestText = 512;

/**
 * What the end of a transaction is answered with [OCPP 2.0.1 I03]: 0 for a free one, nothing where it is not known. While it
 * runs, its cost is sent in calls of its own [I02.FR.01]: answers do not wait for it.
 */
export async function totalCostOf(
  { desk, view }: Asking,
  { phase, transactionId }: TransactionTold,
): Promise<Pick<Wire['TransactionEventResponse'], 'totalCost'>> {
  const cost = phase === 'ended' ? await desk.driverCost.costOf(view, transactionId) : null;
  return cost ? { totalCost: cost.total } : {};
}

/** The tariff in words, for a driver who may charge [OCPP 2.0.1 I01]. */
export async function personalMessageOf(
  { desk, view }: Asking,
  driver: Driver,
): Promise<Pick<Wire['IdTokenInfoType'], 'personalMessage'>> {
  const said = await desk.driverCost.tariffText(view, driver);
  if (!said || said.text.length > longestText) return {};
  return { personalMessage: { format: 'UTF8', language: said.language, content: said.text } };
}

/** [OCPP 2.0.1 I02] */
export const cost: DialectCost = {
  async showCost(call, { transactionId, total }) {
    const payload: Wire['CostUpdatedRequest'] = { totalCost: total, transactionId };
    await ask(call, 'CostUpdated', payload);
  },
};
