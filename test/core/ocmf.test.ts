import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { readPublicKey, writePublicKey } from '../../src/core/ocmf/public-key.ts';
import type { OcmfRecord } from '../../src/core/ocmf/record.ts';
import { parseOcmf } from '../../src/core/ocmf/record.ts';
import { isKnownAlgorithm, isSignedBy } from '../../src/core/ocmf/signature.ts';
import { begin, end, SignedMeter } from '../kit/meter.ts';

const parse = (text: string): OcmfRecord => parseOcmf(Buffer.from(text));
const withReadings = (...readings: readonly object[]) =>
  parse(`OCMF|${JSON.stringify({ PG: 'T1', RD: readings })}|{"SD":"00"}`).readings;

/** The properties of the specification's example: blanks and line feeds, several registers, cable loss, no SA. */
const pretty = `OCMF|{
    "FV": "1.4", "GI": "Acme Gate", "GS": "900001", "GV": "1.4p3", "PG": "T12345",
    "MV": "Acme", "MM": "M-1", "MS": "BQ17", "MF": "1.0",
    "IS": true, "IL": "VERIFIED", "IF": ["RFID_PLAIN", "OCPP_RS_TLS"], "IT": "ISO14443", "ID": "1F2D3A4F5506C7",
    "TT": "Tarif 1", "LC": {"LN": "cable", "LI": 1, "LR": 2, "LU": "mOhm"},
    "RD": [
        {"TM": "2018-07-24T13:22:04,000+0200 S", "TX": "B", "RV": 2935.600, "RI": "01-0B:01.08.00*FF",
         "RU": "kWh", "RT": "DC", "EF": "", "ST": "G"},
        {"TM": "2018-07-24T13:26:04,000+0200 S", "TX": "E", "RV": 2965.100, "CL": 0.5}
    ]
}|{"SD": "1234567890ABCDEF"}`;

describe('a record', () => {
  test('with blanks and line feeds is read, and its payload stays as it is', () => {
    const record = parse(pretty);
    expect(record).toMatchObject({
      formatVersion: '1.4',
      pagination: { context: 'T', number: 12345 },
      serial: '900001 / BQ17',
      signature: Buffer.from('1234567890abcdef', 'hex'),
    });
    expect(`OCMF|${record.text}|{"SD": "1234567890ABCDEF"}`).toBe(pretty);
    expect(Buffer.from(record.payload).toString()).toBe(record.text);
    expect(record.algorithm).toBeUndefined();
  });

  test('has readings in their units, with the time and its status', () => {
    const register = '01-0B:01.08.00*FF';
    const common = { register, unit: 'kWh', errors: '', status: 'G', timeStatus: 'S' };
    expect(parse(pretty).readings).toEqual([
      { ...common, at: Date.parse('2018-07-24T11:22:04Z'), reason: 'B', value: 2935.6, energyWh: 2_935_600 },
      { ...common, at: Date.parse('2018-07-24T11:26:04Z'), reason: 'E', value: 2965.1, energyWh: 2_965_100 },
    ]);
  });

  test('leaves out of a reading what is as in the one before', () => {
    const first = {
      TM: '2026-03-01T10:00:00,000+0000 U',
      TX: 'B',
      RV: 1,
      RI: 'A',
      RU: 'Wh',
      EF: 't',
      ST: 'G',
    };
    const readings = withReadings(first, { RV: 2, TX: 'C' }, { RV: 3 }, { TX: 'L' });
    expect(readings.map(({ reason, energyWh, errors }) => [reason, energyWh, errors])).toEqual([
      ['B', 1, 't'],
      ['C', 2, 't'],
      ['C', 3, 't'],
      ['L', 3, 't'],
    ]);
  });

  test('has no value where a reading only reports an error', () => {
    const [, error] = withReadings({ TX: 'B', RV: 1, RU: 'kWh', RI: 'A' }, { TX: 'X', EF: 'E' });
    expect(error).toEqual({ reason: 'X', unit: 'kWh', register: 'A', errors: 'E' });
  });

  test.each([
    ['0.636', 0.636],
    ['       9.038', 9.038],
    ['00000012.500', 12.5],
    ['-1', -1],
    ['', undefined],
    ['1,5', undefined],
    ['0x10', undefined],
  ])('may have its values as texts, as meters in the field do: "%s"', (RV, value) => {
    const [reading] = withReadings({ TX: 'B', RV, RU: 'kWh' });
    expect(reading?.value).toBe(value);
    expect(reading?.energyWh).toBe(value === undefined ? undefined : value * 1000);
  });

  test('of ohms and seconds says nothing of energy', () => {
    const readings = withReadings({ RV: 1, RU: 'mOhm' }, { RU: 's' }, { RU: 'uOhm', RV: 'n/a' });
    expect(readings.map(({ energyWh }) => energyWh)).toEqual([undefined, undefined, undefined]);
  });

  test.each([
    ['2026-03-01T10:00:00,250+0000 I', '2026-03-01T10:00:00.250Z', 'I'],
    ['2026-03-01T10:00:00.25Z', '2026-03-01T10:00:00.250Z', undefined],
    ['2026-03-01T10:00:00+01:00 R', '2026-03-01T09:00:00.000Z', 'R'],
  ])('has the time %s', (TM, instant, timeStatus) => {
    const [reading] = withReadings({ TM });
    expect(reading).toMatchObject({ at: Date.parse(instant) });
    expect(reading?.timeStatus).toBe(timeStatus);
  });

  test('with a time that is none has none', () => {
    expect(withReadings({ TM: 'yesterday' }, { TM: '2026-13-41T10:00:00Z' }, { TM: 7 })).toEqual([
      { errors: '' },
      { errors: '' },
      { errors: '' },
    ]);
  });

  test.each([
    ['OCMF|{}', 'three sections'],
    ['ocmf|{}|{}', 'three sections'],
    ['OCMF|{"PG":"T1"|{"SD":"00"}', 'payload section is not JSON'],
    ['OCMF|[]|{"SD":"00"}', 'payload section is no JSON object'],
    ['OCMF|{}|SD', 'signature section is not JSON'],
    ['OCMF|{}|{}', 'signature cannot be read'],
    ['OCMF|{}|{"SD":"##"}', 'signature cannot be read'],
    ['OCMF|{}|{"SD":"","SE":"base64"}', 'signature cannot be read'],
  ])('%s is none', (text, fault) => {
    expect(() => parse(text)).toThrow(
      expect.objectContaining({ code: 'invalid', message: expect.stringContaining(fault) }),
    );
  });
});

const algorithms: readonly (readonly [curve: string, algorithm: string])[] = [
  ['secp192k1', 'ECDSA-secp192k1-SHA256'],
  ['prime192v1', 'ECDSA-secp192r1-SHA256'],
  ['secp256k1', 'ECDSA-secp256k1-SHA256'],
  ['prime256v1', 'ECDSA-secp256r1-SHA256'],
  ['brainpoolP256r1', 'ECDSA-brainpool256r1-SHA256'],
  ['secp384r1', 'ECDSA-secp384r1-SHA256'],
  ['brainpoolP384r1', 'ECDSA-brainpool384r1-SHA256'],
];

describe.each(algorithms)('a signature on %s', (curve, algorithm) => {
  const meter = new SignedMeter(curve, algorithm);
  const text = meter.record([begin(1), end(2.5)]);

  test('is checked over the very bytes', () => {
    expect(isKnownAlgorithm(parse(text))).toBe(true);
    expect(isSignedBy(parse(text), meter.publicKey)).toBe(true);
    expect(isSignedBy(parse(text.replace('2.5', '2.4')), meter.publicKey)).toBe(false);
    expect(isSignedBy(parse(text.replace('"RV":1', '"RV": 1')), meter.publicKey)).toBe(false);
  });

  test('is not another meter’s', () => {
    expect(isSignedBy(parse(text), new SignedMeter(curve, algorithm).publicKey)).toBe(false);
  });

  test('is read in Base64, and as two numbers in a row', () => {
    const { signature, text: payload } = parse(text);
    const SD = Buffer.from(signature).toString('base64');
    expect(isSignedBy(parse(meter.sign(payload, { SD, SE: 'base64' })), meter.publicKey)).toBe(true);
    expect(isSignedBy(parse(meter.sign(payload, { SD })), meter.publicKey)).toBe(true);
    expect(isSignedBy(parse(meter.signRaw(payload)), meter.publicKey)).toBe(true);
  });

  test('is checked with the key however it is written', () => {
    const { der } = meter;
    const hex = der.toString('hex');
    const base64 = der.toString('base64');
    const size = Number(/(\d+)/.exec(curve)?.[1]) / 8;
    const uncompressed = der.subarray(-(2 * size + 1));
    const pem = meter.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const spellings = [
      hex,
      hex.toUpperCase(),
      `0x${hex.replace(/(..)/g, '$1 ')}`,
      base64,
      pem,
      uncompressed.toString('hex'),
      uncompressed.subarray(1).toString('hex'),
      uncompressed.toString('base64'),
      `oca:base16:asn1:${hex}`,
      `oca:base64:asn1:${base64}`,
      Buffer.from(`oca:base16:asn1:${hex}`).toString('base64'),
      Buffer.from(hex).toString('base64'),
    ];
    for (const spelling of spellings) {
      const key = readPublicKey(spelling);
      expect(key && writePublicKey(key)).toBe(base64);
      expect(key && isSignedBy(parse(text), key)).toBe(true);
    }
  });
});

test.each(['', 'key', '00', 'ff'.repeat(64), `04${'01'.repeat(64)}`, '-----BEGIN PUBLIC KEY-----', '=='])(
  '%s is no public key',
  (text) => {
    expect(readPublicKey(text)).toBeUndefined();
  },
);

test('a key of another kind is none', () => {
  const { publicKey } = generateKeyPairSync('ed25519');
  expect(readPublicKey(publicKey.export({ type: 'spki', format: 'pem' }).toString())).toBeUndefined();
  expect(readPublicKey(writePublicKey(publicKey))).toBeUndefined();
});

test('a bare point may begin like a sequence', () => {
  let point: Uint8Array = Buffer.alloc(0);
  while (point[0] !== 0x30) point = new SignedMeter().der.subarray(-64);
  expect(readPublicKey(Buffer.from(point).toString('hex'))).toBeDefined();
});

test('an algorithm that OCMF has not is unknown; what names none has the default', () => {
  const meter = new SignedMeter();
  const payload = '{"PG":"T1","RD":[]}';
  expect(isKnownAlgorithm(parse(meter.sign(payload, { SA: 'RSA-2048' })))).toBe(false);
  expect(isKnownAlgorithm(parse(meter.sign(payload, { SA: '' })))).toBe(true);
  expect(isKnownAlgorithm(parse(meter.sign(payload, { SA: '' })), 'RSA-2048')).toBe(false);
});
