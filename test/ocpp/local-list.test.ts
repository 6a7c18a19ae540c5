import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { idTagFor } from '../../src/core/ids.ts';
import { CallErrorFrame } from '../kit/station.ts';
import type { Responder } from '../kit/station.ts';
import { until } from '../kit/until.ts';
import { ListDesk, long, StationList } from './local-list-stage.ts';

const boot = { chargePointVendor: 'Test', chargePointModel: 'One' };

let stage: ListDesk;
beforeEach(async () => {
  stage = await ListDesk.open();
});
afterEach(() => stage.close());

describe('a 1.6 station', () => {
  test('gets the whole list after its boot, then what changes, each under a higher version', async () => {
    const list = new StationList();
    await stage.register('hub');
    await stage.put(null, 'CARD-1');
    await stage.put('hub', long, { groupId: 'FLEET' });
    const station = await stage.connected(list);
    await stage.inSync();
    expect(list.messages).toEqual([
      {
        listVersion: 1,
        updateType: 'Full',
        localAuthorizationList: [
          { idTag: 'CARD-1', idTagInfo: { status: 'Accepted' } },
          {
            idTag: idTagFor('hub', long),
            idTagInfo: { status: 'Accepted', parentIdTag: 'FLEET' },
          },
        ],
      },
    ]);
    await stage.put(null, 'CARD-2');
    await stage.put(null, 'CARD-1', { valid: false });
    await until('the changes', () => !list.idTags.includes('CARD-1') && list.idTags.includes('CARD-2'));
    expect(list.messages.slice(1).every(({ updateType }) => updateType === 'Differential')).toBe(true);
    expect(station.calls.filter(({ action }) => action === 'GetLocalListVersion')).toHaveLength(1);
    await station.close();
  });

  test('many changes at once are few messages of what the station takes', async () => {
    const list = new StationList();
    list.limits = { LocalAuthListMaxLength: '5000', SendLocalListMaxLength: '100' };
    const station = await stage.connected(list);
    await stage.inSync();
    await stage.register('hub');
    await Promise.all(Array.from({ length: 450 }, (_, n) => stage.put('hub', `04${n}`)));
    await until('all of them', () => list.entries.size === 450);
    await stage.inSync();
    expect(list.messages.every(({ localAuthorizationList }) => localAuthorizationList.length <= 100)).toBe(
      true,
    );
    expect(list.messages.length).toBeLessThanOrEqual(8);
    expect(await stage.lists.status('CP1')).toMatchObject({ list: { entries: 450, capacity: 5000 } });
    await station.close();
  });

  test('what changed while it was away reaches it when it is back, without a boot', async () => {
    const list = new StationList();
    await stage.put(null, 'CARD-1');
    await stage.put(null, 'CARD-2');
    const station = await stage.connected(list);
    await stage.inSync();
    await station.close();
    await until('it is gone', () => !stage.desk.server.stations.isConnected('CP1'));
    await stage.put(null, 'CARD-1', { valid: false });
    const back = await stage.desk.connect('CP1', { answers: list.answers });
    await back.call('Heartbeat', {});
    await until('the stale card is out', () => list.idTags.join() === 'CARD-2');
    expect(list.messages.at(-1)).toMatchObject({
      updateType: 'Differential',
      localAuthorizationList: [{ idTag: 'CARD-1' }],
    });
    await back.close();
  });

  test('the bridge begins anew: it goes on where it was', async () => {
    const list = new StationList();
    await stage.put(null, 'CARD-1');
    const station = await stage.connected(list);
    await stage.inSync();
    await stage.lists.close();
    await station.close();
    await stage.put(null, 'CARD-2');
    await stage.begin();
    const back = await stage.desk.connect('CP1', { answers: list.answers });
    await back.call('Heartbeat', {});
    await until('the new card', () => list.idTags.join() === 'CARD-1,CARD-2');
    expect(list.messages.map(({ updateType }) => updateType)).toEqual(['Full', 'Differential']);
    await back.close();
  });

  test('a list that somebody else changed is replaced', async () => {
    const list = new StationList();
    list.version = 77;
    list.entries.set('STRANGER', { idTag: 'STRANGER', idTagInfo: { status: 'Accepted' } });
    await stage.put(null, 'CARD-1');
    const station = await stage.connected(list);
    await stage.inSync();
    expect(list.idTags).toEqual(['CARD-1']);
    expect(list.version).toBe(78);
    await station.close();
  });

  test.each(['VersionMismatch', 'Failed'])(
    'a difference answered with %s: the whole list',
    async (status) => {
      const list = new StationList();
      await stage.put(null, 'CARD-1');
      const station = await stage.connected(list);
      await stage.inSync();
      list.refuse = () => ({ status });
      await stage.put(null, 'CARD-2');
      await until('both cards', () => list.entries.size === 2);
      expect(list.messages.at(-1)).toMatchObject({ updateType: 'Full' });
      await station.close();
    },
  );

  test('a station that does not take it is tried again, and the operator sees why', async () => {
    const list = new StationList();
    await stage.put(null, 'CARD-1');
    let refusals = 0;
    const refusing = () => {
      refusals++;
      if (refusals < 3) list.refuse = refusing;
      return { status: 'Failed' };
    };
    list.refuse = refusing;
    const station = await stage.connected(list);
    await stage.inSync();
    expect(refusals).toBe(3);
    const told = (await stage.events()).filter(({ text }) => text.includes('not brought up to date'));
    expect(told).toHaveLength(1);
    expect((await stage.lists.status('CP1')).list).not.toHaveProperty('lastError');
    await station.close();
  });

  test('the last error stands where it can be seen', async () => {
    const list = new StationList();
    await stage.put(null, 'CARD-1');
    const refusing = () => {
      list.refuse = refusing;
      throw new CallErrorFrame('InternalError', 'the memory is worn out');
    };
    list.refuse = refusing;
    const station = await stage.connected(list);
    const { lastError } = await until('the error', async () => {
      const { list: known } = await stage.lists.status('CP1');
      return known?.lastError && known;
    });
    expect(lastError?.text).toContain('the memory is worn out');
    await station.close();
  });

  test.each<[string, Responder]>([
    ['says that it has no list', () => ({ listVersion: -1 })],
    [
      'does not know the message',
      () => {
        throw new CallErrorFrame('NotImplemented');
      },
    ],
  ])('a station that %s is left alone', async (_, answer) => {
    const list = new StationList();
    list.answers['GetLocalListVersion'] = answer;
    await stage.put(null, 'CARD-1');
    const station = await stage.connected(list);
    await until('it is known', async () => (await stage.lists.status('CP1')).list?.unsupported);
    await stage.put(null, 'CARD-2');
    await station.call('Heartbeat', {});
    expect(list.messages).toEqual([]);
    expect((await stage.events()).filter(({ text }) => text.includes('no local list'))).toHaveLength(1);
    await station.close();
  });

  test('more tokens than fit: as many as fit, and a warning', async () => {
    const list = new StationList();
    list.limits = { LocalAuthListMaxLength: '3' };
    await stage.register('hub');
    for (let n = 0; n < 5; n++) await stage.put('hub', `04A${n}`);
    await stage.put(null, 'CARD-1');
    const station = await stage.connected(list);
    await stage.inSync();
    expect(list.idTags).toEqual(['04A3', '04A4', 'CARD-1']);
    expect((await stage.lists.status('CP1')).list).toMatchObject({ entries: 3, leftOut: 3, capacity: 3 });
    const warnings = (await stage.events()).filter(({ severity }) => severity === 'warning');
    expect(warnings[0]?.text).toBe("3 tokens do not fit into the station's local list of 3");
    await station.close();
  });

  test('who charges here is kept', async () => {
    const list = new StationList();
    list.limits = { LocalAuthListMaxLength: '2' };
    await stage.put(null, 'CARD-0');
    for (let n = 1; n < 4; n++) await stage.put(null, `CARD-${n}`);
    const station = await stage.connected(list);
    await stage.inSync();
    expect(list.idTags).toEqual(['CARD-2', 'CARD-3']);
    const timestamp = new Date().toISOString();
    await station.call('StartTransaction', { connectorId: 1, idTag: 'CARD-0', meterStart: 0, timestamp });
    await until('its card is in the list', () => list.idTags.join() === 'CARD-0,CARD-3');
    await station.close();
  });

  test('a station whose list is off hears nothing of it', async () => {
    const list = new StationList();
    await stage.put(null, 'CARD-1');
    const station = await stage.connected(list, { localList: 'off' });
    await stage.put(null, 'CARD-2');
    await station.call('Heartbeat', {});
    expect(station.calls).toEqual([]);
    expect(() => stage.lists.resync('CP1')).toThrow('is off');
    await station.close();
  });

  test('the operator turns it off: the list is emptied', async () => {
    const list = new StationList();
    await stage.put(null, 'CARD-1');
    const station = await stage.connected(list);
    await stage.inSync();
    await stage.desk.addStation('CP1');
    await until('it is empty', () => list.entries.size === 0);
    await until('it is forgotten', async () => (await stage.desk.store.localList('CP1')) === undefined);
    await station.close();
  });

  test('the operator has it sent again', async () => {
    const list = new StationList();
    await stage.put(null, 'CARD-1');
    const station = await stage.connected(list);
    await stage.inSync();
    stage.lists.resync('CP1');
    await until('the second whole list', () => list.messages.length === 2);
    expect(list.messages.map(({ updateType }) => updateType)).toEqual(['Full', 'Full']);
    await station.close();
    await until('it is gone', () => !stage.desk.server.stations.isConnected('CP1'));
    expect(() => stage.lists.resync('CP1')).toThrow('not connected');
  });

  test('a station that is not let in yet is not called', async () => {
    const list = new StationList();
    await stage.put(null, 'CARD-1');
    const station = await stage.connected(list, { bootPolicy: 'pending' });
    await station.call('BootNotification', boot);
    expect(station.calls.filter(({ action }) => action.includes('LocalList'))).toEqual([]);
    await stage.desk.server.stations.configured(await stage.desk.addStation('CP1', { localList: 'all' }));
    await station.call('BootNotification', boot);
    await stage.inSync();
    expect(list.idTags).toEqual(['CARD-1']);
    await station.close();
  });

  test("a driver's remote start goes before what is left of a list", async () => {
    const list = new StationList();
    list.limits = { SendLocalListMaxLength: '1' };
    for (let n = 0; n < 3; n++) await stage.put(null, `CARD-${n}`);
    let unanswered: object | undefined;
    list.refuse = () => {
      unanswered = {};
      return undefined;
    };
    const station = await stage.connected(list);
    await until('the first message is out', () => unanswered);
    station.answers['ClearCache'] = () => ({ status: 'Accepted' });
    station.answers['RemoteStartTransaction'] = () => ({ status: 'Accepted' });
    const start = stage.desk.server.stations.call('CP1', 'RemoteStartTransaction', {
      connectorId: 1,
      idTag: 'X',
    });
    const version = stage.desk.server.stations.call('CP1', 'GetLocalListVersion', {});
    const other = stage.desk.server.stations.call('CP1', 'ClearCache', {});
    const sent = station.calls.at(-1);
    station.send(JSON.stringify([3, sent?.id, { status: 'Accepted' }]));
    await Promise.all([start, version, other]);
    const order = station.calls.map(({ action }) => action);
    const at = order.indexOf('SendLocalList');
    expect(order.slice(at + 1, at + 3)).toEqual(['RemoteStartTransaction', 'ClearCache']);
    expect(order.lastIndexOf('GetLocalListVersion')).toBeGreaterThan(at + 2);
    await station.close();
  });
});
