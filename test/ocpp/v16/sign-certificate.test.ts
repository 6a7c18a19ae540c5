import { expect, test } from '@jest/globals';
import { csrFor } from '../security/certificates.ts';
import { peer } from './peer.ts';

const at = peer();

// the certificate that follows: test/ocpp/security/certificates.test.ts
test('SignCertificate is rejected where nobody signs, and the operator is told', async () => {
  const { csr } = await csrFor([{ CN: ['CP1'] }]);
  await expect(at.station.call('SignCertificate', { csr })).resolves.toEqual({ status: 'Rejected' });
  expect(await at.desk.store.stationEvents('CP1', { limit: 1 })).toMatchObject([
    { kind: 'certificate', severity: 'warning' },
  ]);
});

test.each([[{}], [{ csr: '' }], [{ csr: 7 }]])('SignCertificate %j is refused', async (payload) => {
  await expect(at.station.call('SignCertificate', payload)).rejects.toMatchObject({
    code: expect.stringMatching(/ConstraintViolation$/),
  });
});
