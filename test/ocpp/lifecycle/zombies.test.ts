import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FakeStation } from '../../kit/station.ts';
import { hour, limits, minute, Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

const boot = { chargePointVendor: 'V', chargePointModel: 'M' };
const statusOf = async (transactionId: number) => (await stage.session(transactionId)).status;
const closings = async (id: string) =>
  (await stage.events(id)).filter(({ kind }) => kind === 'session').map(({ text }) => text);

async function stop(station: FakeStation, transactionId: number, meterStop: number): Promise<void> {
  await station.call('StopTransaction', { transactionId, meterStop, timestamp: stage.now });
}

/** It is seen to hold, and then to have held for long enough. */
async function held(): Promise<void> {
  await stage.pass(1000);
  await stage.pass(limits.closeMs);
}

describe('a session whose connector is available', () => {
  test('is closed after a while, flagged, told and held, and its own stop puts it right', async () => {
    const { id, station } = await stage.station();
    const transactionId = await stage.start(station);
    await stage.pass(minute);
    await station.call('MeterValues', stage.energy(transactionId, 4000));
    const { startedAt } = await stage.session(transactionId);
    await stage.pass(minute);
    await station.call('StatusNotification', stage.status('Available'));
    await stage.pass(1000);
    await stage.pass(limits.closeMs - 1000);
    expect(await statusOf(transactionId)).toBe('ACTIVE');
    await stage.pass(1000);
    const closed = await stage.session(transactionId);
    expect(closed).toMatchObject({ status: 'COMPLETED', flags: ['stop-missing'], meterWh: 4000 });
    expect(closed.endedAt! - startedAt).toBeGreaterThanOrEqual(minute - 1000);
    expect(closed.endedAt! - startedAt).toBeLessThan(2 * minute);
    expect(await stage.desk.store.hold(closed.id)).toMatchObject({ code: 'stop-missing' });
    expect(await closings(id)).toEqual([
      'A session was closed without its stop: its connector is available again.',
    ]);
    await stage.pass(hour);
    expect(await closings(id)).toHaveLength(1);

    await stop(station, transactionId, 5000);
    const ended = await stage.session(transactionId);
    expect(ended).toMatchObject({ status: 'COMPLETED', flags: [], meterStopWh: 5000 });
    expect((await stage.desk.store.hold(closed.id))?.code).not.toBe('stop-missing');
  });

  test('is not when the stop comes in time', async () => {
    const { id, station } = await stage.station();
    const transactionId = await stage.start(station);
    await station.call('StatusNotification', stage.status('Available'));
    await stage.pass(1000);
    await stage.pass(limits.closeMs - 1000);
    await stop(station, transactionId, 5000);
    await stage.pass(minute);
    expect(await stage.session(transactionId)).toMatchObject({ flags: [], meterStopWh: 5000 });
    expect(await closings(id)).toEqual([]);
  });

  test('is not when it is measured after that, nor when the connector is busy again', async () => {
    const { station } = await stage.station();
    const one = await stage.start(station, 'DRIVER', 1);
    const other = await stage.start(station, 'DRIVER', 2);
    for (const n of [1, 2]) await station.call('StatusNotification', stage.status('Available', n));
    await stage.pass(minute);
    await station.call('MeterValues', stage.energy(one, 4000, 1));
    await station.call('StatusNotification', stage.status('Charging', 2));
    await held();
    expect([await statusOf(one), await statusOf(other)]).toEqual(['ACTIVE', 'ACTIVE']);
  });

  test('waits anew when the station comes back: its queue comes first', async () => {
    const { id, station } = await stage.station();
    const transactionId = await stage.start(station);
    await station.call('StatusNotification', stage.status('Available'));
    await stage.pass(1000);
    await stage.pass(limits.closeMs - 2000);
    await stage.gone(id, station);
    await stage.pass(1000);
    const back = await stage.desk.connect(id);
    await back.call('Heartbeat', {});
    await stage.pass(1000);
    await stage.pass(limits.closeMs - 1000);
    expect(await statusOf(transactionId)).toBe('ACTIVE');
    await stage.pass(1000);
    expect(await statusOf(transactionId)).toBe('COMPLETED');
  });
});

describe('a session that was open when the station booted', () => {
  test('is closed after a while', async () => {
    const { id, station } = await stage.station();
    const transactionId = await stage.start(station);
    await stage.pass(minute);
    await station.call('BootNotification', boot);
    await held();
    expect(await stage.session(transactionId)).toMatchObject({ flags: ['stop-missing'] });
    expect(await closings(id)).toEqual([
      'A session was closed without its stop: the station booted after it was last heard of.',
    ]);
  });

  test('goes on where it is measured, or where its connector is charging', async () => {
    const { station } = await stage.station();
    const one = await stage.start(station, 'DRIVER', 1);
    const other = await stage.start(station, 'DRIVER', 2);
    await stage.pass(minute);
    await station.call('BootNotification', boot);
    await stage.pass(1000);
    await station.call('MeterValues', stage.energy(one, 4000, 1));
    await station.call('StatusNotification', stage.status('SuspendedEV', 2));
    await held();
    expect([await statusOf(one), await statusOf(other)]).toEqual(['ACTIVE', 'ACTIVE']);
  });
});

describe('a session of a station that is away', () => {
  test('is closed after a day, and its own stop still counts', async () => {
    const { id, station } = await stage.station();
    const transactionId = await stage.start(station);
    await stage.pass(1000);
    await stage.gone(id, station);
    await stage.passAway(2 * minute);
    await stage.passAway(limits.closeAbsentMs - 3 * minute);
    expect(await statusOf(transactionId)).toBe('ACTIVE');
    await stage.passAway(2 * minute);
    await stage.passAway(hour);
    expect(await stage.session(transactionId)).toMatchObject({
      status: 'COMPLETED',
      flags: ['stop-missing'],
    });
    expect(await closings(id)).toEqual([
      'A session was closed without its stop: the station has been away for long.',
    ]);
    const back = await stage.desk.connect(id);
    await stop(back, transactionId, 700);
    expect(await stage.session(transactionId)).toMatchObject({ flags: [], meterStopWh: 700 });
  });

  test('that comes back at that very moment with the stop ends once', async () => {
    const { id, station } = await stage.station();
    const transactionId = await stage.start(station);
    await stage.gone(id, station);
    await stage.passAway(2 * minute);
    const back = await stage.desk.connect(id);
    const [, answer] = await Promise.all([
      stage.passAway(limits.closeAbsentMs),
      stop(back, transactionId, 700),
    ]);
    expect(answer).toBeUndefined();
    expect(await stage.session(transactionId)).toMatchObject({
      flags: [],
      meterStopWh: 700,
      status: 'COMPLETED',
    });
  });
});

describe('the desk closes by rule', () => {
  const closing = async (id: string): Promise<void> => {
    const station = await stage.desk.addStation(id);
    await stage.desk.desk.closeSessions(station, (view) =>
      Promise.resolve([...view.sessions.values()].map((session) => ({ session, why: 'because' }))),
    );
  };

  test('once, however often it is told to', async () => {
    const { id, station } = await stage.station();
    await stage.start(station);
    await Promise.all([closing(id), closing(id), closing(id)]);
    expect(await closings(id)).toHaveLength(1);
    await stage.gone(id, station);
    await Promise.all([closing(id), closing(id)]);
    expect(await closings(id)).toHaveLength(1);
  });

  test('in turn with a station that comes back meanwhile', async () => {
    const { id, station } = await stage.station();
    const transactionId = await stage.start(station);
    await stage.gone(id, station);
    let decide: () => void = () => undefined;
    const decided = new Promise<void>((resolve) => (decide = resolve));
    const chosen = stage.desk.desk.closeSessions(await stage.desk.addStation(id), async (view) => {
      await decided;
      return [...view.sessions.values()].map((session) => ({ session, why: 'because' }));
    });
    const back = await stage.desk.connect(id);
    let answered = false;
    const stopped = stop(back, transactionId, 900).then(() => (answered = true));
    const { station: other } = await stage.station();
    for (let n = 0; n < 20; n++) await stop(other, await stage.start(other), n);
    expect(answered).toBe(false);
    decide();
    await Promise.all([chosen, stopped]);
    expect(await stage.session(transactionId)).toMatchObject({ flags: [], meterStopWh: 900 });
    expect(await closings(id)).toHaveLength(1);
  });
});
