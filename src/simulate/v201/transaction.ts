import type { TransactionAnswer, TransactionMoment, TransactionSaying } from '../dialect.ts';
import { told, toldNumber, toldText } from '../payload.ts';
import type { StationConfiguration } from '../station-configuration.ts';
import type { ConnectorState, ReadingContext, StopReason } from '../station-connector.ts';
import { personalMessage, wireToken } from './id-token.ts';
import { meterValue } from './meter-value.ts';

const chargingStates: Readonly<Partial<Record<ConnectorState, string>>> = {
  Charging: 'Charging',
  SuspendedEV: 'SuspendedEV',
  SuspendedEVSE: 'SuspendedEVSE',
};

const stops: Readonly<Record<StopReason, { readonly trigger: string; readonly reason: string }>> = {
  DeAuthorized: { trigger: 'Deauthorized', reason: 'DeAuthorized' },
  EVDisconnected: { trigger: 'EVCommunicationLost', reason: 'EVDisconnected' },
  HardReset: { trigger: 'ResetCommand', reason: 'ImmediateReset' },
  Local: { trigger: 'StopAuthorized', reason: 'Local' },
  Remote: { trigger: 'RemoteStop', reason: 'Remote' },
  SoftReset: { trigger: 'ResetCommand', reason: 'Reboot' },
  UnlockCommand: { trigger: 'UnlockCommand', reason: 'Other' },
};

const eventTypes = { begun: 'Started', updated: 'Updated', ended: 'Ended' } as const;

function measured(
  { connector, transaction, at, reading, what }: TransactionMoment,
  configuration: StationConfiguration,
): readonly object[] {
  const values = (key: string, context: ReadingContext, taken: { at: number; reading: typeof reading }) => {
    const samples = connector.samples(taken.reading, configuration.sampled(key));
    return samples.length > 0 ? [meterValue(taken.at, context, samples)] : [];
  };
  const now = { at, reading };
  switch (what.kind) {
    case 'begun':
      return values('TxStartedMeasurands', 'Transaction.Begin', now);
    case 'updated':
      if (what.trigger === 'ChargingStateChanged') return [];
      return values(
        'MeterValuesSampledData',
        what.trigger === 'Trigger' ? 'Trigger' : 'Sample.Periodic',
        now,
      );
    case 'ended': {
      const began = { at: transaction.startedAt, reading: transaction.start };
      return [
        ...values('StopTxnSampledData', 'Transaction.Begin', began),
        ...values('StopTxnSampledData', 'Transaction.End', now),
      ];
    }
  }
}

/** Of TransactionEvent.transactionInfo. */
function info({ transaction, what, state }: TransactionMoment): object {
  const { remoteStartId } = transaction;
  return {
    transactionId: transaction.id,
    chargingState: chargingStates[state] ?? 'EVConnected',
    ...(what.kind === 'ended' && { stoppedReason: stops[what.reason].reason }),
    ...(remoteStartId !== undefined && what.kind === 'begun' && { remoteStartId }),
  };
}

/**
 * A transaction is what lies between the first and the last moment of an energy offer: TxStartPoint and
 * TxStopPoint are PowerPathClosed [OCPP 2.0.1 E].
 */
export function eventPayload(
  moment: TransactionMoment,
  configuration: StationConfiguration,
): Readonly<Record<string, unknown>> | undefined {
  const { connector, transaction, at, seqNo, offline, what } = moment;
  const meterValues = measured(moment, configuration);
  if (what.kind === 'updated' && what.trigger !== 'ChargingStateChanged' && meterValues.length === 0) {
    return undefined;
  }
  const isFirst = what.kind === 'begun';
  const token = isFirst ? transaction.token : what.kind === 'ended' ? what.by : undefined;
  return {
    eventType: eventTypes[what.kind],
    ...(meterValues.length > 0 && { meterValue: meterValues }),
    timestamp: new Date(at).toISOString(),
    triggerReason: what.kind === 'ended' ? stops[what.reason].trigger : what.trigger,
    seqNo,
    offline,
    ...(isFirst && transaction.reservationId !== undefined && { reservationId: transaction.reservationId }),
    transactionInfo: info(moment),
    // [OCPP 2.0.1 E01.FR.16] in the first event only, but saying it again costs nothing.
    evse: { id: connector.id, connectorId: 1 },
    ...(token && { idToken: wireToken(token) }),
  };
}

export function sayTransaction(
  moment: TransactionMoment,
  configuration: StationConfiguration,
): TransactionSaying | undefined {
  const payload = eventPayload(moment, configuration);
  return payload && { action: 'TransactionEvent', payload: () => payload };
}

export function readTransaction(answer: unknown): TransactionAnswer {
  const info = told(answer, 'idTokenInfo');
  return {
    status: toldText(info, 'status'),
    totalCost: toldNumber(answer, 'totalCost'),
    message: toldText(told(answer, 'updatedPersonalMessage'), 'content') ?? personalMessage(info),
  };
}
