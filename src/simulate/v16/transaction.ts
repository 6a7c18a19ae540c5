import type { Authorization, TransactionAnswer, TransactionMoment, TransactionSaying } from '../dialect.ts';
import { told, toldNumber, toldText } from '../payload.ts';
import type { StationConfiguration } from '../station-configuration.ts';
import type { Transaction } from '../station-connector.ts';
import { meterValue } from './meter-value.ts';

/** StartTransaction, MeterValues or StopTransaction; a change of state is told as a status only. */
export function sayTransaction(
  moment: TransactionMoment,
  configuration: StationConfiguration,
): TransactionSaying | undefined {
  switch (moment.what.kind) {
    case 'begun':
      return start(moment);
    case 'updated':
      return moment.what.trigger === 'ChargingStateChanged' ? undefined : values(moment, configuration);
    case 'ended':
      return stop(moment, moment.what, configuration);
  }
}

function start({ connector, transaction, at, reading }: TransactionMoment): TransactionSaying {
  const { token, reservationId } = transaction;
  const payload = {
    connectorId: connector.id,
    idTag: token.id,
    meterStart: reading.registerWh,
    ...(reservationId !== undefined && { reservationId }),
    timestamp: new Date(at).toISOString(),
  };
  return { action: 'StartTransaction', payload: () => payload };
}

function values(
  { connector, transaction, at, reading, what }: TransactionMoment,
  configuration: StationConfiguration,
): TransactionSaying | undefined {
  const samples = connector.samples(reading, configuration.sampled('MeterValuesSampledData'));
  if (samples.length === 0) return undefined;
  const isTriggered = what.kind === 'updated' && what.trigger === 'Trigger';
  const value = meterValue(at, isTriggered ? 'Trigger' : 'Sample.Periodic', samples);
  return {
    action: 'MeterValues',
    payload: () => ({
      connectorId: connector.id,
      ...(transaction.id !== undefined && { transactionId: transaction.id }),
      meterValue: [value],
    }),
  };
}

function stop(
  { connector, transaction, at, reading }: TransactionMoment,
  { reason, by }: Extract<TransactionMoment['what'], { readonly kind: 'ended' }>,
  configuration: StationConfiguration,
): TransactionSaying {
  const measurands = configuration.sampled('StopTxnSampledData');
  const { start: first, startedAt } = transaction;
  const began = connector.samples(first, measurands);
  const ended = connector.samples(reading, measurands);
  return {
    action: 'StopTransaction',
    payload: () => ({
      ...(by && { idTag: by.id }),
      meterStop: reading.registerWh,
      timestamp: new Date(at).toISOString(),
      transactionId: wireId(transaction),
      reason,
      ...(ended.length > 0 && {
        transactionData: [
          meterValue(startedAt, 'Transaction.Begin', began),
          meterValue(at, 'Transaction.End', ended),
        ],
      }),
    }),
  };
}

/** Stations that never learnt their transaction's id send -1. */
function wireId({ id }: Transaction): number | string {
  return id ?? -1;
}

export function readAuthorization(answer: unknown): Authorization {
  const info = told(answer, 'idTagInfo');
  return { status: toldText(info, 'status') ?? 'Invalid', groupId: toldText(info, 'parentIdTag') };
}

/** [OCPP 1.6 6.46] only the answer to a start must have something in it. */
export function readTransaction(answer: unknown, kind: TransactionMoment['what']['kind']): TransactionAnswer {
  if (kind !== 'begun') return {};
  return { id: toldNumber(answer, 'transactionId'), status: readAuthorization(answer).status };
}
