import { expect, test } from '@jest/globals';
import { peer } from './peer.ts';

const at = peer();

test.each([
  { vendorId: 'com.example' },
  { vendorId: 'V', messageId: 'm', data: '{"a":1}' },
  { vendorId: 'V', data: { a: 1 } },
])('DataTransfer %j: no vendor is known', async (payload) => {
  await expect(at.station.call('DataTransfer', payload)).resolves.toEqual({ status: 'UnknownVendorId' });
});

test('DataTransfer without a vendor is refused', async () => {
  await expect(at.station.call('DataTransfer', { data: 'x' })).rejects.toMatchObject({
    code: 'OccurenceConstraintViolation',
    description: '/vendorId is missing',
  });
});
