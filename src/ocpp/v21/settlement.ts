import type { CallContext } from '../dialect.ts';
import { kept } from '../payload/kept.ts';
import { connectorOf, instantOf, numberOf, oneOf, required, textOf } from '../payload/read.ts';
import type { Json } from '../payload/read.ts';
import type { components } from './wire.gen.ts';

type Wire = components['schemas'];

const statuses: readonly Wire['PaymentStatusEnumType'][] = ['Settled', 'Canceled', 'Rejected', 'Failed'];
/** [OCPP 2.1 C22] what was charged is not paid. */
const unpaid: readonly Wire['PaymentStatusEnumType'][] = ['Rejected', 'Failed'];
/** [OCPP 2.1 VatNumberValidationRequest vatNumber] */
const longestVatNumber = 20;

/** [OCPP 2.1 C19 to C22] the bridge makes no receipts: it has none to name. */
export async function notifySettlement(
  payload: Json,
  { desk, view, receivedAt }: CallContext,
): Promise<Wire['NotifySettlementResponse']> {
  const pspRef = required(textOf(payload['pspRef']), 'pspRef');
  const status = required(oneOf(payload['status'], statuses), 'status');
  const amount = numberOf(payload['settlementAmount']);
  const transactionId = textOf(payload['transactionId']);
  const what = transactionId === undefined ? 'a payment' : `the payment of transaction ${transactionId}`;
  await desk.noted(view.station.id, {
    kind: 'session',
    severity: unpaid.includes(status) ? 'alarm' : 'info',
    text: `${what}: ${status}${amount === undefined ? '' : `, ${amount}`}`,
    at: Math.min(instantOf(payload['settlementTime']) ?? receivedAt, receivedAt),
    details: {
      pspRef,
      status,
      ...kept('settlementAmount', amount),
      ...kept('transactionId', transactionId),
      ...kept('statusInfo', payload['statusInfo']),
      ...kept('receiptId', textOf(payload['receiptId'])),
      ...kept('receiptUrl', payload['receiptUrl']),
    },
  });
  return {};
}

/** [OCPP 2.1 C18.FR.09, C18.FR.10] nobody is asked here whether a number is one. */
export function vatNumberValidation(payload: Json): Wire['VatNumberValidationResponse'] {
  const said = textOf(payload['vatNumber']);
  const fits = said !== undefined && said.length <= longestVatNumber;
  const vatNumber = required(fits ? said : undefined, 'vatNumber');
  const evseId = connectorOf(payload['evseId']);
  return {
    statusInfo: { reasonCode: 'UnsupportedRequest' },
    vatNumber,
    ...(evseId !== undefined && { evseId }),
    status: 'Rejected',
  };
}
