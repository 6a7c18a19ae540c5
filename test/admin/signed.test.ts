import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { begin, end, SignedMeter } from '../kit/meter.ts';
import { roambridge } from '../cli/terminal.ts';
import { makeSession, makeStation } from '../store/fixtures.ts';
import { Operator } from './operator.ts';

let operator: Operator;
const meter = new SignedMeter();
const key = meter.der.toString('hex');
const day = Date.parse('2026-03-01T00:00:00Z');
const records = [
  { at: day, moment: 'begin' as const, data: meter.record([begin(1)]) },
  { at: day + 60_000, data: 'OCMF|{|{}', publicKey: 'K' },
  { at: day + 120_000, moment: 'end' as const, data: meter.record([end(2.5)]) },
];

beforeAll(async () => {
  operator = await Operator.start();
  await operator.backing.store.commit([
    { type: 'station', station: makeStation('S1') },
    { type: 'session', session: makeSession('SIGNED', day) },
    { type: 'session', session: makeSession('PLAIN', day) },
    { type: 'signed', sessionId: 'SIGNED', records },
  ]);
});
afterAll(() => operator.close());

const signed = async (id = 'SIGNED') => operator.call('GET', `/admin/v1/sessions/${id}/signed`);
const cli = (argv: string, ...more: string[]) =>
  roambridge([...argv.split(' '), ...more], { url: operator.url });

describe('signed records of a session', () => {
  test('without a key of its station', async () => {
    expect((await signed()).body).toEqual([
      {
        at: '2026-03-01T00:00:00.000Z',
        nature: 'Start',
        encodingMethod: 'OCMF',
        data: records[0]!.data,
        verification: 'no-key',
        pagination: 'T1',
        serial: 'G1 / M1',
        readings: [
          {
            at: '2026-03-01T10:00:00.000Z',
            timeStatus: 'S',
            reason: 'B',
            register: '01-00:01.08.00*FF',
            value: 1,
            unit: 'kWh',
            energyWh: 1000,
            errors: '',
            status: 'G',
          },
        ],
      },
      {
        at: '2026-03-01T00:01:00.000Z',
        nature: 'Intermediate',
        encodingMethod: 'OCMF',
        data: 'OCMF|{|{}',
        publicKey: 'K',
        verification: 'unsupported',
        fault: 'its payload section is not JSON',
        readings: [],
      },
      expect.objectContaining({ nature: 'End', verification: 'no-key' }),
    ]);
  });

  test('with the key that the operator sets by the command', async () => {
    const put = await cli('station put S1 --no-approve --profile 0 --json --meter-key', key);
    expect(put).toMatchObject({ code: 0, json: { meterPublicKeys: [key] } });
    // what is not named stays
    await cli('station put S1 --username box');
    expect((await signed()).body).toMatchObject([
      { verification: 'valid', signedBy: meter.der.toString('base64') },
      { verification: 'invalid' },
      { verification: 'valid' },
    ]);
  });

  test('as a table', async () => {
    const { code, out } = await cli('session show SIGNED --signed');
    expect(code).toBe(0);
    expect(out).toMatch(/Start +OCMF +T1 +G1 \/ M1 +valid +B 1 kWh 01-00:01\.08\.00\*FF/);
    expect(out).toMatch(/Intermediate +OCMF +invalid +its payload section is not JSON/);
    expect((await cli('session show PLAIN --signed')).out).toBe('no signed meter values\n');
  });

  test('of a session without any, and of none', async () => {
    expect(await signed('PLAIN')).toMatchObject({ status: 200, body: [] });
    expect(await signed('NONE')).toMatchObject({ status: 404, body: { code: 'unknown-session' } });
  });
});

describe('meter keys', () => {
  test('that are none are named, by option too', async () => {
    const body = { securityProfile: 0, meterPublicKeys: [key, 'no key', ''] };
    expect(
      await operator.call('PUT', '/admin/v1/stations/S2', { ...body, meterPublicKeys: [key, 'no key'] }),
    ).toMatchObject({
      status: 400,
      body: { code: 'invalid', faults: [{ pointer: '/meterPublicKeys/1' }] },
    });
    expect((await operator.call('PUT', '/admin/v1/stations/S2', body)).status).toBe(400);
    const { code, err } = await cli('station put S2 --profile 0 --meter-key nothing');
    expect(code).toBe(1);
    expect(err).toContain('--meter-key');
  });

  test('go when they are left out', async () => {
    await operator.call('PUT', '/admin/v1/stations/S3', { securityProfile: 0, meterPublicKeys: [key] });
    expect((await operator.backing.store.station('S3'))?.meterPublicKeys).toEqual([key]);
    await operator.call('PUT', '/admin/v1/stations/S3', { securityProfile: 0 });
    expect(await operator.backing.store.station('S3')).not.toHaveProperty('meterPublicKeys');
  });
});
