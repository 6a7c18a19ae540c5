import type { FakeStation } from './station.ts';

type EventType = 'Ended' | 'Started' | 'Updated';
type Payload = Record<string, unknown>;

const triggers: Record<EventType, string> = {
  Started: 'Authorized',
  Updated: 'MeterValuePeriodic',
  Ended: 'StopAuthorized',
};

/** A register reading in Wh as 2.x says it. */
export function registerValue(wh: number, timestamp: string, context = 'Sample.Periodic'): Payload {
  const measurand = 'Energy.Active.Import.Register';
  return { sampledValue: [{ value: wh, context, measurand, unitOfMeasure: { unit: 'Wh' } }], timestamp };
}

/** A valid TransactionEvent of 2.0.1 and 2.1; what is given takes the place of what is not. */
export function transactionEvent(
  eventType: EventType,
  given: Payload & { readonly seqNo: number; readonly transactionInfo: Payload },
): Payload {
  return { eventType, timestamp: new Date().toISOString(), triggerReason: triggers[eventType], ...given };
}

/** A 2.x transaction that a test tells event by event: it counts `seqNo` and keeps the id. */
export class FakeTransaction {
  readonly id: string;
  /** Of the next event; a test may skip some. */
  seqNo = 0;
  private readonly station: FakeStation;
  private readonly evse: Payload;

  constructor(station: FakeStation, id: string, evse: Payload = { id: 1, connectorId: 1 }) {
    this.station = station;
    this.id = id;
    this.evse = evse;
  }

  /** The next event, for a test that sends it itself, later or twice. */
  event(eventType: EventType, { transactionInfo, ...given }: Payload = {}): Payload {
    const seqNo = this.seqNo++;
    const info = { transactionId: this.id, ...(transactionInfo as Payload | undefined) };
    return transactionEvent(eventType, { seqNo, transactionInfo: info, evse: this.evse, ...given });
  }

  /** With a token of this id, or whatever `given` has. */
  start(idToken: string, given: Payload = {}): Promise<Payload> {
    return this.send('Started', { idToken: { idToken, type: 'ISO14443' }, ...given });
  }

  update(given: Payload = {}): Promise<Payload> {
    return this.send('Updated', given);
  }

  end(given: Payload = {}): Promise<Payload> {
    return this.send('Ended', given);
  }

  private send(eventType: EventType, given: Payload): Promise<Payload> {
    return this.station.call('TransactionEvent', this.event(eventType, given));
  }
}
