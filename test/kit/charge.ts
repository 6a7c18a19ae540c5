import { registerValue, transactionEvent } from './station-transaction.ts';
import type { OcppVersion } from './station.ts';

type Payload = Record<string, unknown>;
export type Message = readonly [action: string, payload: Payload];

/** What the meter showed, and when; `offline` where the station could not tell anybody. */
export interface Reading {
  readonly wh: number;
  readonly at: string;
  readonly offline?: boolean;
}

export interface ChargeAt {
  /** For OCPP 1.6 the connector. */
  readonly evseId: number;
  /** Known from 2.0.1 on. */
  readonly connectorId?: number;
  readonly idToken: string;
  /** 2.x; absent: a card's. */
  readonly tokenType?: string;
  /** The command that began it. */
  readonly remoteStartId?: unknown;
}

/** One charge as a station tells it in the words of its version: messages to be sent in order, and again if need be. */
export interface Charge {
  readonly transactionId: unknown;
  begin(reading: Reading): Message;
  /** What the station was answered: only then a 1.6 station knows its transaction. */
  begun(answer: Payload): void;
  meter(reading: Reading): readonly Message[];
  /** Energy flows. */
  charging(reading: Reading): readonly Message[];
  /** The vehicle asks for nothing more. */
  parked(reading: Reading): readonly Message[];
  end(reading: Reading, reason?: string): Message;
}

export function chargeOf(version: OcppVersion, at: ChargeAt, id = `TX-${++count}`): Charge {
  return version === '1.6' ? new Charge16(at) : new Charge2(at, id);
}

let count = 0;

class Charge16 implements Charge {
  transactionId: unknown;
  private readonly at: ChargeAt;

  constructor(at: ChargeAt) {
    this.at = at;
  }

  begin({ wh, at }: Reading): Message {
    const { evseId: connectorId, idToken: idTag } = this.at;
    return ['StartTransaction', { connectorId, idTag, meterStart: wh, timestamp: at }];
  }

  begun({ transactionId }: Payload): void {
    this.transactionId = transactionId;
  }

  meter({ wh, at }: Reading): readonly Message[] {
    const { transactionId } = this;
    const sampledValue = [{ value: String(wh), measurand: 'Energy.Active.Import.Register', unit: 'Wh' }];
    const meterValue = [{ timestamp: at, sampledValue }];
    return [['MeterValues', { connectorId: this.at.evseId, transactionId, meterValue }]];
  }

  charging(reading: Reading): readonly Message[] {
    return [...this.meter(reading), this.turn('Charging', reading)];
  }

  parked(reading: Reading): readonly Message[] {
    return [...this.meter(reading), this.turn('SuspendedEV', reading)];
  }

  end({ wh, at }: Reading, reason = 'Local'): Message {
    const { transactionId } = this;
    return ['StopTransaction', { transactionId, meterStop: wh, timestamp: at, reason }];
  }

  private turn(status: string, { at }: Reading): Message {
    const { evseId: connectorId } = this.at;
    return ['StatusNotification', { connectorId, errorCode: 'NoError', status, timestamp: at }];
  }
}

class Charge2 implements Charge {
  readonly transactionId: string;
  private readonly at: ChargeAt;
  private seqNo = 0;

  constructor(at: ChargeAt, id: string) {
    this.at = at;
    this.transactionId = id;
  }

  begin(reading: Reading): Message {
    const { idToken, tokenType: type = 'ISO14443', remoteStartId } = this.at;
    const triggerReason = remoteStartId === undefined ? 'Authorized' : 'RemoteStart';
    return this.event('Started', reading, {
      triggerReason,
      idToken: { idToken, type },
      transactionInfo: { ...(remoteStartId !== undefined && { remoteStartId }) },
    });
  }

  begun(): void {
    // it gave the transaction its name itself
  }

  meter(reading: Reading): readonly Message[] {
    return [this.event('Updated', reading)];
  }

  charging(reading: Reading): readonly Message[] {
    return [this.turn('Charging', reading)];
  }

  parked(reading: Reading): readonly Message[] {
    return [this.turn('SuspendedEV', reading)];
  }

  end(reading: Reading, stoppedReason = 'Local'): Message {
    return this.event('Ended', reading, { transactionInfo: { stoppedReason } });
  }

  private turn(chargingState: string, reading: Reading): Message {
    const transactionInfo = { chargingState };
    return this.event('Updated', reading, { triggerReason: 'ChargingStateChanged', transactionInfo });
  }

  private event(
    type: 'Ended' | 'Started' | 'Updated',
    { wh, at, offline }: Reading,
    { transactionInfo, ...given }: Payload = {},
  ): Message {
    const { evseId: id, connectorId = 1 } = this.at;
    const seqNo = this.seqNo++;
    const info = { transactionId: this.transactionId, ...(transactionInfo as Payload | undefined) };
    const event = transactionEvent(type, {
      seqNo,
      timestamp: at,
      transactionInfo: info,
      evse: { id, connectorId },
      meterValue: [registerValue(wh, at)],
      ...(offline !== undefined && { offline }),
      ...given,
    });
    return ['TransactionEvent', event];
  }
}
