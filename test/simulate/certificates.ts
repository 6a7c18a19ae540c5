import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  Pkcs10CertificateRequest,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { X509Certificate } from '@peculiar/x509';
import { KeyObject, webcrypto } from 'node:crypto';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const from = new Date(Date.now() - 3_600_000);
const to = new Date(Date.now() + 3_600_000);

export interface Pair {
  readonly cert: string;
  readonly key: string;
}

/** A certificate authority for an hour. */
export class TestCa {
  readonly root: X509Certificate;
  private readonly keys: webcrypto.CryptoKeyPair;
  private serial = 16;

  private constructor(root: X509Certificate, keys: webcrypto.CryptoKeyPair) {
    this.root = root;
    this.keys = keys;
  }

  static async make(name: string): Promise<TestCa> {
    const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
    const root = await X509CertificateGenerator.createSelfSigned({
      serialNumber: '0a',
      name: `CN=${name}`,
      notBefore: from,
      notAfter: to,
      signingAlgorithm: algorithm,
      keys,
      extensions: [new BasicConstraintsExtension(true, undefined, true)],
    });
    return new TestCa(root, keys);
  }

  get pem(): string {
    return this.root.toString('pem');
  }

  async issue(name: string): Promise<Pair> {
    const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
    const cert = await this.sign(`CN=${name}`, keys.publicKey);
    return { cert, key: KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' }).toString() };
  }

  /** What comes of a signing request, which proves its key. */
  async certify(csr: string): Promise<string> {
    const request = new Pkcs10CertificateRequest(csr);
    if (!(await request.verify())) throw new Error('the request is not signed with its own key');
    const der = request.publicKey.rawData;
    const key = await webcrypto.subtle.importKey('spki', der, algorithm, true, ['verify']);
    return this.sign(request.subject, key);
  }

  private async sign(subject: string, publicKey: webcrypto.CryptoKey): Promise<string> {
    const certificate = await X509CertificateGenerator.create({
      serialNumber: (++this.serial).toString(16),
      subject,
      issuer: this.root.subject,
      notBefore: from,
      notAfter: to,
      signingAlgorithm: algorithm,
      publicKey,
      signingKey: this.keys.privateKey,
      extensions: [new SubjectAlternativeNameExtension([{ type: 'dns', value: 'localhost' }])],
    });
    return certificate.toString('pem');
  }
}
