import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Responder } from '../kit/station.ts';
import { until } from '../kit/until.ts';
import { ListDesk, long } from './local-list-stage.ts';

const boot201 = { chargingStation: { vendorName: 'Test', model: 'One' }, reason: 'PowerUp' };

let stage: ListDesk;
beforeEach(async () => {
  stage = await ListDesk.open();
});
afterEach(() => stage.close());

describe('a 2.0.1 station', () => {
  test('is told of idTokens by their kind, in messages of the size that it takes', async () => {
    const messages: { updateType: string; localAuthorizationList?: object[] }[] = [];
    let version = 0;
    const answers: Record<string, Responder> = {
      GetLocalListVersion: () => ({ versionNumber: version }),
      GetBaseReport: () => ({ status: 'NotSupported' }),
      GetVariables: ({ getVariableData }: { getVariableData: { variable: { name: string } }[] }) => ({
        getVariableResult: getVariableData.map((asked) => ({
          ...asked,
          attributeStatus: asked.variable.name === 'ItemsPerMessage' ? 'Accepted' : 'UnknownVariable',
          ...(asked.variable.name === 'ItemsPerMessage' && { attributeValue: '2' }),
        })),
      }),
      SendLocalList: (message: { versionNumber: number; updateType: string }) => {
        version = message.versionNumber;
        messages.push(message);
        return { status: 'Accepted' };
      },
    };
    await stage.register('hub');
    await stage.put('hub', long, { groupId: 'FLEET' });
    await stage.put(null, 'CARD-1');
    await stage.put('hub', '04AA');
    await stage.desk.addStation('CP1', { localList: 'all' });
    const station = await stage.desk.connect('CP1', { answers, protocols: ['ocpp2.0.1'] });
    await station.call('BootNotification', boot201);
    await stage.inSync();
    const accepted = { status: 'Accepted' };
    const group = { idToken: 'FLEET', type: 'Central' };
    expect(messages).toEqual([
      {
        versionNumber: 1,
        updateType: 'Full',
        localAuthorizationList: [
          { idToken: { idToken: 'CARD-1', type: 'ISO14443' }, idTokenInfo: accepted },
          { idToken: { idToken: long, type: 'ISO14443' }, idTokenInfo: { ...accepted, groupIdToken: group } },
        ],
      },
      {
        versionNumber: 2,
        updateType: 'Differential',
        localAuthorizationList: [{ idToken: { idToken: '04AA', type: 'ISO14443' }, idTokenInfo: accepted }],
      },
    ]);
    await stage.put(null, 'CARD-1', { valid: false });
    await until('it is taken out', () => messages.length === 3);
    expect(messages[2]).toMatchObject({
      updateType: 'Differential',
      localAuthorizationList: [{ idToken: { idToken: 'CARD-1', type: 'ISO14443' } }],
    });
    await stage.desk.addStation('CP1');
    await until('it is emptied', () => messages.length === 4);
    expect(messages[3]).toEqual({ versionNumber: 4, updateType: 'Full' });
    await station.close();
  });

  test('how many entries it holds stands in its report', async () => {
    const sent: { localAuthorizationList?: object[] }[] = [];
    const answers: Record<string, Responder> = {
      GetLocalListVersion: () => ({ versionNumber: 0 }),
      GetBaseReport: () => ({ status: 'NotSupported' }),
      GetVariables: () => ({ getVariableResult: [] }),
      SendLocalList: (message: object) => {
        sent.push(message);
        return { status: 'Accepted' };
      },
    };
    for (let n = 0; n < 5; n++) await stage.put(null, `CARD-${n}`);
    await stage.desk.addStation('CP1', { localList: 'own' });
    const variable = {
      component: { name: 'LocalAuthListCtrlr' },
      variable: { name: 'Entries' },
      attributes: [{ type: 'Actual' as const, value: '0' }],
      characteristics: { dataType: 'integer', maxLimit: 2, supportsMonitoring: false },
      at: 1,
    };
    await stage.desk.store.commit([{ type: 'variables', stationId: 'CP1', variables: [variable] }]);
    const station = await stage.desk.connect('CP1', { answers, protocols: ['ocpp2.0.1'] });
    await station.call('BootNotification', boot201);
    await stage.inSync();
    expect(sent.map((message) => message.localAuthorizationList?.length)).toEqual([2]);
    expect((await stage.lists.status('CP1')).list).toMatchObject({ capacity: 2, leftOut: 3 });
    await station.close();
  });
});
