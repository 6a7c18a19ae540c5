import { afterAll, beforeAll } from '@jest/globals';
import type { Session } from '../../../src/core/model/session.ts';
import { sessionNow } from '../../../src/core/station/session-now.ts';
import type { FakeStation } from '../../kit/station.ts';
import { Desk, nobody } from '../desk.ts';

/** The desk and one booted station of a test file. */
export interface Peer {
  readonly desk: Desk;
  readonly station: FakeStation;
  /** Starts a transaction at connector 1 for the driver TAG1. */
  start(meterStart?: number): Promise<number>;
  /** The session of a transaction as it stands. */
  session(transactionId: number): Promise<Session>;
}

export function peer(): Peer {
  let desk: Desk;
  let station: FakeStation;
  beforeAll(async () => {
    desk = await Desk.open();
    await desk.addLocation();
    await desk.addToken('TAG1');
    station = await desk.station('CP1');
  });
  afterAll(() => desk.close());
  return {
    get desk() {
      return desk;
    },
    get station() {
      return station;
    },
    start: async (meterStart = 1000) => {
      const timestamp = new Date().toISOString();
      const start = { connectorId: 1, idTag: 'TAG1', meterStart, timestamp };
      const { transactionId } = await station.call('StartTransaction', start);
      return transactionId as number;
    },
    session: async (transactionId) => {
      const all = await desk.sessions();
      const found = all.find((session) => session.transactionId === String(transactionId));
      if (!found) throw new Error(`no session of transaction ${transactionId}`);
      return (await sessionNow({ store: desk.store, audience: nobody }, found)).session;
    },
  };
}
