import type { TransactionTold } from '../../core/station/facts.ts';
import type { ConnectorState } from '../../core/model/station.ts';
import type { CallContext } from '../dialect.ts';
import { stationCostOf } from '../payload/cost-details.ts';
import { connectorOf, instantOf, integerOf, isObject, oneOf, required, textOf } from '../payload/read.ts';
import type { Json } from '../payload/read.ts';
import { samplesOf } from '../payload/samples.ts';
import { unitsIn } from '../payload/register-units.ts';
import { signedOf } from '../payload/signed.ts';
import { personalMessageOf, totalCostOf } from './cost.ts';
import { idTokenInfo, shownIn } from './id-token.ts';
import type { components } from './wire.gen.ts';

type Wire = components['schemas'];

const eventTypes: readonly Wire['TransactionEventEnumType'][] = ['Started', 'Updated', 'Ended'];
const phaseOf = { Started: 'started', Updated: 'updated', Ended: 'ended' } as const;

const chargingStates: readonly Wire['ChargingStateEnumType'][] = [
  'Charging',
  'EVConnected',
  'SuspendedEV',
  'SuspendedEVSE',
  'Idle',
];

/** [OCPP 2.0.1 ChargingStateEnumType] core tells a vehicle that waits for its charging from one that has had it. */
const stateOf: Readonly<Record<Wire['ChargingStateEnumType'], ConnectorState>> = {
  Charging: 'Charging',
  EVConnected: 'Preparing',
  SuspendedEV: 'SuspendedEV',
  SuspendedEVSE: 'SuspendedEVSE',
  Idle: 'Finishing',
};

/** What has no name could not be told from the next one. */
function namedBy(transaction: Json): string | undefined {
  const transactionId = textOf(transaction['transactionId']);
  return transactionId === '' ? undefined : transactionId;
}

function toldOf(payload: Json, context: CallContext): TransactionTold {
  const { receivedAt, quirks } = context;
  const info = payload['transactionInfo'];
  const transaction = required(isObject(info) ? info : undefined, 'transactionInfo');
  const evse = isObject(payload['evse']) ? payload['evse'] : {};
  // some name it beside the transaction, as other messages do
  const evseId = connectorOf(evse['id'] ?? payload['evseId']);
  const connectorId = connectorOf(evse['connectorId'] ?? payload['connectorId']);
  const stated = instantOf(payload['timestamp'], quirks.zones);
  const chargingState = oneOf(transaction['chargingState'], chargingStates);
  const reason = textOf(transaction['stoppedReason']);
  const reservationId = integerOf(payload['reservationId']);
  const remoteStartId = integerOf(transaction['remoteStartId']);
  const offline = payload['offline'] === true;
  const driver = shownIn(payload['idToken']);
  const phase = phaseOf[required(oneOf(payload['eventType'], eventTypes), 'eventType')];
  return {
    transactionId: required(namedBy(transaction), 'transactionInfo'),
    phase,
    seqNo: integerOf(payload['seqNo']) ?? 0,
    ...(evseId !== undefined && evseId > 0 && { evseId }),
    ...(connectorId !== undefined && connectorId > 0 && { connectorId }),
    at: stated ?? receivedAt,
    statedAt: stated === undefined ? new Date(receivedAt).toISOString() : String(payload['timestamp']),
    receivedAt,
    offline,
    ...(driver && { driver: { ...driver, offline } }),
    ...(chargingState !== undefined && { state: stateOf[chargingState] }),
    ...(phase === 'ended' && { reason: reason ?? 'Local' }),
    ...(reservationId !== undefined && { reservationId }),
    ...(remoteStartId !== undefined && { remoteStartId }),
    samples: samplesOf(payload['meterValue'], context),
    ...unitsIn(payload['meterValue'], quirks.set),
    ...signedOf(payload['meterValue'], context),
    ...stationCostOf(payload['costDetails']),
  };
}

/** [OCPP 2.0.1 E02, E03, E06] never refused when it can be understood: the station would only send it again. */
export async function transactionEvent(
  payload: Json,
  context: CallContext,
): Promise<Wire['TransactionEventResponse']> {
  const fact = toldOf(payload, context);
  const decision = await context.desk.transactionTold(context.view, fact);
  const accepted = decision?.status === 'accepted';
  return {
    ...(await totalCostOf(context, fact)),
    ...(decision && {
      idTokenInfo: { ...idTokenInfo(decision), ...(accepted && (await personalMessageOf(context, fact))) },
    }),
  };
}
