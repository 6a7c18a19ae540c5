import { describe, expect, test } from '@jest/globals';
import type { Session } from '../../../src/core/model/session.ts';
import { begin, end, SignedMeter } from '../../kit/meter.ts';
import { peer } from '../v16/peer.ts';

const at = peer();
const meter = new SignedMeter();
const now = () => new Date(Math.floor(Date.now() / 1000) * 1000).toISOString();
const signed = (value: unknown, context?: string) => ({
  format: 'SignedData',
  value,
  ...(context && { context }),
});
const meterValue = (...sampledValue: readonly object[]) => [{ timestamp: now(), sampledValue }];
/** As OCA's paper has it for OCPP 1.6. */
const wrapped = (record: string, more: object = {}) =>
  JSON.stringify({
    signedMeterData: Buffer.from(record).toString('base64'),
    signingMethod: '',
    encodingMethod: 'OCMF',
    publicKey: '',
    ...more,
  });

const send = (transactionId: number, ...sampledValue: readonly object[]) =>
  at.station.call('MeterValues', { connectorId: 1, transactionId, meterValue: meterValue(...sampledValue) });
const stop = (transactionId: number, meterStop: number, ...sampledValue: readonly object[]) =>
  at.station.call('StopTransaction', {
    transactionId,
    meterStop,
    timestamp: now(),
    transactionData: meterValue(...sampledValue),
  });
const kept = async ({ id }: Session) => at.desk.store.signed(id);

describe('signed values', () => {
  test('are kept byte for byte, and are no readings', async () => {
    const transactionId = await at.start(1000);
    // blanks, letters beyond ASCII and line feeds are the meter's business
    const record = meter.sign('{ "FV" : "1.4",\n "PG":"T7", "TT":"Süd 🔌", "RD":[] }') + '\r\n';
    await send(transactionId, { value: '1200' }, signed(record, 'Transaction.Begin'), signed(' 4711 '));
    const session = await at.session(transactionId);
    expect(session).toMatchObject({ meterWh: 1200, signedRecords: 2 });
    expect(await kept(session)).toEqual([
      { at: expect.any(Number), moment: 'begin', data: record },
      { at: expect.any(Number), data: ' 4711 ' },
    ]);
  });

  test('are taken out of the JSON that the OCA describes, and out of what others make of it', async () => {
    const transactionId = await at.start();
    const record = meter.record([begin(1)]);
    const data = Buffer.from(record).toString('base64');
    await send(
      transactionId,
      signed(wrapped(record, { publicKey: 'S0VZ' }), 'Transaction.End'),
      signed(JSON.stringify({ signedMeterValue: `${data}1`, encodingMethod: 'OCMF' })),
      signed({ signedMeterData: `${data}2`, signingMethod: 'ECDSA-secp256k1-SHA256' }),
      signed('{"no":"record"}'),
      signed('{ not JSON'),
    );
    const records = await kept(await at.session(transactionId));
    expect(records.map(({ at: _at, ...rest }) => rest)).toEqual([
      { moment: 'end', data, encodingMethod: 'OCMF', publicKey: 'S0VZ' },
      { data: `${data}1`, encodingMethod: 'OCMF' },
      { data: `${data}2`, signingMethod: 'ECDSA-secp256k1-SHA256' },
      { data: '{"no":"record"}' },
      { data: '{ not JSON' },
    ]);
  });

  test('of a station that forgets to name their format are known by what they are', async () => {
    const transactionId = await at.start();
    const record = meter.record([begin(1)]);
    await send(transactionId, { value: record }, { value: '1300', format: 'Raw' });
    expect(await kept(await at.session(transactionId))).toMatchObject([{ data: record }]);
  });

  test.each([
    ['nothing', signed('')],
    ['a number', signed(17)],
    ['null', signed(null)],
    ['an object that is no record', signed({ a: 1 })],
    ['an empty record', signed({ signedMeterData: '' })],
  ])('that are %s are none', async (_what, value) => {
    const transactionId = await at.start();
    await expect(send(transactionId, value)).resolves.toEqual({});
    const session = await at.session(transactionId);
    expect(session.signedRecords).toBeUndefined();
    expect(await kept(session)).toEqual([]);
  });

  test('that are too long or too many are dropped, and the log says so', async () => {
    const transactionId = await at.start();
    const values = Array.from({ length: 120 }, (_one, i) => signed(`AP;${i}`));
    await send(transactionId, signed('x'.repeat(65_537)), ...values);
    const records = await kept(await at.session(transactionId));
    expect(records.map(({ data }) => data)).toEqual(
      [...values.slice(0, 50), ...values.slice(70, 100)].map(({ value }) => value),
    );
    const warnings = at.desk.log.filter(({ message }) => message.startsWith('signed meter values that are'));
    expect(warnings).toMatchObject([{ level: 'warn', fields: { station: 'CP1', dropped: 21 } }]);
    const surplus = at.desk.log.filter(({ message }) => message.startsWith('too many signed'));
    expect(surplus).toMatchObject([{ level: 'warn', fields: { station: 'CP1', surplus: 20 } }]);
  });
});

describe('StopTransaction', () => {
  const held = async (transactionId: number) => at.desk.store.hold((await at.session(transactionId)).id);

  test('repeats what came before: it is kept once', async () => {
    const transactionId = await at.start(10_000);
    const [first, last] = [meter.record([begin(10)]), meter.record([end(12)])];
    await send(transactionId, signed(first, 'Transaction.Begin'));
    await stop(transactionId, 12_000, signed(first, 'Transaction.Begin'), signed(last, 'Transaction.End'));
    const session = await at.session(transactionId);
    expect((await kept(session)).map(({ data }) => data)).toEqual([first, last]);
    expect(session).toMatchObject({ signedRecords: 2, flags: ['signature-unchecked'] });
    // nothing but the tariff is missing
    expect(await held(transactionId)).toMatchObject({ code: 'tariff-missing' });
  });

  test('of other energy than the meter signed is held', async () => {
    const transactionId = await at.start(10_000);
    await stop(transactionId, 13_000, signed(wrapped(meter.record([begin(10), end(12)])), 'Transaction.End'));
    expect(await held(transactionId)).toEqual({
      code: 'signed-energy-differs',
      text: 'the meter signed 2 kWh, the session has 3 kWh',
    });
  });

  test('without the begin is flagged', async () => {
    const transactionId = await at.start(10_000);
    await stop(transactionId, 12_000, signed(meter.record([end(12)]), 'Transaction.End'));
    expect((await at.session(transactionId)).flags).toEqual(['signed-incomplete', 'signature-unchecked']);
    expect(await held(transactionId)).toMatchObject({ code: 'tariff-missing' });
  });

  test('values after it are kept, and count when the session is looked at again', async () => {
    const transactionId = await at.start(10_000);
    await stop(transactionId, 12_000, signed(meter.record([begin(10)]), 'Transaction.Begin'));
    const last = signed(meter.record([end(14)]), 'Transaction.End');
    await send(transactionId, last);
    await send(transactionId, last);
    const session = await at.session(transactionId);
    expect((await kept(session)).map(({ data }) => data)).toHaveLength(2);
    expect(session.flags).toContain('signed-incomplete');
  });

  test('of a station that sends none has nothing of it', async () => {
    const transactionId = await at.start(10_000);
    await stop(transactionId, 12_000, { value: '12000' });
    const session = await at.session(transactionId);
    expect(session).toMatchObject({ flags: [] });
    expect(session.signedRecords).toBeUndefined();
  });
});
