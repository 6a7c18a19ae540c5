import { beforeEach, describe, expect, test } from '@jest/globals';
import { oweAnew } from '../../src/core/change.ts';
import type { EvseStatus } from '../../src/core/model/location.ts';
import { keyOf, now, PushStage } from './push-stage.ts';
import { location } from './v221/samples.ts';
import { faults } from './v221/schema.ts';

const stage = PushStage.use();

describe('a location', () => {
  const key = keyOf(location);
  const url = '/emsp/locations/DE/ABC/HAFEN-7';

  async function setStatus(evseUid: string, status: EvseStatus, at = now) {
    await stage.backing.store.commit([{ type: 'evse-status', locationKey: key, evseUid, status, at }]);
  }

  beforeEach(async () => {
    await stage.catalog.putLocation(location);
    await setStatus('hafen-7-1', 'AVAILABLE', location.lastUpdated);
    await stage.deliver('locations', key);
  });

  test('is PUT whole when it is new, with the token and the routing of a push', () => {
    expect(stage.lines).toEqual([`PUT ${url}`]);
    const [first] = stage.received;
    expect(faults('Location', first!.body)).toEqual([]);
    expect(first!.body).toMatchObject({
      id: 'HAFEN-7',
      evses: [{ status: 'AVAILABLE' }, { status: 'REMOVED' }],
    });
    expect(first!.headers).toMatchObject({
      authorization: `Token ${Buffer.from('secret').toString('base64')}`,
      'ocpi-from-country-code': 'DE',
      'ocpi-from-party-id': 'ABC',
      'ocpi-to-country-code': 'NL',
      'ocpi-to-party-id': 'EMS',
    });
  });

  test('whose EVSE changed its status is PATCHed there', async () => {
    stage.received = [];
    await setStatus('hafen-7-1', 'CHARGING');
    await stage.deliver('locations', key);
    expect(stage.lines).toEqual([`PATCH ${url}/hafen-7-1`]);
    expect(stage.received[0]!.body).toStrictEqual({
      status: 'CHARGING',
      last_updated: '2026-03-01T12:00:00Z',
    });
    expect(faults('EvsePatch', stage.received[0]!.body)).toEqual([]);
  });

  test('that was edited is PUT whole, and only a date is no edit', async () => {
    stage.received = [];
    await stage.catalog.putLocation({ ...location, name: 'Parkhaus Hafen', lastUpdated: now });
    await stage.deliver('locations', key);
    await stage.catalog.putLocation({ ...location, name: 'Parkhaus Hafen', lastUpdated: now + 1000 });
    await setStatus('hafen-7-1', 'BLOCKED', now + 1000);
    await stage.deliver('locations', key);
    expect(stage.lines).toEqual([`PUT ${url}`, `PATCH ${url}/hafen-7-1`]);
  });

  test('with an EVSE more is PUT whole', async () => {
    stage.received = [];
    const added = { ...location.evses![0]!, uid: 'hafen-7-3' };
    await stage.catalog.putLocation({ ...location, evses: [...location.evses!, added] });
    await stage.deliver('locations', key);
    expect(stage.lines).toEqual([`PUT ${url}`]);
  });

  test('of which the partner has everything already is not sent again', async () => {
    stage.received = [];
    await setStatus('hafen-7-1', 'CHARGING');
    const told = await stage.deliver('locations', key);
    // Owed again by what was in the message already, as of two changes that follow each other fast.
    expect(await stage.deliver('locations', key)).toEqual(told);
    expect(stage.lines).toEqual([`PATCH ${url}/hafen-7-1`]);
  });

  test('that goes back to what it was after an answer got lost is PUT: the partner may have had it', async () => {
    stage.received = [];
    stage.answer = () => ({ http: 504 });
    await setStatus('hafen-7-1', 'CHARGING');
    await expect(stage.deliver('locations', key)).rejects.toMatchObject({ verdict: 'pause' });
    stage.answer = () => ({});
    await setStatus('hafen-7-1', 'AVAILABLE', now + 1);
    await stage.deliver('locations', key);
    expect(stage.lines).toEqual([`PATCH ${url}/hafen-7-1`, `PUT ${url}`]);
  });

  test('whose acknowledgement is older than what was told last is PUT', async () => {
    stage.received = [];
    const before = await stage.backing.ledger.acknowledged(stage.partnerId, `locations/${key}`);
    await setStatus('hafen-7-1', 'CHARGING');
    await stage.deliver('locations', key);
    await setStatus('hafen-7-1', 'AVAILABLE', now + 1);
    await stage.deliver('locations', key, before);
    expect(stage.lines).toEqual([`PATCH ${url}/hafen-7-1`, `PUT ${url}`]);
  });

  test('is PUT whole to a partner that is owed everything anew', async () => {
    stage.received = [];
    await stage.backing.store.commit(oweAnew(stage.partnerId, { kind: 'locations', key }));
    await stage.deliver('locations', key);
    expect(stage.lines).toEqual([`PUT ${url}`]);
  });

  test.each([
    ['HTTP 404', { http: 404, ocpi: 2003 }],
    ['OCPI 2003', { ocpi: 2003 }],
    ['HTTP 405', { http: 405, ocpi: 2000 }],
    ['HTTP 501', { http: 501, ocpi: 3000 }],
  ])('of which the partner knows no EVSE (%s) is PUT whole after all', async (_, refusal) => {
    stage.received = [];
    stage.answer = ({ method }) => (method === 'PATCH' ? refusal : {});
    await setStatus('hafen-7-1', 'CHARGING');
    await stage.deliver('locations', key);
    expect(stage.lines).toEqual([`PATCH ${url}/hafen-7-1`, `PUT ${url}`]);
  });

  test('stays as the partner had it while the partner fails, and the difference goes out later', async () => {
    stage.received = [];
    await setStatus('hafen-7-1', 'CHARGING');
    stage.answer = () => ({ http: 503 });
    await expect(stage.deliver('locations', key)).rejects.toMatchObject({
      name: 'PartnerFailure',
      verdict: 'pause',
    });
    await setStatus('hafen-7-1', 'OUTOFORDER', now + 1);
    stage.answer = () => ({});
    await stage.deliver('locations', key);
    expect(stage.received.map(({ method, body }) => [method, body])).toEqual([
      ['PATCH', { status: 'CHARGING', last_updated: '2026-03-01T12:00:00Z' }],
      ['PATCH', { status: 'OUTOFORDER', last_updated: '2026-03-01T12:00:00.001Z' }],
    ]);
  });

  test('that was removed has only EVSEs that are REMOVED', async () => {
    stage.received = [];
    await stage.catalog.removeLocation(key);
    await stage.deliver('locations', key);
    expect(stage.lines).toEqual([`PATCH ${url}/hafen-7-1`]);
    expect(stage.received[0]!.body).toMatchObject({ status: 'REMOVED' });
    await stage.catalog.putLocation(location);
  });

  test('with more changes than a PUT is long goes by PUT', async () => {
    const evses = Array.from({ length: 9 }, (_, n) => ({ ...location.evses![0]!, uid: `bay-${n}` }));
    const large = { ...location, id: 'LARGE', evses };
    await stage.catalog.putLocation(large);
    await stage.deliver('locations', keyOf(large));
    stage.received = [];
    const charging = evses.map((evse) => ({ ...evse, status: 'CHARGING' as const }));
    await stage.catalog.putLocation({ ...large, evses: charging });
    await stage.deliver('locations', keyOf(large));
    expect(stage.lines).toEqual(['PUT /emsp/locations/DE/ABC/LARGE']);
  });

  test('that never was is nothing to tell', async () => {
    stage.received = [];
    expect(await stage.deliver('locations', 'DE*ABC*NONE')).toBeNull();
    expect(stage.lines).toEqual([]);
  });
});
