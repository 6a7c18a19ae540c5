import { describe, expect, test } from '@jest/globals';
import { registerValue } from '../../kit/station-transaction.ts';
import { peer } from '../v201/peer.ts';

const at = peer({}, '2.1');
const moment = (seconds = 0) => new Date(Math.floor(Date.now() / 1000 + seconds) * 1000).toISOString();
const paid = (idToken: string) => ({ idToken: { idToken, type: 'DirectPayment' } });

describe('a driver who paid at the terminal', () => {
  test('may charge, whoever he is, and is the operator’s own for once', async () => {
    expect(await at.station.call('Authorize', paid('PSP-1'))).toEqual({
      idTokenInfo: { status: 'Accepted' },
    });
    const transaction = at.transaction();
    const begin = { timestamp: moment(-3600), meterValue: [registerValue(1000, moment(-3600))] };
    expect(await transaction.start('PSP-1', { ...paid('PSP-1'), ...begin })).toEqual({
      idTokenInfo: { status: 'Accepted' },
    });
    const again = await transaction.update({ triggerReason: 'LimitSet', ...paid('psp-1') });
    expect(again).toEqual({ idTokenInfo: { status: 'Accepted' } });
    const token = {
      countryCode: 'DE',
      partyId: 'ABC',
      uid: 'PSP-1',
      type: 'AD_HOC_USER',
      contractId: 'PSP-1',
    };
    expect(await at.session(transaction.id)).toMatchObject({ owner: null, idTag: 'PSP-1', token, flags: [] });
    await transaction.end({ timestamp: moment(), meterValue: [registerValue(4000, moment())] });
    expect(await at.session(transaction.id)).toMatchObject({ status: 'COMPLETED', owner: null, flags: [] });
    const settlement = {
      pspRef: 'PSP-1',
      status: 'Settled',
      settlementAmount: 2,
      settlementTime: moment(),
      transactionId: transaction.id,
    };
    expect(await at.station.call('NotifySettlement', settlement)).toEqual({});
  });

  test('under a reference that is longer than OCPI has', async () => {
    const long = `PSP-${'9'.repeat(251)}`;
    const transaction = at.transaction();
    expect(await transaction.start(long, paid(long))).toEqual({ idTokenInfo: { status: 'Accepted' } });
    expect(await at.session(transaction.id)).toMatchObject({
      idTag: long,
      token: { uid: long.slice(0, 36) },
    });
    await transaction.end();
  });

  test('and a token that the operator has blocked stays blocked', async () => {
    await at.desk.addToken('PSP-BAD', { valid: false, type: 'AD_HOC_USER' });
    expect(await at.station.call('Authorize', paid('PSP-BAD'))).toEqual({
      idTokenInfo: { status: 'Blocked' },
    });
  });

  test('is another one than who types in a key code', async () => {
    const idToken = { idToken: '1234', type: 'KeyCode' };
    expect(await at.station.call('Authorize', { idToken })).toEqual({ idTokenInfo: { status: 'Invalid' } });
  });
});
