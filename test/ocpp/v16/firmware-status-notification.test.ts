import { expect, test } from '@jest/globals';
import { peer } from './peer.ts';

const at = peer();

test.each(['Downloading', 'Installed', 'Rebooting'])(
  'FirmwareStatusNotification %s is noted',
  async (status) => {
    await expect(at.station.call('FirmwareStatusNotification', { status })).resolves.toEqual({});
    expect(at.desk.log).toContainEqual({
      level: 'info',
      message: 'firmware update',
      fields: { station: 'CP1', status },
    });
  },
);

test('FirmwareStatusNotification without a status is refused', async () => {
  await expect(at.station.call('FirmwareStatusNotification', {})).rejects.toMatchObject({
    code: 'OccurenceConstraintViolation',
  });
});
