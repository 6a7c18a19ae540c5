import { expect, test } from '@jest/globals';
import { peer } from './peer.ts';

const at = peer();
const newest = async () => (await at.desk.store.stationEvents('CP1', { limit: 1, kind: 'security' }))[0];

test.each([
  ['TamperDetectionActivated', 'alarm'],
  ['MemoryExhaustion', 'alarm'],
  ['InvalidFirmwareSignature', 'warning'],
  ['VendorSaysHello', 'info'],
])('SecurityEventNotification %s is kept under its own time', async (type, severity) => {
  const timestamp = '2024-05-01T10:00:00+02:00';
  await expect(at.station.call('SecurityEventNotification', { type, timestamp })).resolves.toEqual({});
  expect(await newest()).toMatchObject({
    kind: 'security',
    severity,
    text: type,
    at: Date.parse(timestamp),
    details: { type },
  });
});

test('what it says of it is kept too; a time that cannot be is that of its arrival', async () => {
  const before = Date.now();
  const event = { type: 'InvalidMessages', techInfo: 'three of them', timestamp: '2099-01-01T00:00:00Z' };
  await at.station.call('SecurityEventNotification', event);
  const kept = await newest();
  expect(kept).toMatchObject({
    text: 'InvalidMessages: three of them',
    details: { techInfo: 'three of them' },
  });
  expect(kept?.at).toBeGreaterThanOrEqual(before);
  expect(kept?.at).toBeLessThanOrEqual(Date.now());
});

test('SecurityEventNotification without a type is refused', async () => {
  const timestamp = new Date().toISOString();
  await expect(at.station.call('SecurityEventNotification', { timestamp })).rejects.toMatchObject({
    code: 'OccurenceConstraintViolation',
  });
});
