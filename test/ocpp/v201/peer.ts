import { afterAll, beforeAll } from '@jest/globals';
import type { Session } from '../../../src/core/model/session.ts';
import type { ConnectorStatus } from '../../../src/core/model/station.ts';
import { sessionNow } from '../../../src/core/station/session-now.ts';
import type { FakeStation, OcppVersion, Responder } from '../../kit/station.ts';
import { FakeTransaction } from '../../kit/station-transaction.ts';
import { Desk, nobody } from '../desk.ts';

export const ocpp201 = { protocols: ['ocpp2.0.1'] };

/** The desk and one connected station of a test file, with two EVSEs of one connector each. */
export interface Peer {
  readonly desk: Desk;
  readonly station: FakeStation;
  /** A transaction of the driver TAG1 that is not begun yet, under an id of its own. */
  transaction(evse?: Record<string, unknown>, id?: string): FakeTransaction;
  boot(): Promise<Record<string, unknown>>;
  /** The session of a transaction as it stands. */
  session(transactionId: string): Promise<Session>;
  /** By `ids.makeConnectorKey`. */
  connector(key: string): Promise<ConnectorStatus | undefined>;
}

export function peer(
  answers: Readonly<Record<string, Responder>> = {},
  version: OcppVersion = '2.0.1',
): Peer {
  let desk: Desk;
  let station: FakeStation;
  let count = 0;
  beforeAll(async () => {
    desk = await Desk.open();
    await desk.addLocation();
    await desk.addToken('TAG1');
    await desk.addToken('TAG2');
    const connectors = [1, 2].map((evseId) => ({
      evseId,
      connectorId: 1,
      location: 'L1',
      evseUid: `E${evseId}`,
      ocpiConnectorId: '1',
    }));
    await desk.addStation('CP1', { connectors });
    station = await desk.connect('CP1', { version, answers });
  });
  afterAll(() => desk.close());
  return {
    get desk() {
      return desk;
    },
    get station() {
      return station;
    },
    transaction: (evse, id = `T${++count}`) => new FakeTransaction(station, id, evse),
    boot: () =>
      station.call('BootNotification', {
        reason: 'PowerUp',
        chargingStation: { model: 'M', vendorName: 'V' },
      }),
    session: async (transactionId) => {
      const all = await desk.sessions();
      const found = all.find((session) => session.transactionId === transactionId);
      if (!found) throw new Error(`no session of transaction ${transactionId}`);
      return (await sessionNow({ store: desk.store, audience: nobody }, found)).session;
    },
    connector: async (key) => (await desk.store.stationMemory('CP1')).connectors.get(key),
  };
}
