import { expect, test } from '@jest/globals';
import { peer } from './peer.ts';

const at = peer();

test.each(['Idle', 'Uploaded', 'Late'])('DiagnosticsStatusNotification %s is noted', async (status) => {
  await expect(at.station.call('DiagnosticsStatusNotification', { status })).resolves.toEqual({});
  expect(at.desk.log).toContainEqual({
    level: 'info',
    message: 'diagnostics upload',
    fields: { station: 'CP1', status },
  });
});

test('DiagnosticsStatusNotification without a status is refused', async () => {
  await expect(at.station.call('DiagnosticsStatusNotification', { status: null })).rejects.toMatchObject({
    code: 'TypeConstraintViolation',
  });
});
