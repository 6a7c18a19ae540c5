import type { Command } from '../dialect.ts';
import { choice, part, text } from '../payload.ts';

const types = ['CentralSystemRootCertificate', 'ManufacturerRootCertificate'] as const;

const getInstalled: Command = async ({ certificates }, payload) => {
  const found = await certificates.hashes([choice(payload, 'certificateType', types)]);
  if (found.length === 0) return { status: 'NotFound' };
  return { certificateHashData: found.map(({ hash }) => hash), status: 'Accepted' };
};

const deleteCertificate: Command = async (target, payload) => {
  const hash = part(payload, 'certificateHashData');
  const status = await target.certificates.delete(
    text(hash, 'serialNumber', 40),
    text(hash, 'issuerKeyHash', 128),
  );
  if (status === 'Accepted') target.trustChanged();
  return { status };
};

/** [OCPP 1.6 security 4.1, 4.2] */
export const certificates: Readonly<Record<string, Command>> = {
  CertificateSigned: (target, payload) => ({
    status: target.useCertificate(text(payload, 'certificateChain', 10_000)),
  }),
  DeleteCertificate: deleteCertificate,
  GetInstalledCertificateIds: getInstalled,
  InstallCertificate: (target, payload) => {
    const type = choice(payload, 'certificateType', types);
    const status = target.certificates.install(type, text(payload, 'certificate'));
    if (status === 'Accepted') target.trustChanged();
    return { status };
  },
};
