import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  Pkcs10CertificateRequestGenerator,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { JsonName, X509Certificate } from '@peculiar/x509';
import { randomBytes, webcrypto } from 'node:crypto';

const curve = { name: 'ECDSA', namedCurve: 'P-256' };
const signing = { name: 'ECDSA', hash: 'SHA-256' };
const dayMs = 86_400_000;

export interface Pair {
  readonly cert: string;
  readonly key: string;
}

export interface LeafOptions {
  readonly organization?: string;
  readonly fromDays?: number;
  readonly toDays?: number;
  /** Some names in its subject more, or none: instead of the CN. */
  readonly subject?: JsonName;
}

async function pemOf(key: webcrypto.CryptoKey): Promise<string> {
  const text = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key)).toString('base64');
  return `-----BEGIN PRIVATE KEY-----\n${text}\n-----END PRIVATE KEY-----\n`;
}

export function newKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(curve, true, ['sign', 'verify']);
}

/** An authority for tests, which signs servers' and stations' certificates. */
export class TestCa {
  readonly cert: string;
  private readonly root: X509Certificate;
  private readonly keys: webcrypto.CryptoKeyPair;

  private constructor(root: X509Certificate, keys: webcrypto.CryptoKeyPair) {
    this.root = root;
    this.keys = keys;
    this.cert = `${root.toString('pem')}\n`;
  }

  static async make(name: string): Promise<TestCa> {
    const keys = await newKeys();
    const root = await X509CertificateGenerator.createSelfSigned({
      serialNumber: randomBytes(8).toString('hex'),
      name: [{ CN: [name] }],
      notBefore: new Date(Date.now() - 400 * dayMs),
      notAfter: new Date(Date.now() + 400 * dayMs),
      keys,
      signingAlgorithm: signing,
      extensions: [
        new BasicConstraintsExtension(true, 1, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
      ],
    });
    return new TestCa(root, keys);
  }

  /** Signs a key that somebody else holds. */
  async sign(
    publicKey: webcrypto.CryptoKey,
    commonName: string,
    { organization = 'Test', fromDays = -1, toDays = 90, subject }: LeafOptions = {},
  ): Promise<string> {
    const leaf = await X509CertificateGenerator.create({
      serialNumber: `40${randomBytes(7).toString('hex')}`,
      subject: subject ?? [{ O: [organization] }, { CN: [commonName] }],
      issuer: this.root.subjectName.toJSON(),
      notBefore: new Date(Date.now() + fromDays * dayMs),
      notAfter: new Date(Date.now() + toDays * dayMs),
      publicKey,
      signingKey: this.keys.privateKey,
      signingAlgorithm: signing,
      extensions: [new SubjectAlternativeNameExtension([{ type: 'ip', value: '127.0.0.1' }])],
    });
    return `${leaf.toString('pem')}\n`;
  }

  async rsaLeaf(commonName: string): Promise<Pair> {
    const keys = await webcrypto.subtle.generateKey(rsa, true, ['sign', 'verify']);
    return { cert: await this.sign(keys.publicKey, commonName), key: await pemOf(keys.privateKey) };
  }

  async leaf(commonName: string, options: LeafOptions = {}): Promise<Pair> {
    const keys = await newKeys();
    return { cert: await this.sign(keys.publicKey, commonName, options), key: await pemOf(keys.privateKey) };
  }
}

const rsa = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
};

export interface Csr {
  readonly csr: string;
  readonly key: string;
  readonly publicKey: webcrypto.CryptoKey;
}

/** What a station sends to get a certificate. */
export async function csrFor(
  name: JsonName,
  keys?: webcrypto.CryptoKeyPair,
  signingAlgorithm: object = signing,
): Promise<Csr> {
  const pair = keys ?? (await newKeys());
  const csr = await Pkcs10CertificateRequestGenerator.create({
    name,
    keys: pair,
    signingAlgorithm: signingAlgorithm as typeof signing, // RSA has another one
  });
  return { csr: csr.toString('pem'), key: await pemOf(pair.privateKey), publicKey: pair.publicKey };
}
