import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { LocalListState } from '../../src/core/model/local-list.ts';
import { Operator } from './operator.ts';

const list: LocalListState = {
  version: 7,
  words: '1.6',
  scope: 'all',
  position: 3,
  cutoffs: { own: 0, others: 2 },
  seen: [],
  limits: { entries: 10 },
  capacity: 10,
  entries: 10,
  leftOut: 4,
  syncedAt: Date.parse('2026-03-01T08:00:00Z'),
  lastError: { at: Date.parse('2026-03-01T09:00:00Z'), text: 'no answer' },
};

const stationSettings = { password: 'a-password-of-16+', connectors: [] };

describe('the local list of a station', () => {
  let operator: Operator;
  const path = '/admin/v1/stations/CP1';

  beforeAll(async () => {
    operator = await Operator.start();
  });
  afterAll(() => operator.close());

  test('what it shall hold is a setting', async () => {
    const settings = { ...stationSettings, localList: 'required', localListMaxEntries: 500 };
    const answer = await operator.call('PUT', path, settings);
    expect(answer).toMatchObject({ status: 201, body: { localList: 'required', localListMaxEntries: 500 } });
    expect(await operator.backing.store.station('CP1')).toMatchObject({
      localList: 'required',
      localListMaxEntries: 500,
    });
    const wrong = await operator.call('PUT', path, {
      ...stationSettings,
      localList: 'some',
      localListMaxEntries: 0,
    });
    expect(wrong).toMatchObject({
      status: 400,
      body: { faults: [{ pointer: '/localList' }, { pointer: '/localListMaxEntries' }] },
    });
  });

  test('before anything was sent', async () => {
    expect(await operator.call('GET', `${path}/local-list`)).toMatchObject({
      status: 200,
      body: { scope: 'required', synced: false, entries: 0, leftOut: 0 },
    });
  });

  test('what was sent, and what went wrong since', async () => {
    await operator.backing.store.commit([{ type: 'local-list', stationId: 'CP1', list }]);
    expect((await operator.call('GET', `${path}/local-list`)).body).toEqual({
      scope: 'required',
      synced: false,
      version: 7,
      entries: 10,
      capacity: 10,
      leftOut: 4,
      syncedAt: '2026-03-01T08:00:00.000Z',
      lastError: { at: '2026-03-01T09:00:00.000Z', text: 'no answer' },
    });
  });

  test('it is sent again to a station that is connected', async () => {
    expect(await operator.call('POST', `${path}/local-list/sync`)).toMatchObject({
      status: 409,
      body: { code: 'not-connected' },
    });
    operator.stations.connect('CP1', () => ({}));
    expect(await operator.call('POST', `${path}/local-list/sync`)).toMatchObject({ status: 202 });
    expect(operator.resynced).toEqual(['CP1']);
  });

  test('a deleted station has none', async () => {
    await operator.call('DELETE', path);
    expect(await operator.backing.store.localList('CP1')).toBeUndefined();
    expect(await operator.call('GET', `${path}/local-list`)).toMatchObject({ status: 404 });
    expect(await operator.call('POST', `${path}/local-list/sync`)).toMatchObject({ status: 404 });
  });
});
