import { describe, expect, test } from '@jest/globals';
import type { FakeTransaction } from '../../kit/station-transaction.ts';
import { peer } from './peer.ts';

const at = peer();
const moment = (seconds = 0) => new Date(Math.floor(Date.now() / 1000 + seconds) * 1000).toISOString();

type Sampled = Record<string, unknown>;

/** A transaction of ten minutes, whose meter says `first` when it begins and `last` when it ends. */
async function charged(first: Sampled[], last: Sampled[]): Promise<FakeTransaction> {
  const transaction = at.transaction();
  const meterValue = (sampledValue: Sampled[], timestamp: string) => ({
    timestamp,
    ...(sampledValue.length > 0 && { meterValue: [{ timestamp, sampledValue }] }),
  });
  await transaction.start('TAG1', meterValue(first, moment(-600)));
  await transaction.end(meterValue(last, moment()));
  return transaction;
}

describe('a register', () => {
  test.each<[string, Sampled, Sampled]>([
    ['without unit or measurand', { value: 1000 }, { value: 1500 }],
    ['in kWh', { value: 1, unitOfMeasure: { unit: 'kWh' } }, { value: 1.5, unitOfMeasure: { unit: 'kWh' } }],
    [
      'with a multiplier',
      { value: 1, unitOfMeasure: { unit: 'Wh', multiplier: 3 } },
      { value: 150, unitOfMeasure: { multiplier: 1 } },
    ],
    [
      'in kWh with a multiplier',
      { value: 1_000_000, unitOfMeasure: { unit: 'kWh', multiplier: -6 } },
      { value: 1_500_000, unitOfMeasure: { unit: 'kWh', multiplier: -6 } },
    ],
    ['as a text', { value: '1000.0' }, { value: ' 1500' }],
    ['with the unit of 1.6', { value: '1', unit: 'kWh' }, { value: '1.5', unit: 'kWh' }],
  ])('%s', async (_name, first, last) => {
    const { id } = await charged([first], [last]);
    expect(await at.session(id)).toMatchObject({ meterStartWh: 1000, meterWh: 1500, flags: [] });
  });

  test('of three phases, where no total is given', async () => {
    const phases = (...values: number[]) =>
      values.map((value, index) => ({
        value,
        measurand: 'Energy.Active.Import.Register',
        phase: `L${index + 1}`,
      }));
    const { id } = await charged(phases(300, 300, 400), phases(500, 500, 500));
    expect(await at.session(id)).toMatchObject({ meterStartWh: 1000, meterWh: 1500 });
  });

  test('of no unit of energy is none', async () => {
    const { id } = await charged(
      [{ value: 1000 }],
      [{ value: 7, measurand: 'Energy.Active.Import.Register', unitOfMeasure: { unit: 'kvarh' } }],
    );
    const session = await at.session(id);
    expect(session).toMatchObject({ meterStartWh: 1000, meterWh: 1000 });
    expect(session.findings.map(({ code }) => code)).toContain('meter-missing');
  });

  test('in kWh that must be Wh is not billed unseen', async () => {
    const kwh = (value: number) => [{ value, unitOfMeasure: { unit: 'kWh' } }];
    const { id } = await charged(kwh(0), kwh(150.01));
    const session = await at.session(id);
    expect(session.meterWh).toBe(150_010);
    expect(await at.desk.store.hold(session.id)).toMatchObject({ code: 'power-implausible' });
    expect(await at.desk.store.cdr(session.id)).toBeUndefined();
  });
});

describe('a signed value', () => {
  const signed = (context: string, signedMeterData: string) => ({
    value: context === 'Transaction.Begin' ? 1000 : 1500,
    context,
    signedMeterValue: {
      signedMeterData,
      signingMethod: 'ECDSA-secp256r1-SHA256',
      encodingMethod: 'OCMF',
      publicKey: 'key',
    },
  });

  test('is kept as it came, and its number counts', async () => {
    const { id } = await charged([signed('Transaction.Begin', 'begin')], [signed('Transaction.End', 'end')]);
    const session = await at.session(id);
    expect(session).toMatchObject({ meterStartWh: 1000, meterWh: 1500 });
    expect(await at.desk.store.signed(session.id)).toMatchObject([
      { moment: 'begin', data: 'begin', encodingMethod: 'OCMF', publicKey: 'key' },
      { moment: 'end', data: 'end', signingMethod: 'ECDSA-secp256r1-SHA256' },
    ]);
  });

  test('that came with the update before the driver was known is kept, too', async () => {
    const transaction = at.transaction();
    const timestamp = moment(-60);
    await transaction.start('', {
      idToken: undefined,
      timestamp,
      meterValue: [{ timestamp, sampledValue: [signed('Transaction.Begin', 'begin')] }],
    });
    await transaction.update({ idToken: { idToken: 'TAG1', type: 'ISO14443' } });
    await transaction.end({
      meterValue: [{ timestamp: moment(), sampledValue: [signed('Transaction.End', 'end')] }],
    });
    const session = await at.session(transaction.id);
    expect((await at.desk.store.signed(session.id)).map(({ data }) => data)).toEqual(['begin', 'end']);
  });
});

test('MeterValues of the EVSE count for what runs there', async () => {
  const transaction = at.transaction();
  await transaction.start('TAG1', {
    meterValue: [{ timestamp: moment(-60), sampledValue: [{ value: 1000 }] }],
  });
  const meterValue = [{ timestamp: moment(-30), sampledValue: [{ value: 1200 }] }];
  expect(await at.station.call('MeterValues', { evseId: 1, meterValue })).toEqual({});
  expect(await at.session(transaction.id)).toMatchObject({ meterWh: 1200 });
  await at.station.call('MeterValues', { evseId: 2, meterValue });
  await transaction.end({ meterValue: [{ timestamp: moment(), sampledValue: [{ value: 1500 }] }] });
  expect(await at.session(transaction.id)).toMatchObject({ meterWh: 1500, flags: [] });
});
