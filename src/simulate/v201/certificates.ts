import type { Command } from '../dialect.ts';
import { optional, part, text, texts } from '../payload.ts';

const longest = 10_000;

const getInstalled: Command = async ({ certificates }, payload) => {
  const found = await certificates.hashes(optional(payload, 'certificateType', texts));
  if (found.length === 0) return { status: 'NotFound' };
  return {
    status: 'Accepted',
    certificateHashDataChain: found.map(({ type, hash }) => ({
      certificateHashData: hash,
      certificateType: type,
    })),
  };
};

const deleteCertificate: Command = async (target, payload) => {
  const hash = part(payload, 'certificateHashData');
  const [serial, key] = [text(hash, 'serialNumber', 40), text(hash, 'issuerKeyHash', 128)];
  const status = await target.certificates.delete(serial, key);
  if (status === 'Accepted') target.trustChanged();
  return { status };
};

/** [OCPP 2.0.1 A02, M03 to M05] */
export const certificates: Readonly<Record<string, Command>> = {
  CertificateSigned: (target, payload) => ({
    status: target.useCertificate(text(payload, 'certificateChain', longest)),
  }),
  DeleteCertificate: deleteCertificate,
  GetInstalledCertificateIds: getInstalled,
  InstallCertificate: (target, payload) => {
    const type = text(payload, 'certificateType', 50);
    const status = target.certificates.install(type, text(payload, 'certificate', longest));
    if (status === 'Accepted') target.trustChanged();
    return { status };
  },
};
