import type { KeyObject } from 'node:crypto';
import { generateKeyPairSync, sign } from 'node:crypto';

export interface SignedReading {
  readonly TX?: string;
  readonly RV?: number | string;
  readonly RI?: string;
  readonly RU?: string;
  readonly EF?: string;
  readonly ST?: string;
  readonly TM?: string;
}

const reading = { TM: '2026-03-01T11:00:00,000+0100 S', RI: '01-00:01.08.00*FF', RU: 'kWh', EF: '', ST: 'G' };

/** A meter that signs what it reads, in OCMF. */
export class SignedMeter {
  readonly publicKey: KeyObject;
  private readonly privateKey: KeyObject;
  private readonly algorithm: string;
  private page = 1;

  /** @param curve as OpenSSL names it @param algorithm as OCMF names it */
  constructor(curve = 'prime256v1', algorithm = 'ECDSA-secp256r1-SHA256') {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: curve });
    this.publicKey = publicKey;
    this.privateKey = privateKey;
    this.algorithm = algorithm;
  }

  /** Its SubjectPublicKeyInfo. */
  get der(): Buffer {
    return this.publicKey.export({ type: 'spki', format: 'der' });
  }

  /** A record of these readings, with the next number. */
  record(readings: readonly SignedReading[], more: Readonly<Record<string, unknown>> = {}): string {
    const [first = {}, ...rest] = readings;
    const general = { FV: '1.4', GI: 'Test', GS: 'G1', PG: `T${this.page++}`, MS: 'M1', IS: false };
    return this.sign(JSON.stringify({ ...general, ...more, RD: [{ ...reading, ...first }, ...rest] }));
  }

  /** The record with exactly this text as its payload. */
  sign(payload: string, signature: Readonly<Record<string, unknown>> = {}): string {
    const SD = sign('sha256', Buffer.from(payload), this.privateKey).toString('hex');
    return `OCMF|${payload}|${JSON.stringify({ SA: this.algorithm, SD, ...signature })}`;
  }

  /** As `sign`, with the signature as two numbers in a row. */
  signRaw(payload: string): string {
    const SD = sign('sha256', Buffer.from(payload), { key: this.privateKey, dsaEncoding: 'ieee-p1363' });
    return `OCMF|${payload}|${JSON.stringify({ SA: this.algorithm, SD: SD.toString('hex') })}`;
  }
}

export const begin = (kwh: number): SignedReading => ({ TX: 'B', RV: kwh });
export const end = (kwh: number): SignedReading => ({ TX: 'E', RV: kwh });
