import { expect, test } from '@jest/globals';
import { peer } from './peer.ts';

const at = peer();

test('Heartbeat is answered with the time in UTC', async () => {
  const before = Date.now();
  const { currentTime } = await at.station.call('Heartbeat', {});
  expect(currentTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  expect(Date.parse(currentTime as string)).toBeGreaterThanOrEqual(before);
});

test('Heartbeat with something in it is a Heartbeat', async () => {
  await expect(at.station.call('Heartbeat', { status: 'ok' })).resolves.toHaveProperty('currentTime');
});

test.each(['[]', '"x"', 'null', '5'])('Heartbeat with the payload %s is refused', async (payload) => {
  const next = at.station.next();
  at.station.send(`[2,"h","Heartbeat",${payload}]`);
  expect(JSON.parse(await next)).toEqual([
    4,
    'h',
    'FormationViolation',
    'the payload is not a JSON object',
    {},
  ]);
});
