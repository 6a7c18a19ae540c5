import { expect, test } from '@jest/globals';
import { peer } from './peer.ts';

const at = peer();

test.each([
  ['SignatureVerified', 'info'],
  ['InvalidSignature', 'warning'],
  ['InstallVerificationFailed', 'warning'],
])('SignedFirmwareStatusNotification %s is kept as an event', async (status, severity) => {
  await expect(
    at.station.call('SignedFirmwareStatusNotification', { status, requestId: 7 }),
  ).resolves.toEqual({});
  const [event] = await at.desk.store.stationEvents('CP1', { limit: 1 });
  expect(event).toMatchObject({
    kind: 'firmware',
    severity,
    text: `signed firmware update: ${status}`,
    details: { status, requestId: 7 },
  });
});

test('SignedFirmwareStatusNotification without a status is refused', async () => {
  await expect(at.station.call('SignedFirmwareStatusNotification', {})).rejects.toMatchObject({
    code: 'OccurenceConstraintViolation',
  });
});
