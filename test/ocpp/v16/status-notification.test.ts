import { describe, expect, test } from '@jest/globals';
import { peer } from './peer.ts';

const at = peer();

const notify = (payload: object) =>
  at.station.call('StatusNotification', {
    connectorId: 1,
    errorCode: 'NoError',
    status: 'Available',
    ...payload,
  });
const connector = async (id: number) => (await at.desk.store.stationMemory('CP1')).connectors.get(String(id));

describe('StatusNotification', () => {
  test.each([
    'Available',
    'Preparing',
    'Charging',
    'SuspendedEVSE',
    'SuspendedEV',
    'Finishing',
    'Reserved',
    'Unavailable',
    'Faulted',
  ])('%s', async (status) => {
    await expect(notify({ status })).resolves.toEqual({});
    expect(await connector(1)).toMatchObject({ state: status });
  });

  test('reaches the EVSE of the location', async () => {
    await notify({ connectorId: 2, status: 'Charging' });
    const location = await at.desk.store.location('DE*ABC*L1');
    expect(location?.evses?.find(({ uid }) => uid === 'E2')?.status).toBe('CHARGING');
  });

  test('an error code is kept, also one that is not in the list, and NoError is none', async () => {
    await notify({ status: 'Faulted', errorCode: 'Error', info: 'x'.repeat(80) });
    expect(await connector(1)).toMatchObject({ state: 'Faulted', errorCode: 'Error' });
    await notify({});
    expect(await connector(1)).not.toHaveProperty('errorCode');
  });

  test('the whole station is connector 0', async () => {
    await notify({ connectorId: 0, status: 'Unavailable' });
    expect(await connector(0)).toMatchObject({ state: 'Unavailable' });
    await notify({ connectorId: 0 });
  });

  test('the time is the stated one, unless that is still to come', async () => {
    const fresh = await at.desk.station('CP2');
    const tell = (timestamp: string, status: string) =>
      fresh.call('StatusNotification', { connectorId: 1, errorCode: 'NoError', status, timestamp });
    const now = Date.now();
    await tell('2026-03-01T10:00:00+02', 'Charging');
    const told = async () => (await at.desk.store.stationMemory('CP2')).connectors.get('1');
    expect((await told())?.at).toBe(Date.parse('2026-03-01T08:00:00Z'));
    await tell('2099-01-01T00:00:00Z', 'Finishing');
    expect((await told())?.at).toBeGreaterThanOrEqual(now);
    expect((await told())?.at).toBeLessThanOrEqual(Date.now());
    await tell('whenever', 'Available');
    expect(await told()).toMatchObject({ state: 'Available' });
  });

  test.each([
    [{ connectorId: undefined }, 'OccurenceConstraintViolation', /^\/connectorId is missing/],
    [{ connectorId: 'one' }, 'TypeConstraintViolation', /^\/connectorId must be integer/],
    [{ status: undefined }, 'OccurenceConstraintViolation', /^\/status is missing/],
    [{ status: 'Occupied' }, 'PropertyConstraintViolation', /^\/status must be one of Available, /],
    [{ status: 5 }, 'TypeConstraintViolation', /^\/status must be string/],
  ])('%j is refused', async (payload, code, description) => {
    await expect(notify(payload)).rejects.toMatchObject({
      code,
      description: expect.stringMatching(description) as unknown,
    });
  });
});
