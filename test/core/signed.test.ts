import { describe, expect, test } from '@jest/globals';
import type { Session } from '../../src/core/model/session.ts';
import type { SignedRecord } from '../../src/core/model/signed.ts';
import { assess } from '../../src/core/signed/assess.ts';
import type { Judgement, SignedEvidence } from '../../src/core/signed/judge.ts';
import { judge, reflagged } from '../../src/core/signed/judge.ts';
import { keepAtTheEnd, keepOnTheWay } from '../../src/core/signed/keep.ts';
import { begin, end, SignedMeter } from '../kit/meter.ts';
import { makeSession, noLog } from '../store/fixtures.ts';

const at = Date.parse('2026-03-01T10:00:00Z');
const meter = new SignedMeter();
const known = [meter.der.toString('hex')];
const record = (data: string, more: Partial<SignedRecord> = {}): SignedRecord => ({ at, data, ...more });
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** A session that was billed with this energy. */
const billed = (kwh: number): Session => ({
  ...makeSession('S', at),
  meterStartWh: 1000,
  meterWh: 1000 + kwh * 1000,
});
const verdict = (records: readonly SignedRecord[], kwh: number, keys: readonly string[] = known): Judgement =>
  judge(billed(kwh), { records, keys });
const codes = ({ obstacles }: Judgement) => obstacles.map(([code]) => code);

describe('a signature', () => {
  const stranger = new SignedMeter();
  const offered = stranger.der.toString('base64');
  const verification = (records: readonly SignedRecord[], keys: readonly string[] = []) =>
    assess(records, keys).map((one) => one.verification);

  test('by a key of the station is valid, whatever key came with the record', () => {
    const signed = record(meter.record([begin(1)]), { publicKey: offered });
    expect(verification([signed], [offered, ...known])).toEqual(['valid']);
    expect(assess([signed], known)[0]?.key).toBe(meter.der.toString('base64'));
  });

  test('by a key that only came with it proves nothing, though it fits', () => {
    const signed = record(stranger.record([begin(1)]), { publicKey: offered });
    expect(verification([signed])).toEqual(['valid-untrusted-key']);
    expect(verification([signed], known)).toEqual(['invalid']);
  });

  test('may be of a key that came with another record of the transaction', () => {
    const first = record(stranger.record([begin(1)]), { publicKey: offered });
    expect(verification([first, record(stranger.record([end(2)]))])).toEqual([
      'valid-untrusted-key',
      'valid-untrusted-key',
    ]);
  });

  test('that fits not even the key that came with it is a mismatch', () => {
    expect(verification([record(meter.record([begin(1)]), { publicKey: offered })])).toEqual([
      'invalid-untrusted-key',
    ]);
  });

  test('is not checked without a key that can be read', () => {
    expect(verification([record(meter.record([begin(1)]), { publicKey: 'garbage' })])).toEqual(['no-key']);
  });

  test('of a broken record is as bad as none, where keys are set', () => {
    const broken = record('OCMF|{"PG":|{}');
    expect(assess([broken], [])).toMatchObject([{ verification: 'unsupported', fault: expect.any(String) }]);
    expect(assess([broken], known)).toMatchObject([{ verification: 'invalid', fault: expect.any(String) }]);
    const unknown = record(meter.sign('{"PG":"T1"}', { SA: 'RSA' }));
    expect(assess([unknown], known)).toMatchObject([{ verification: 'invalid', encodingMethod: 'OCMF' }]);
  });

  test('is checked however the record travels', () => {
    const text = meter.record([begin(1)]);
    const hex = Buffer.from(text).toString('hex');
    expect(
      verification(
        [text, base64(text), hex, ` ${text}\n`].map((data) => record(data)),
        known,
      ),
    ).toEqual(Array(4).fill('valid'));
  });

  test('covers letters beyond ASCII', () => {
    const text = meter.record([begin(1)], { TT: 'Tarif „Süd“ 🔌' });
    expect(verification([record(text), record(base64(text))], known)).toEqual(['valid', 'valid']);
  });

  test('is not tried for ever', () => {
    const strangers = Array.from({ length: 10 }, () => new SignedMeter().der.toString('hex'));
    const records = (count: number) => Array.from({ length: count }, () => record(meter.record([begin(1)])));
    expect(verification(records(100), [...strangers.slice(1), ...known])).toEqual(Array(100).fill('valid'));
    expect(verification(records(22), strangers)).toEqual([
      ...Array<string>(20).fill('invalid'),
      ...['unchecked', 'unchecked'],
    ]);
  });

  test('of another format is not checked here', () => {
    const [alfen, xml] = assess(
      [record('AP;0;3;AJ2KOCPVDNXVXYZ;'), record('<signedMeterValue/>', { encodingMethod: 'EDL' })],
      known,
    );
    expect(alfen).toMatchObject({ verification: 'unsupported', encodingMethod: 'Alfen Eichrecht' });
    expect(xml).toMatchObject({ verification: 'unsupported', encodingMethod: 'EDL' });
  });
});

describe('what a record is of', () => {
  test.each([
    [[begin(1)], 'end', 'Start'],
    [[{ TX: 'C', RV: 1 }], undefined, 'Intermediate'],
    [[begin(1), end(2)], undefined, 'End'],
    ...['E', 'L', 'R', 'A', 'P'].map((TX) => [[{ TX, RV: 1 }], 'begin', 'End'] as const),
    [[{ RV: 1 }], 'begin', 'Start'],
    [[{ RV: 1 }], 'end', 'End'],
  ] as const)('%j, sent as %s: %s', (readings, moment, nature) => {
    const signed = record(meter.record(readings), moment && { moment });
    expect(assess([signed], known)).toMatchObject([{ nature }]);
  });
});

describe('the energy that was signed', () => {
  const both = () => [record(meter.record([begin(10)])), record(meter.record([end(30.5)]))];

  test('as the session has it: nothing to say', () => {
    expect(verdict(both(), 20.5)).toMatchObject({ obstacles: [], flags: [] });
  });

  test('begin and end may be in one record', () => {
    expect(verdict([record(meter.record([begin(10), end(30.5)]))], 20.5)).toMatchObject({
      obstacles: [],
      flags: [],
    });
  });

  test.each([
    [20.49, []],
    [20.51, []],
    [20.489, ['signed-energy-differs']],
    [20.511, ['signed-energy-differs']],
    [0, ['signed-energy-differs']],
  ])('against %d kWh', (kwh, expected) => {
    expect(codes(verdict(both(), kwh))).toEqual(expected);
  });

  test('says both figures where they differ', () => {
    expect(verdict(both(), 21).obstacles).toEqual([
      ['signed-energy-differs', 'the meter signed 20.5 kWh, the session has 21 kWh'],
    ]);
  });

  test('may be that of one register of several', () => {
    const at = (TX: string, RV: number, RI: string) => ({ TX, RV, RI });
    const readings = [
      at('B', 10, '01-00:B0.08.00*FF'),
      at('E', 30.5, '01-00:B0.08.00*FF'),
      at('B', 0, '01-00:B3.08.00*FF'),
      at('E', 20, '01-00:B3.08.00*FF'),
      at('B', 0, '01-00:C3.08.00*FF'),
      at('E', 7, '01-00:C3.08.00*FF'),
      at('B', 0, '1-0:2.8.0'),
      at('E', 8, '1-0:2.8.0'),
    ];
    const signed = [record(meter.record(readings))];
    expect(codes(verdict(signed, 20))).toEqual([]);
    expect(codes(verdict(signed, 20.5))).toEqual([]);
    // what went back to the grid is not what was charged
    expect(codes(verdict(signed, 7))).toEqual(['signed-energy-differs']);
    expect(codes(verdict(signed, 8))).toEqual(['signed-energy-differs']);
  });

  test.each([
    ['an error of the energy', [begin(10), { ...end(30.5), EF: 'tE' }]],
    ['an exception on the way', [begin(10), { TX: 'X', RV: 12 }, end(30.5)]],
    ['a status that is not good', [begin(10), { ...end(30.5), ST: 'S' }]],
  ])('is not usable after %s', (_what, readings) => {
    expect(codes(verdict([record(meter.record(readings))], 20.5))).toEqual(['signed-energy-unusable']);
  });

  test('is not usable across two meters', () => {
    const signed = [record(meter.record([begin(10)])), record(meter.record([end(30.5)], { MS: 'ANOTHER' }))];
    expect(codes(verdict(signed, 20.5))).toEqual(['signed-energy-unusable']);
  });

  test('of which only the time is not usable is flagged', () => {
    const signed = [record(meter.record([begin(10), { ...end(30.5), EF: 't' }]))];
    expect(verdict(signed, 20.5)).toMatchObject({ obstacles: [], flags: ['signed-time-unusable'] });
  });
});

describe('flags', () => {
  const complete = () => [record(meter.record([begin(1)])), record(meter.record([end(2)]))];
  const withGap = () => {
    const [first, , last] = [begin(1), { TX: 'C', RV: 1.5 }, end(2)].map((one) =>
      record(meter.record([one])),
    );
    return [first!, last!];
  };

  test.each([
    ['signed-incomplete', () => complete().slice(0, 1), known],
    ['signed-incomplete', () => complete().slice(1), known],
    ['signed-gap', () => withGap(), known],
    ['signature-unchecked', complete, []],
    ['signature-untrusted', () => complete().map((one) => ({ ...one, publicKey: known[0]! })), []],
    [
      'signature-mismatch',
      () => complete().map((one) => ({ ...one, publicKey: new SignedMeter().der.toString('hex') })),
      [],
    ],
  ] as const)('%s', (flag, records, keys) => {
    expect(verdict(records(), 1, keys)).toMatchObject({ obstacles: [], flags: [flag] });
  });

  test('records of another format are complete when the station sent the begin and the end', () => {
    const [first, last] = [record('AP;1', { moment: 'begin' }), record('AP;2', { moment: 'end' })];
    expect(verdict([first, last], 1).flags).toEqual(['signature-unchecked']);
    expect(verdict([first], 1).flags).toEqual(['signed-incomplete', 'signature-unchecked']);
  });

  test('are those of the newest look', () => {
    const { flags } = reflagged(
      { ...billed(1), flags: ['stop-missing', 'signature-unchecked'] },
      verdict(complete().slice(1), 1),
    );
    expect(flags).toEqual(['stop-missing', 'signed-incomplete']);
  });
});

describe('an invalid signature', () => {
  test('is named with the record', () => {
    const forged = meter.record([end(2)]).replace('"RV":2', '"RV":3');
    expect(verdict([record(meter.record([begin(1)])), record(forged)], 2).obstacles).toEqual([
      ['signature-invalid', "signed record (End): it is not signed by any of the station's keys"],
    ]);
  });
});

describe('what the CDR is told', () => {
  const data = (evidence: SignedEvidence) => judge(billed(1), evidence).data;

  test('the records byte for byte, the start first and the end last', () => {
    const [first, middle, last] = [[begin(1)], [{ TX: 'C', RV: 1.5 }], [end(2)]].map((r) => meter.record(r));
    const records = [record(base64(last!)), record(middle!), record(` ${first}\n`)];
    expect(data({ records, keys: known })).toEqual({
      encodingMethod: 'OCMF',
      encodingMethodVersion: 1,
      publicKey: meter.der.toString('base64'),
      values: [
        { nature: 'Start', plainData: first!.split('|')[1], signedData: ` ${first}\n` },
        { nature: 'Intermediate', plainData: middle!.split('|')[1], signedData: middle },
        { nature: 'End', plainData: last!.split('|')[1], signedData: base64(last!) },
      ],
    });
  });

  test('the key that came with it, where no other is known', () => {
    const publicKey = base64(`oca:base16:asn1:${known[0]}`);
    const records = [record(meter.record([begin(1), end(2)]), { publicKey })];
    expect(data({ records, keys: [] })).toMatchObject({ publicKey: meter.der.toString('base64') });
    const odd = [record('<xml/>', { encodingMethod: 'EDL40 Mennekes', publicKey: 'ODD' })];
    expect(data({ records: odd, keys: [] })).toEqual({
      encodingMethod: 'EDL40 Mennekes',
      publicKey: 'ODD',
      values: [{ nature: 'Intermediate', plainData: '<xml/>', signedData: '<xml/>' }],
    });
  });

  test('plain data are what can be read of another format', () => {
    const [xml, bytes] = [base64('<xml/>'), Buffer.of(0xff, 0, 1).toString('base64')];
    expect(data({ records: [record(xml), record(bytes)], keys: [] })?.values).toEqual([
      { nature: 'Intermediate', plainData: '<xml/>', signedData: xml },
      { nature: 'Intermediate', plainData: bytes, signedData: bytes },
    ]);
  });

  test('a record that is longer than OCPI allows is left out and flagged', () => {
    const long = record(meter.record([begin(1), end(2)], { U: 'x'.repeat(5000) }));
    const judgement = judge(billed(1), { records: [long], keys: known });
    expect(judgement.data).toBeUndefined();
    expect(judgement).toMatchObject({ obstacles: [], flags: ['signed-too-long'] });
  });

  test('one encoding: that of the end', () => {
    const records = [record('AP;1', { moment: 'begin' }), record(meter.record([begin(1), end(2)]))];
    expect(data({ records, keys: known })).toMatchObject({
      encodingMethod: 'OCMF',
      values: [{ nature: 'End' }],
    });
  });

  test('a name that is none in OCPI is unknown', () => {
    expect(data({ records: [record('x', { encodingMethod: 'ä' })], keys: [] })).toMatchObject({
      encodingMethod: 'unknown',
    });
  });
});

describe('what is kept', () => {
  const many = (count: number, from = 0) =>
    Array.from({ length: count }, (_one, i) => record(`AP;${from + i}`));

  test('on the way the first ones, and room for the end stays', () => {
    const first = keepOnTheWay(billed(1), many(50), noLog);
    expect(first).toMatchObject({ session: { signedRecords: 50 }, records: { length: 50 } });
    const second = keepOnTheWay(first.session, many(50, 50), noLog);
    expect(second.records).toEqual(many(30, 50));
    expect(keepOnTheWay(second.session, many(1, 100), noLog)).toMatchObject({ records: [], change: [] });
    const last = keepAtTheEnd(second.session, { records: many(30, 200), known: [] }, noLog);
    expect(last.records).toEqual(many(20, 210));
    expect(keepAtTheEnd(last.session, { records: many(1), known: [] }, noLog).records).toEqual([]);
  });

  test('at the end not again what is known', () => {
    const kept = keepAtTheEnd(billed(1), { records: many(3), known: many(2) }, noLog);
    expect(kept.records).toEqual(many(1, 2));
  });
});
