import type { TransactionMoment, TransactionSaying } from '../dialect.ts';
import type { StationConfiguration } from '../station-configuration.ts';
import { isPart, toldText } from '../payload.ts';
import { eventPayload } from '../v201/transaction.ts';
import { costDetails, unpriceable } from './cost.ts';

/** As in 2.0.1, with the tariff, and in the end what it makes of the transaction [OCPP 2.1 I12]. */
export function sayTransaction(
  moment: TransactionMoment,
  configuration: StationConfiguration,
): TransactionSaying | undefined {
  const payload = eventPayload(moment, configuration);
  const { tariff } = moment.transaction;
  if (!payload) return undefined;
  const info = payload['transactionInfo'];
  const tariffId = toldText(tariff, 'tariffId');
  const extended = {
    ...payload,
    ...(isPart(info) && tariffId !== undefined && { transactionInfo: { ...info, tariffId } }),
    ...costOf(moment),
  };
  return { action: 'TransactionEvent', payload: () => extended };
}

/** A driver's own tariff may be one that cannot be priced here: then the transaction says so. */
function costOf({ transaction, reading, at, what }: TransactionMoment): object {
  const { tariff, start, startedAt, idleMs } = transaction;
  if (what.kind !== 'ended' || !tariff) return {};
  const usage = { energyWh: reading.registerWh - start.registerWh, totalMs: at - startedAt, idleMs };
  const fault = unpriceable(tariff);
  if (!fault) return { costDetails: costDetails(tariff, usage) };
  const nothing = costDetails({ currency: tariff['currency'] }, usage);
  const failureReason = 'the tariff has conditions or limits that are not supported';
  return { costDetails: { ...nothing, failureToCalculate: true, failureReason } };
}
