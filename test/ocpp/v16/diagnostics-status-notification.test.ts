import { expect, test } from '@jest/globals';
import { peer } from './peer.ts';

const at = peer();

test.each([
  ['Uploading', 'info'],
  ['Uploaded', 'info'],
  ['UploadFailed', 'warning'],
])('DiagnosticsStatusNotification %s is kept as an event', async (status, severity) => {
  await expect(at.station.call('DiagnosticsStatusNotification', { status })).resolves.toEqual({});
  const [event] = await at.desk.store.stationEvents('CP1', { limit: 1 });
  expect(event).toMatchObject({
    kind: 'log',
    severity,
    text: `diagnostics upload: ${status}`,
    details: { status },
  });
});

test('DiagnosticsStatusNotification without a status is refused', async () => {
  await expect(at.station.call('DiagnosticsStatusNotification', {})).rejects.toMatchObject({
    code: 'OccurenceConstraintViolation',
  });
});
