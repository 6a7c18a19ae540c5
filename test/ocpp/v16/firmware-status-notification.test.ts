import { expect, test } from '@jest/globals';
import { peer } from './peer.ts';

const at = peer();

test.each([
  ['Downloading', 'info'],
  ['Installed', 'info'],
  ['InstallationFailed', 'warning'],
])('FirmwareStatusNotification %s is kept as an event', async (status, severity) => {
  await expect(at.station.call('FirmwareStatusNotification', { status })).resolves.toEqual({});
  const [event] = await at.desk.store.stationEvents('CP1', { limit: 1 });
  expect(event).toMatchObject({
    kind: 'firmware',
    severity,
    text: `firmware update: ${status}`,
    details: { status },
  });
});

test('FirmwareStatusNotification without a status is refused', async () => {
  await expect(at.station.call('FirmwareStatusNotification', {})).rejects.toMatchObject({
    code: 'OccurenceConstraintViolation',
  });
});
