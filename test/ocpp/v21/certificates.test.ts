import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { BuiltinCa } from '../../../src/ca/builtin-ca.ts';
import { tempDir } from '../../kit/temp-dir.ts';
import type { TempDir } from '../../kit/temp-dir.ts';
import { until } from '../../kit/until.ts';
import { Desk } from '../desk.ts';
import { csrFor } from '../security/certificates.ts';

let folder: TempDir;
let desk: Desk;
beforeAll(async () => {
  folder = await tempDir('rb-ca21-');
  const clock = { now: () => Date.now() };
  const authority = new BuiltinCa({ folder: folder.path, organization: 'Ring', clock });
  await authority.start();
  desk = await Desk.open({ authority });
  await desk.addLocation();
});
afterAll(async () => {
  await desk.close();
  await folder.remove();
});

/** What the station is handed after it asked with these. */
async function handedOver(id: string, asked: object): Promise<unknown> {
  await desk.addStation(id);
  const answers = { CertificateSigned: () => ({ status: 'Accepted' }) };
  const station = await desk.connect(id, { version: '2.1', answers });
  const { csr } = await csrFor([{ CN: [id] }]);
  expect(await station.call('SignCertificate', { csr, ...asked })).toEqual({ status: 'Accepted' });
  await until('the certificate', () => station.calls.length === 1);
  await until('it is installed', async () => {
    const [certificate] = await desk.store.stationCertificates(id);
    return certificate?.state === 'installed';
  });
  return station.calls[0]?.payload;
}

test('a certificate comes back under the number of its request', async () => {
  const certificateType = 'ChargingStationCertificate';
  expect(await handedOver('CP1', { certificateType, requestId: 41 })).toMatchObject({
    certificateType,
    requestId: 41,
  });
  const [kept] = await desk.store.stationCertificates('CP1');
  expect(kept).not.toHaveProperty('requestId');
  expect(await handedOver('CP2', {})).not.toHaveProperty('requestId');
});
