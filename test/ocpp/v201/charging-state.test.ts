import { describe, expect, test } from '@jest/globals';
import { peer } from './peer.ts';

const at = peer();

describe('a station that never says whether the vehicle charges', () => {
  test('is believed to charge it, once its driver may', async () => {
    const transaction = at.transaction({ id: 1, connectorId: 1 });
    const status = (connectorStatus: string) =>
      at.station.call('StatusNotification', {
        timestamp: new Date().toISOString(),
        connectorStatus,
        evseId: 1,
        connectorId: 1,
      });
    await status('Available');
    await status('Occupied');
    expect(await at.connector('1.1')).toMatchObject({ state: 'Preparing' });
    const now = () => ({ timestamp: new Date().toISOString() });
    await transaction.start('NOBODY', { ...now(), transactionInfo: {} });
    expect(await at.connector('1.1')).toMatchObject({ state: 'Preparing' });
    const own = at.transaction({ id: 1, connectorId: 1 });
    await own.start('TAG1', { ...now(), transactionInfo: {} });
    expect(await at.connector('1.1')).toMatchObject({ state: 'Charging' });
    await own.end({ ...now(), transactionInfo: {} });
    expect(await at.connector('1.1')).toMatchObject({ state: 'Finishing' });
  });
});
