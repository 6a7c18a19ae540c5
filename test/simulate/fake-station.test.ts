import { describe, expect, test } from '@jest/globals';
import { FakeTransaction, registerValue } from '../kit/station-transaction.ts';
import { FakeStation } from '../kit/station.ts';
import { CentralSystem } from './central-system.ts';

describe.each(['2.0.1', '2.1'] as const)("the test kit's station in OCPP %s", (version) => {
  test('a transaction told event by event is valid, and can be told in disorder', async () => {
    const central = new CentralSystem(version);
    await central.start();
    const station = await FakeStation.connect(central.url, 'CP1', { version });
    const transaction = new FakeTransaction(station, 'TX-1');
    const at = '2026-01-01T10:00:00.000Z';
    await transaction.start('CARD', { meterValue: [registerValue(1000, at, 'Transaction.Begin')] });
    const late = transaction.event('Updated', { meterValue: [registerValue(1500, at)] });
    await transaction.update({ transactionInfo: { chargingState: 'Charging' } });
    await station.call('TransactionEvent', { ...late, offline: true });
    await transaction.end({
      transactionInfo: { stoppedReason: 'Local' },
      meterValue: [registerValue(2000, at)],
    });
    expect(central.violations).toEqual([]);
    expect(central.of('TransactionEvent')).toMatchObject([
      { eventType: 'Started', seqNo: 0, idToken: { idToken: 'CARD' } },
      {
        eventType: 'Updated',
        seqNo: 2,
        transactionInfo: { transactionId: 'TX-1', chargingState: 'Charging' },
      },
      { eventType: 'Updated', seqNo: 1, offline: true },
      { eventType: 'Ended', seqNo: 3, transactionInfo: { transactionId: 'TX-1', stoppedReason: 'Local' } },
    ]);
    await station.close();
    await central.stop();
  });

  test('what is wrong is noticed by the central system', async () => {
    const central = new CentralSystem(version);
    await central.start();
    const station = await FakeStation.connect(central.url, 'CP1', { version });
    const transaction = new FakeTransaction(station, 'TX-1');
    await expect(transaction.start('CARD', { triggerReason: 'Whim' })).rejects.toThrow();
    expect(central.violations).toHaveLength(1);
    await station.close();
    await central.stop();
  });
});
