import { describe, expect, test } from '@jest/globals';
import { oweAnew } from '../../src/core/change.ts';
import type { Tariff } from '../../src/core/model/tariff.ts';
import { keyOf, PushStage } from './push-stage.ts';
import * as samples from './v221/samples.ts';
import { faults } from './v221/schema.ts';

const stage = PushStage.use();

describe('a tariff', () => {
  const tariff: Tariff = { ...samples.tariff, id: 'Tag & Nacht/1' };
  const url = '/emsp/tariffs/DE/ABC/Tag%20%26%20Nacht%2F1';

  test('is PUT, and deleted under the id that the partner knows', async () => {
    await stage.catalog.putTariff(tariff);
    await stage.deliver('tariffs', keyOf(tariff));
    expect(faults('Tariff', stage.received[0]!.body)).toEqual([]);
    await stage.catalog.removeTariff(keyOf(tariff));
    expect(await stage.deliver('tariffs', keyOf(tariff))).toBeNull();
    expect(stage.lines).toEqual([`PUT ${url}`, `DELETE ${url}`]);
  });

  test('is not sent again while the partner surely has it', async () => {
    const again: Tariff = { ...tariff, id: 'AGAIN' };
    const key = keyOf(again);
    await stage.catalog.putTariff(again);
    await stage.deliver('tariffs', key);
    await stage.deliver('tariffs', key);
    expect(stage.methods).toEqual(['PUT']);
    await stage.backing.store.commit(oweAnew(stage.partnerId, { kind: 'tariffs', key }));
    await stage.deliver('tariffs', key);
    expect(stage.methods).toEqual(['PUT', 'PUT']);
  });

  test.each([
    ['HTTP 404', { http: 404, ocpi: 2001 }],
    ['OCPI 2001', { ocpi: 2001 }],
  ])('that the partner does not know (%s) is deleted all the same', async (_, unknown) => {
    stage.answer = () => unknown;
    expect(await stage.deliver('tariffs', 'DE*ABC*GONE*1')).toBeNull();
    expect(stage.lines).toEqual(['DELETE /emsp/tariffs/DE/ABC/GONE*1']);
  });

  test.each([
    [{ http: 500 }, 'retry'],
    [{ ocpi: 3000 }, 'retry'],
    [{ http: 403 }, 'pause'],
    [{ http: 405 }, 'park'],
  ])('whose deletion is answered with %j is still owed: %s', async (failure, verdict) => {
    stage.answer = () => failure;
    await expect(stage.deliver('tariffs', 'DE*ABC*GONE')).rejects.toMatchObject({ verdict });
  });

  test('that OCPI 2.2.1 cannot express is parked, not sent with another meaning', async () => {
    const odd: Tariff = { ...samples.tariff, id: 'ODD', taxIncluded: 'YES' };
    await stage.catalog.putTariff(odd);
    await expect(stage.deliver('tariffs', keyOf(odd))).rejects.toMatchObject({
      name: 'DeliveryFailure',
      verdict: 'park',
      message: 'tariff ODD cannot be expressed in OCPI 2.2.1',
    });
    expect(stage.lines).toEqual([]);
  });
});
