import 'reflect-metadata';
import { X509Certificate } from '@peculiar/x509';
import { createHash } from 'node:crypto';

/** How a certificate is named in 1.6's security extension and in 2.x, with SHA-256. */
export interface CertificateHash {
  readonly hashAlgorithm: 'SHA256';
  readonly issuerNameHash: string;
  readonly issuerKeyHash: string;
  readonly serialNumber: string;
}

interface Installed {
  readonly type: string;
  readonly certificate: X509Certificate;
}

const most = 20;

/** The root certificates that were given to the charge point, each for its use. */
export class InstalledCertificates {
  private installed: readonly Installed[] = [];

  /** Rejected is what is no certificate, or one whose time is over; Failed, where there is no room. */
  install(type: string, pem: string): 'Accepted' | 'Failed' | 'Rejected' {
    const certificate = read(pem);
    if (!certificate || certificate.notAfter.getTime() <= Date.now()) return 'Rejected';
    const others = this.installed.filter((one) => one.certificate.toString() !== certificate.toString());
    if (others.length >= most) return 'Failed';
    this.installed = [...others, { type, certificate }];
    return 'Accepted';
  }

  /** Of the wanted types, or of all. */
  async hashes(
    types: readonly string[] | undefined,
  ): Promise<readonly { readonly type: string; readonly hash: CertificateHash }[]> {
    const wanted = this.installed.filter(({ type }) => !types || types.includes(type));
    return Promise.all(
      wanted.map(async ({ type, certificate }) => ({ type, hash: await this.hashOf(certificate) })),
    );
  }

  async delete(serialNumber: string, issuerKeyHash: string): Promise<'Accepted' | 'NotFound'> {
    const named = await Promise.all(
      this.installed.map(async (one) => ({ one, hash: await this.hashOf(one.certificate) })),
    );
    const found = named.find(
      ({ hash }) => same(hash.serialNumber, serialNumber) && same(hash.issuerKeyHash, issuerKeyHash),
    );
    if (!found) return 'NotFound';
    this.installed = this.installed.filter((one) => one !== found.one);
    return 'Accepted';
  }

  /** PEM. */
  of(types: readonly string[]): readonly string[] {
    return this.installed
      .filter(({ type }) => types.includes(type))
      .map(({ certificate }) => certificate.toString('pem'));
  }

  /** [RFC 6960 4.1.1 CertID] the issuer's key is its own for a root, and else that of an installed issuer. */
  private async hashOf(certificate: X509Certificate): Promise<CertificateHash> {
    const { issuerName, serialNumber } = certificate;
    const issuer =
      this.installed.find((one) => one.certificate.subject === certificate.issuer)?.certificate ??
      certificate;
    const key = await issuer.publicKey.getKeyIdentifier('SHA-256');
    return {
      hashAlgorithm: 'SHA256',
      issuerNameHash: createHash('sha256').update(Buffer.from(issuerName.toArrayBuffer())).digest('hex'),
      issuerKeyHash: Buffer.from(key).toString('hex'),
      serialNumber: serialNumber.replace(/^0+(?=.)/, ''),
    };
  }
}

function read(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
