import { describe, expect, test } from '@jest/globals';
import { peer } from './peer.ts';

const at = peer();

describe('BootNotification', () => {
  test('is accepted, with UTC time and interval, in the order of the schema', async () => {
    const payload = {
      chargePointVendor: 'Vendor',
      chargePointModel: 'Model',
      chargePointSerialNumber: 'SN1',
      firmwareVersion: '1.2.3',
    };
    const answer = await at.station.call('BootNotification', payload);
    expect(Object.keys(answer)).toEqual(['status', 'currentTime', 'interval']);
    expect(answer).toMatchObject({ status: 'Accepted', interval: 300 });
    expect(answer['currentTime']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const { boot } = await at.desk.store.stationMemory('CP1');
    expect(boot).toMatchObject({ vendor: 'Vendor', model: 'Model', serialNumber: 'SN1', firmware: '1.2.3' });
  });

  test('texts that are too long are kept', async () => {
    const long = 'x'.repeat(60);
    const payload = { chargePointVendor: long, chargePointModel: long, chargeBoxSerialNumber: long };
    await expect(at.station.call('BootNotification', payload)).resolves.toMatchObject({ status: 'Accepted' });
    const { boot } = await at.desk.store.stationMemory('CP1');
    expect(boot).toMatchObject({ vendor: long, model: long, serialNumber: long });
  });

  test.each([
    [{}, 'OccurenceConstraintViolation', /^\/chargePointVendor is missing/],
    [{ chargePointVendor: 'V' }, 'OccurenceConstraintViolation', /^\/chargePointModel is missing/],
    [
      { chargePointVendor: {}, chargePointModel: 'M' },
      'TypeConstraintViolation',
      /^\/chargePointVendor must be string/,
    ],
  ])('%j is refused', async (payload, code, description) => {
    await expect(at.station.call('BootNotification', payload)).rejects.toMatchObject({
      code,
      description: expect.stringMatching(description) as unknown,
    });
  });
});
