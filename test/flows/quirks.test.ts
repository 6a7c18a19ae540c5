import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Bridge } from '../kit/bridge.ts';
import { FakeStation } from '../kit/station.ts';
import { tempDir } from '../kit/temp-dir.ts';
import type { TempDir } from '../kit/temp-dir.ts';

let dir: TempDir;
beforeAll(async () => {
  dir = await tempDir('rb-quirks-flow-');
});
afterAll(() => dir.remove());

async function file(entries: unknown): Promise<string> {
  const path = join(dir.path, 'quirks.json');
  await writeFile(path, JSON.stringify(entries));
  return path;
}

test("the operator's file says how a kind differs, and the station shows it and how often its messages differ", async () => {
  const set = { stationStatus: 'ignore' };
  const bridge = await Bridge.start({
    QUIRKS_FILE: await file([{ match: { vendor: 'acme*' }, note: 'cries wolf', set }]),
  });
  try {
    const path = '/stations/CP1';
    expect((await bridge.admin('PUT', path, { securityProfile: 0 })).status).toBe(201);
    const station = await FakeStation.connect(bridge.ocppUrl, 'CP1');
    await station.call('BootNotification', { chargePointVendor: 'ACME Inc', chargePointModel: 'M' });
    const faulted = { connectorId: 0, errorCode: 'Wolf', status: 'Faulted' };
    await station.call('StatusNotification', faulted);
    await station.call('StatusNotification', faulted);
    expect((await bridge.admin('GET', path)).body).toMatchObject({
      statuses: [],
      appliedQuirks: [{ from: 'file', note: 'cries wolf', set }],
      violations: { count: 2, kinds: [{ action: 'StatusNotification', pointer: '/errorCode', count: 2 }] },
    });
    await station.close();
  } finally {
    await bridge.stop();
  }
});

test('a file with mistakes ends the start, and all of them are named', async () => {
  const entries = [{ match: { vendor: 'X' }, note: 'n', set: { energyUnit: 'MWh', colour: 'red' } }];
  const start = Bridge.start({ QUIRKS_FILE: await file(entries) });
  await expect(start).rejects.toThrow(/quirks\.json has mistakes:[^]*energyUnit[^]*colour/);
});
