import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
  AuthorityKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { randomBytes, webcrypto } from 'node:crypto';
import { BridgeError } from '../core/errors.ts';
import type { Clock } from '../core/ports.ts';
import type {
  CertificateAuthority,
  IssuedCertificate,
  SigningRequest,
} from '../core/security/station-certificates.ts';
import { readOrMake } from './ca-folder.ts';
import type { CaFiles } from './ca-folder.ts';
import { issuedChain } from './issued-chain.ts';
import { checkedRequest } from './signing-request.ts';

export interface BuiltinCaDeps {
  /** Where key and root are kept; made when it is not there. */
  readonly folder: string;
  /** The O of every certificate. */
  readonly organization: string;
  readonly clock: Clock;
}

interface Authority {
  readonly root: X509Certificate;
  readonly key: webcrypto.CryptoKey;
}

const curve = { name: 'ECDSA', namedCurve: 'P-256' };
const signing = { name: 'ECDSA', hash: 'SHA-256' };
const hourMs = 3_600_000;
const yearMs = 365 * 24 * hourMs;
const rootLifeMs = 20 * yearMs;
const leafLifeMs = yearMs;

/** An authority of the bridge's own, for trials: its key lies on the bridge's disk. */
export class BuiltinCa implements CertificateAuthority {
  private readonly deps: BuiltinCaDeps;
  private authority: Authority | undefined;

  constructor(deps: BuiltinCaDeps) {
    this.deps = deps;
  }

  /**
   * Reads key and root, or makes them; answers whether they are new.
   * @throws Error that says what is wrong with the files
   */
  async start(): Promise<boolean> {
    const files = await readOrMake(this.deps.folder, () => this.make());
    const root = new X509Certificate(files.root);
    const der = Buffer.from(files.key.replaceAll(/-----[A-Z ]+-----|\s/g, ''), 'base64');
    const key = await webcrypto.subtle.importKey('pkcs8', der, curve, false, ['sign']);
    this.authority = { root, key };
    return files.made;
  }

  /** The root in PEM: whoever shows a certificate that it signed is believed. */
  get root(): string {
    return `${this.opened().root.toString('pem')}\n`;
  }

  async check(request: SigningRequest): Promise<void> {
    await checkedRequest(request);
    if (request.certificateType === 'V2GCertificate') {
      throw new BridgeError('invalid', 'the built-in certificate authority signs no V2G certificates');
    }
  }

  async issue(request: SigningRequest): Promise<IssuedCertificate> {
    await this.check(request);
    const checked = await checkedRequest(request);
    const { publicKey } = checked.request;
    const { root, key } = this.opened();
    const now = this.deps.clock.now();
    const leaf = await X509CertificateGenerator.create({
      serialNumber: serialNumber(),
      subject: this.subject(request.commonName ?? request.stationId),
      issuer: root.subjectName.toJSON(),
      // a station's clock may be behind
      notBefore: new Date(Math.max(now - hourMs, root.notBefore.getTime())),
      notAfter: new Date(Math.min(now + leafLifeMs, root.notAfter.getTime())),
      publicKey,
      signingKey: key,
      signingAlgorithm: signing,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment, true),
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.clientAuth]),
        await SubjectKeyIdentifierExtension.create(publicKey),
        await AuthorityKeyIdentifierExtension.create(root.publicKey),
      ],
    });
    return issuedChain(leaf.toString('pem'), checked.key, now);
  }

  private opened(): Authority {
    if (!this.authority) throw new BridgeError('not-found', 'the built-in certificate authority is not open');
    return this.authority;
  }

  private subject(commonName: string): { CN?: string[]; O?: string[] }[] {
    return [{ O: [this.deps.organization] }, { CN: [commonName] }];
  }

  private async make(): Promise<CaFiles> {
    const keys = await webcrypto.subtle.generateKey(curve, true, ['sign', 'verify']);
    const now = this.deps.clock.now();
    const root = await X509CertificateGenerator.createSelfSigned({
      serialNumber: serialNumber(),
      name: this.subject(`${this.deps.organization} trial station CA`),
      notBefore: new Date(now - hourMs),
      notAfter: new Date(now + rootLifeMs),
      keys,
      signingAlgorithm: signing,
      extensions: [
        new BasicConstraintsExtension(true, 0, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
        await SubjectKeyIdentifierExtension.create(keys.publicKey),
      ],
    });
    const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
    const lines = der.toString('base64').replaceAll(/(.{64})/g, '$1\n');
    const key = `-----BEGIN PRIVATE KEY-----\n${lines.trimEnd()}\n-----END PRIVATE KEY-----\n`;
    return { key, root: `${root.toString('pem')}\n` };
  }
}

/** [RFC 5280 4.1.2.2] positive, of at most 20 octets. */
function serialNumber(): string {
  const bytes = randomBytes(16);
  bytes.writeUInt8((bytes.readUInt8(0) & 0x7f) | 0x40, 0);
  return bytes.toString('hex');
}
