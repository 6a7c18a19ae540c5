import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { until } from '../../kit/until.ts';
import { Desk } from '../desk.ts';

describe('an identity in another case', () => {
  const password = '0123456789abcdef';
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
    const settings = { securityProfile: 1, passwordHashes: [desk.secrets.hash(password)] } as const;
    await desk.addStation('Depot-1', settings);
  });
  afterAll(() => desk.close());

  test('is the station of the settings, under the spelling there', async () => {
    const station = await desk.connect('DEPOT-1', { password });
    await station.call('Heartbeat', {});
    expect([...desk.server.stations.connections().keys()]).toEqual(['Depot-1']);
    await until(
      'its frames are recorded there',
      async () => (await desk.store.frames('Depot-1', { limit: 5 })).length > 0,
    );
    await station.close();
    const canonical = await desk.connect('depot-1', { password, username: 'Depot-1' });
    await canonical.close();
    await expect(desk.connect('depot-1', { password: 'wrong' })).rejects.toMatchObject({ status: 401 });
    expect(await desk.store.unknownStations()).toEqual([]);
  });

  test('the exact spelling comes first, and a removed station is nobody', async () => {
    const other = await desk.addStation('depot-1');
    const station = await desk.connect('depot-1');
    expect(desk.server.stations.isConnected('depot-1')).toBe(true);
    expect(desk.server.stations.isConnected('Depot-1')).toBe(false);
    await station.close();
    await desk.store.commit([{ type: 'station-removed', stationId: 'depot-1', station: other }]);
    await expect(desk.connect('DEPOT-2')).rejects.toMatchObject({ status: 404 });
  });

  test('who knocks is seen with what it offers, and how often', async () => {
    for (let n = 0; n < 3; n++) {
      const knock = desk.connect('STRANGER', { protocols: ['ocpp2.0.1', 'ocpp1.6'] });
      await expect(knock).rejects.toMatchObject({ status: 404 });
    }
    const seen = await desk.store.unknownStations();
    expect(seen.find(({ id }) => id === 'STRANGER')).toMatchObject({
      attempts: 3,
      remoteAddress: '127.0.0.1',
      subprotocols: ['ocpp2.0.1', 'ocpp1.6'],
    });
    const logged = desk.log.filter(
      ({ level, fields }) => level === 'warn' && fields['path'] === '/ocpp/STRANGER',
    );
    expect(logged).toHaveLength(1);
    await desk.addStation('STRANGER');
    expect(await desk.store.unknownStations()).not.toContainEqual(
      expect.objectContaining({ id: 'STRANGER' }),
    );
  });
});

describe('compression', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open({ deflate: true, maxMessageBytes: 64 * 1024 });
  });
  afterAll(() => desk.close());

  const open = async (id: string, perMessageDeflate: boolean) => {
    await desk.addStation(id);
    const socket = new WebSocket(`${desk.url}/${id}`, ['ocpp1.6'], { perMessageDeflate });
    await once(socket, 'open');
    return socket;
  };

  test('for who asks, without anything kept between messages; not for others', async () => {
    const socket = await open('D1', true);
    expect(socket.extensions).toBe('permessage-deflate');
    const heard = once(socket, 'message');
    socket.send(JSON.stringify([2, '1', 'Heartbeat', { padding: 'x'.repeat(5000) }]));
    const [data] = (await heard) as [Buffer];
    expect(data.toString()).toMatch(/^\[3,"1",/);
    socket.terminate();
    const plain = await open('D2', false);
    expect(plain.extensions).toBe('');
    plain.terminate();
  });

  test('what is small on the wire and large behind it ends the connection', async () => {
    const socket = await open('D3', true);
    const closed = once(socket, 'close');
    socket.send(JSON.stringify([2, '1', 'Heartbeat', { padding: 'x'.repeat(1024 * 1024) }]));
    expect((await closed)[0]).toBe(1009);
  });
});
