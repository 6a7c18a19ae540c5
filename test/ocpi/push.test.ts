import { beforeEach, describe, expect, test } from '@jest/globals';
import { makeRef } from '../../src/core/ids.ts';
import { now, PushStage } from './push-stage.ts';
import * as samples from './v221/samples.ts';
import { faults } from './v221/schema.ts';

const stage = PushStage.use();

describe('a CDR', () => {
  let id: string;

  beforeEach(async () => {
    id = stage.nextId('cdr');
    await stage.backing.store.commit([{ type: 'cdr', cdr: { ...samples.cdr, id, owner: stage.partnerId } }]);
  });

  test('is POSTed once, and the address it got is kept', async () => {
    stage.answer = () => ({ http: 201, headers: { location: `${stage.origin}/emsp/cdrs/77` } });
    const told = await stage.deliver('cdrs', id);
    expect(told).toStrictEqual({ at: now, url: `${stage.origin}/emsp/cdrs/77` });
    expect(await stage.deliver('cdrs', id)).toStrictEqual(told);
    expect(stage.lines).toEqual(['POST /emsp/cdrs']);
    expect(faults('CDR', stage.received[0]!.body)).toEqual([]);
    expect(stage.received[0]!.body).toMatchObject({ id, total_cost: { excl_vat: 14.3622 } });
  });

  test('without an address is delivered as well', async () => {
    expect(await stage.deliver('cdrs', id)).toStrictEqual({ at: now });
  });

  test('that the partner says it has counts as delivered', async () => {
    stage.answer = () => ({ http: 409, ocpi: 2001 });
    expect(await stage.deliver('cdrs', id)).toStrictEqual({ at: now });
  });

  test.each([
    [{ ocpi: 2001 }, 'park'],
    [{ ocpi: 3000 }, 'retry'],
    [{ http: 422 }, 'park'],
    [{ http: 500 }, 'retry'],
    [{ http: 429, headers: { 'retry-after': '7' } }, 'pause'],
  ])('answered with %j is not delivered: %s', async (failure, verdict) => {
    stage.answer = () => failure;
    await expect(stage.deliver('cdrs', id)).rejects.toMatchObject({ verdict });
    expect(
      await stage.backing.ledger.owedRef(stage.partnerId, makeRef({ kind: 'cdrs', key: id })),
    ).toBeDefined();
  });

  test('of another partner is never sent', async () => {
    await stage.backing.store.commit([{ type: 'cdr', cdr: { ...samples.cdr, id, owner: 'somebody-else' } }]);
    await expect(stage.deliver('cdrs', id)).rejects.toMatchObject({ verdict: 'park' });
    expect(stage.received).toEqual([]);
  });
});

describe('a partner', () => {
  test('without the module is told nothing, and keeps what it had', async () => {
    await stage.register({ endpoints: [] });
    const owed = { partnerId: stage.partnerId, ref: 'cdrs/c', mark: '1', since: now };
    const { signal } = new AbortController();
    expect(await stage.push.tell(owed, signal)).toBeNull();
    expect(await stage.push.tell({ ...owed, acknowledged: { at: 5 } }, signal)).toEqual({ at: 5 });
    expect(stage.received).toEqual([]);
  });

  test('that is not registered is owed everything still', async () => {
    await stage.register({ state: 'unregistered', endpoints: [] });
    await expect(stage.deliver('cdrs', 'c')).rejects.toMatchObject({ verdict: 'pause' });
  });

  test('that nobody knows any more, and a reference that names nothing, are parked', async () => {
    const owed = { partnerId: 'gone', ref: 'cdrs/c', mark: '1', since: now };
    const { signal } = new AbortController();
    await expect(stage.push.tell(owed, signal)).rejects.toMatchObject({ verdict: 'park' });
    await expect(
      stage.push.tell({ ...owed, partnerId: stage.partnerId, ref: 'nonsense' }, signal),
    ).rejects.toMatchObject({
      verdict: 'park',
    });
  });
});
