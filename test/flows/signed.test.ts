import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { begin, end, SignedMeter } from '../kit/meter.ts';
import type { FakePartner } from '../kit/partner.ts';
import { boot, cdrsAt, Scene, start, stationSettings, stop, token } from '../kit/scene.ts';
import type { FakeStation } from '../kit/station.ts';
import { until } from '../kit/until.ts';

interface SignedOnWire {
  readonly signed_data?: {
    readonly encoding_method: string;
    readonly public_key?: string;
    readonly signed_values: readonly {
      readonly nature: string;
      readonly plain_data: string;
      readonly signed_data: string;
    }[];
  };
}

interface SessionAtOperator {
  readonly id: string;
  readonly bridge: { readonly flags: string[]; readonly held?: { code: string; text: string } };
}

describe('a meter signs what was charged', () => {
  const meter = new SignedMeter('secp256k1', 'ECDSA-secp256k1-SHA256');
  let scene: Scene;
  let partner: FakePartner;
  let station: FakeStation;

  beforeAll(async () => {
    scene = await Scene.open();
    await scene.bridge.must('PUT', '/stations/CP1', {
      ...stationSettings,
      meterPublicKeys: [meter.der.toString('hex')],
    });
    partner = await scene.partner([token('04SIGNED')]);
    station = await scene.station();
    await station.call('BootNotification', boot);
  });
  afterAll(() => scene.close());

  const signed = (value: string, context: string) => ({ format: 'SignedData', value, context });
  const values = (...sampledValue: readonly object[]) => [
    { timestamp: new Date().toISOString(), sampledValue },
  ];
  const newest = async () =>
    ((await scene.bridge.must('GET', '/sessions?limit=1')) as SessionAtOperator[])[0]!;
  const signedIn = (id: string) => scene.bridge.must('GET', `/sessions/${id}/signed`);

  /** A session whose meter signs these registers, and that the station says was from 10 to `stopKwh`. */
  async function charge(first: string, last: string, stopKwh: number): Promise<SessionAtOperator> {
    const { transactionId } = await station.call('StartTransaction', start('04SIGNED', 10_000));
    const meterValue = values(signed(first, 'Transaction.Begin'));
    await station.call('MeterValues', { connectorId: 1, transactionId, meterValue });
    await station.call('StopTransaction', {
      ...stop(transactionId, stopKwh * 1000),
      transactionData: values(signed(first, 'Transaction.Begin'), signed(last, 'Transaction.End')),
    });
    return newest();
  }

  const cdrOf = async ({ id }: SessionAtOperator): Promise<SignedOnWire> => {
    await until('the CDR', () => cdrsAt(partner).some((cdr) => cdr.session_id === id));
    return cdrsAt(partner).find((cdr) => cdr.session_id === id) as SignedOnWire;
  };

  test('and the partner gets it byte for byte in the CDR', async () => {
    // as meters write it: the blanks are signed
    const first = meter.sign(
      '{ "FV" : "1.0", "PG" : "T1", "MS" : "M1", "TT" : "Süd", "RD" : [{"TX":"B","RV":10.000,"RU":"kWh"}] }',
    );
    const last = meter.sign(
      '{ "FV" : "1.0", "PG" : "T2", "MS" : "M1", "TT" : "Süd", "RD" : [{"TX":"E","RV":30.450,"RU":"kWh"}] }',
    );
    const session = await charge(first, last, 30.45);
    expect(session.bridge).toMatchObject({ flags: [] });
    expect(await cdrOf(session)).toMatchObject({
      total_energy: 20.45,
      signed_data: {
        encoding_method: 'OCMF',
        encoding_method_version: 1,
        public_key: meter.der.toString('base64'),
        signed_values: [
          { nature: 'Start', plain_data: first.split('|')[1], signed_data: first },
          { nature: 'End', plain_data: last.split('|')[1], signed_data: last },
        ],
      },
    });
    expect(await signedIn(session.id)).toMatchObject([
      { nature: 'Start', data: first, verification: 'valid', pagination: 'T1', readings: [{ reason: 'B' }] },
      {
        nature: 'End',
        data: last,
        verification: 'valid',
        serial: 'M1',
        readings: [{ reason: 'E', value: 30.45, energyWh: 30_450 }],
      },
    ]);
  });

  test('a session of other energy waits until an operator has looked', async () => {
    const session = await charge(meter.record([begin(10)]), meter.record([end(12)]), 15);
    expect(session.bridge.held).toEqual({
      code: 'signed-energy-differs',
      text: 'the meter signed 2 kWh, the session has 5 kWh',
    });
    const correct = { meterStopWh: 12_000, reason: 'as the meter signed it' };
    await scene.bridge.must('POST', `/sessions/${session.id}/release`, { correct });
    expect(await cdrOf(session)).toMatchObject({ total_energy: 2, signed_data: { encoding_method: 'OCMF' } });
  });

  test('a record that somebody changed is found, and may be let pass with all else that is wrong', async () => {
    const forged = meter.record([end(12)]).replace('"RV":12', '"RV":13');
    const session = await charge(meter.record([begin(10)]), forged, 12);
    expect(session.bridge.held).toMatchObject({ code: 'signature-invalid' });
    expect(await signedIn(session.id)).toMatchObject([
      { verification: 'valid' },
      { verification: 'invalid', data: forged },
    ]);
    const release = (code: string) =>
      scene.bridge.must('POST', `/sessions/${session.id}/release`, { accept: [code] });
    await release('signature-invalid');
    expect((await newest()).bridge.held).toMatchObject({ code: 'signed-energy-differs' });
    await release('signed-energy-differs');
    expect((await cdrOf(session)).signed_data?.signed_values[1]?.signed_data).toBe(forged);
  });

  test('of a meter whose key came with the record only: billed, and flagged', async () => {
    await scene.bridge.must('PUT', '/stations/CP1', stationSettings);
    const stranger = new SignedMeter();
    const publicKey = Buffer.from(`oca:base16:asn1:${stranger.der.toString('hex')}`).toString('base64');
    const record = stranger.record([begin(10), end(11)]);
    const signedMeterData = Buffer.from(record).toString('base64');
    const value = JSON.stringify({ signedMeterData, signingMethod: '', encodingMethod: 'OCMF', publicKey });
    const { transactionId } = await station.call('StartTransaction', start('04SIGNED', 10_000));
    await station.call('StopTransaction', {
      ...stop(transactionId, 11_000),
      transactionData: values(signed(value, 'Transaction.End')),
    });
    const session = await newest();
    expect(session.bridge).toMatchObject({ flags: ['signature-untrusted'] });
    expect(await signedIn(session.id)).toMatchObject([{ verification: 'valid-untrusted-key', publicKey }]);
    expect((await cdrOf(session)).signed_data).toEqual({
      encoding_method: 'OCMF',
      encoding_method_version: 1,
      public_key: stranger.der.toString('base64'),
      signed_values: [{ nature: 'End', plain_data: record.split('|')[1], signed_data: signedMeterData }],
    });
  });

  test('a key that is none is refused', async () => {
    const settings = { ...stationSettings, meterPublicKeys: [meter.der.toString('base64'), 'no key'] };
    expect(await scene.bridge.admin('PUT', '/stations/CP1', settings)).toMatchObject({
      status: 400,
      body: { faults: [{ pointer: '/meterPublicKeys/1' }] },
    });
  });
});
