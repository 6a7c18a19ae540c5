import { expect, test } from '@jest/globals';
import { peer } from './peer.ts';

const at = peer();

test.each([
  ['Uploaded', 'info'],
  ['PermissionDenied', 'warning'],
  ['UploadFailure', 'warning'],
  ['NotSupportedOperation', 'warning'],
  ['BadMessage', 'warning'],
])('LogStatusNotification %s is kept as an event', async (status, severity) => {
  await expect(at.station.call('LogStatusNotification', { status, requestId: 7 })).resolves.toEqual({});
  const [event] = await at.desk.store.stationEvents('CP1', { limit: 1 });
  expect(event).toMatchObject({
    kind: 'log',
    severity,
    text: `log upload: ${status}`,
    details: { status, requestId: 7 },
  });
});

test('LogStatusNotification without a status is refused', async () => {
  await expect(at.station.call('LogStatusNotification', {})).rejects.toMatchObject({
    code: 'OccurenceConstraintViolation',
  });
});
