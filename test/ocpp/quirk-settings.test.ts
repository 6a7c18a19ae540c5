import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import type { Station } from '../../src/core/model/station.ts';
import { QuirkBook } from '../../src/ocpp/quirks/quirk-book.ts';
import { until } from '../kit/until.ts';
import { Desk } from './desk.ts';

const boot = (chargePointVendor: string) => ({ chargePointVendor, chargePointModel: 'M' });

let desk: Desk;
beforeAll(async () => {
  const quirkBook = new QuirkBook([
    { match: { vendor: 'Deaf' }, note: 'compresses wrongly', set: { deflate: 'off' } },
    { match: { vendor: 'Shy' }, note: 'hangs when it is triggered', set: { triggerMessage: 'avoid' } },
    { match: { vendor: 'Slow' }, note: 'is slow', set: { firstMessageWaitS: 300 } },
  ]);
  desk = await Desk.open({ deflate: true, quirkBook });
  await desk.addLocation();
});
afterAll(() => desk.close());

describe('compression', () => {
  const extensionsOf = async (id: string, settings: Partial<Station> = {}) => {
    await desk.addStation(id, settings);
    const socket = new WebSocket(`${desk.url}/${id}`, ['ocpp1.6'], { perMessageDeflate: true });
    await once(socket, 'open');
    socket.close();
    return socket.extensions;
  };

  test('is switched off for one station', async () => {
    expect(await extensionsOf('PLAIN')).toBe('permessage-deflate');
    expect(await extensionsOf('OFF', { quirks: { deflate: 'off' } })).toBe('');
  });

  test('is switched off for a kind, once it has booted', async () => {
    const station = await desk.station('DEAF');
    await station.call('BootNotification', boot('Deaf'));
    await station.close();
    expect(await extensionsOf('DEAF')).toBe('');
  });
});

test('a station that is not to be triggered is not', async () => {
  const station = await desk.station('SHY');
  await station.call('BootNotification', boot('Shy'));
  const { inquiries } = desk.server;
  expect(await inquiries.askStatuses('SHY', [{ evseId: 1 }])).toBe(false);
  expect(await inquiries.askHeartbeat('SHY')).toBe(false);
  expect(await inquiries.askBoot('SHY')).toBe(false);
  await station.call('Heartbeat', {});
  expect(station.calls).toEqual([]);
  await station.close();
});

test('calls to a slow kind that is back wait for its first message', async () => {
  const first = await desk.station('SLOW');
  await first.call('BootNotification', boot('Slow'));
  await first.close();
  await until('it is away', () => !desk.server.stations.isConnected('SLOW'));
  const back = await desk.connect('SLOW', { answers: { ClearCache: () => ({ status: 'Accepted' }) } });
  const cleared = desk.server.stations.call('SLOW', 'ClearCache', {});
  await back.call('Heartbeat', {});
  expect(await cleared).toEqual({ status: 'Accepted' });
  expect(back.received.map((text) => text.slice(0, 2))).toEqual(['[3', '[2']);
  await back.close();
});

test('what the operator changes counts from the next message on', async () => {
  const station = await desk.station('CHANGED');
  const faulted = { connectorId: 0, errorCode: 'OtherError', status: 'Faulted' };
  const settings = await desk.addStation('CHANGED', { quirks: { stationStatus: 'ignore' } });
  await desk.server.stations.configured(settings);
  await station.call('StatusNotification', faulted);
  expect((await desk.store.stationMemory('CHANGED')).connectors.size).toBe(0);
  await desk.server.stations.configured(await desk.addStation('CHANGED'));
  await station.call('StatusNotification', faulted);
  expect((await desk.store.stationMemory('CHANGED')).connectors.get('0')).toMatchObject({ state: 'Faulted' });
  await station.close();
});

test('a policy that refuses a boot is not softened', async () => {
  await desk.addStation('NO', { bootPolicy: 'reject', quirks: { boot: 'pending-first' } });
  const station = await desk.connect('NO');
  expect(await station.call('BootNotification', boot('V'))).toMatchObject({ status: 'Rejected' });
  expect(await station.call('BootNotification', boot('V'))).toMatchObject({ status: 'Rejected' });
  await station.close();
});

test('violations are remembered over connections and told once of each kind', async () => {
  const say = async (times: number) => {
    const station = await desk.connect('VIOLATOR');
    const meterValue = [{ timestamp: 'yesterday', sampledValue: [{ value: '1' }] }];
    for (let n = 0; n < times; n++) await station.call('MeterValues', { connectorId: 1, meterValue });
    await station.close();
    await until('it is away', () => !desk.server.stations.isConnected('VIOLATOR'));
  };
  await desk.addStation('VIOLATOR');
  await say(3);
  await say(2);
  const kind = { action: 'MeterValues', pointer: '/meterValue/*/timestamp', count: 5 };
  await until('the last ones are stored', async () => {
    const { violations } = await desk.store.stationMemory('VIOLATOR');
    return violations?.count === 5 && violations;
  });
  const { violations } = await desk.store.stationMemory('VIOLATOR');
  expect(violations).toMatchObject({ count: 5, kinds: [kind] });
  const events = await desk.store.stationEvents('VIOLATOR', { limit: 10, kind: 'violation' });
  expect(events).toMatchObject([{ severity: 'info', details: { pointer: kind.pointer } }]);
});
