import { describe, expect, test } from '@jest/globals';
import type { FakeStation } from '../../kit/station.ts';
import { CallErrorFrame } from '../../kit/station.ts';
import { until } from '../../kit/until.ts';
import { ocpp201, peer } from './peer.ts';

const at = peer();
const generatedAt = '2026-03-01T10:00:00Z';

type Json = Record<string, unknown>;

const variable = (component: Json, name: string, value?: string, more: Json = {}) => ({
  component,
  variable: { name },
  variableAttribute: [{ ...(value !== undefined && { value }), mutability: 'ReadOnly' }],
  ...more,
});
const connector = (evse: number, id: number) => ({ name: 'Connector', evse: { id: evse, connectorId: id } });
const power = (maxLimit: number, unit: string) => ({
  variableCharacteristics: { dataType: 'decimal', unit, maxLimit, supportsMonitoring: true },
});

/** A fresh station that takes the report's number, as it is asked for it. */
async function asked(id: string): Promise<{ station: FakeStation; requestId: number }> {
  const requests: { requestId: number; reportBase: string }[] = [];
  await at.desk.addStation(id);
  const station = await at.desk.connect(id, {
    ...ocpp201,
    answers: {
      GetBaseReport: (request) => {
        requests.push(request);
        return { status: 'Accepted' };
      },
    },
  });
  const requestId = await boot(station, () => requests.at(-1));
  return { station, requestId };
}

async function boot(
  station: FakeStation,
  last: () => { requestId: number; reportBase: string } | undefined,
): Promise<number> {
  const before = last();
  await station.call('BootNotification', {
    reason: 'PowerUp',
    chargingStation: { model: 'M', vendorName: 'V' },
  });
  await until('the inventory is asked for', () => last() !== before);
  const request = last();
  expect(request).toEqual({ requestId: expect.any(Number) as unknown, reportBase: 'FullInventory' });
  return request?.requestId ?? 0;
}

const report = (station: FakeStation, given: Json) =>
  station.call('NotifyReport', { generatedAt, seqNo: 0, ...given });
const names = async (id: string) =>
  (await at.desk.store.deviceModel(id)).map((known) => known.variable.name).sort();

describe('the inventory', () => {
  test('is asked for after the boot was answered, and kept when its last part is there', async () => {
    const { station, requestId } = await asked('D1');
    const { received } = station;
    expect(received.findIndex((text) => text.includes('"Accepted"'))).toBeLessThan(
      received.findIndex((text) => text.includes('GetBaseReport')),
    );
    const parts = [
      [
        variable({ name: 'ChargingStation' }, 'Model', 'M'),
        variable(connector(1, 1), 'ConnectorType', 'cCCS2'),
      ],
      [variable({ name: 'EVSE', evse: { id: 2 } }, 'Power', '0', power(22, 'kW'))],
      [variable(connector(2, 1), 'AvailabilityState', 'Available')],
    ];
    for (const [seqNo, reportData] of parts.entries()) {
      expect(await at.desk.store.deviceModel('D1')).toEqual([]);
      const tbc = seqNo < parts.length - 1;
      expect(await report(station, { requestId, seqNo, tbc, reportData })).toEqual({});
    }
    expect(await names('D1')).toEqual(['AvailabilityState', 'ConnectorType', 'Model', 'Power']);
    const { inventory } = await at.desk.store.stationMemory('D1');
    expect(inventory?.evses).toEqual([
      { evseId: 1, connectors: [{ connectorId: 1, type: 'cCCS2' }] },
      { evseId: 2, maxPowerW: 22_000, connectors: [{ connectorId: 1 }] },
    ]);
    expect((await at.desk.store.deviceModel('D1')).find(({ variable }) => variable.name === 'Power')).toEqual(
      {
        component: { name: 'EVSE', evseId: 2 },
        variable: { name: 'Power' },
        attributes: [{ type: 'Actual', value: '0', mutability: 'ReadOnly' }],
        characteristics: { dataType: 'decimal', unit: 'kW', maxLimit: 22, supportsMonitoring: true },
        at: expect.any(Number) as unknown,
      },
    );
    await station.close();
  });

  test('of the next boot takes the place of the one before', async () => {
    const { station, requestId } = await asked('D2');
    const both = [
      variable(connector(1, 1), 'ConnectorType', 'cType2'),
      variable({ name: 'OCPPCommCtrlr' }, 'A', '1'),
    ];
    await report(station, { requestId, reportData: both });
    expect(await names('D2')).toEqual(['A', 'ConnectorType']);
    const last = () => station.calls.findLast(({ action }) => action === 'GetBaseReport')?.payload as never;
    const next = await boot(station, last);
    expect(next).not.toBe(requestId);
    await report(station, {
      requestId: next,
      reportData: [variable({ name: 'EVSE', evse: { id: 3 } }, 'Power')],
    });
    expect(await names('D2')).toEqual(['Power']);
    expect((await at.desk.store.stationMemory('D2')).inventory?.evses).toEqual([
      { evseId: 3, connectors: [] },
    ]);
    await station.close();
  });

  test('of which a part never came only adds to what is known', async () => {
    const { station, requestId } = await asked('D3');
    await report(station, { requestId, reportData: [variable({ name: 'X' }, 'A', '1')] });
    const last = () => station.calls.findLast(({ action }) => action === 'GetBaseReport')?.payload as never;
    const next = await boot(station, last);
    await report(station, { requestId: next, tbc: true, reportData: [variable({ name: 'X' }, 'B', '1')] });
    await report(station, { requestId: next, seqNo: 2, reportData: [variable({ name: 'X' }, 'C', '1')] });
    expect(await names('D3')).toEqual(['A', 'B', 'C']);
    await station.close();
  });

  test('counts a part that comes again once, and one that cannot be read not at all', async () => {
    const { station, requestId } = await asked('D4');
    const reportData = [variable({ name: 'X' }, 'A', '1'), { component: {} }, 5];
    await report(station, { requestId, tbc: true, reportData });
    await report(station, { requestId, tbc: true, reportData });
    await report(station, { requestId, seqNo: 1, reportData: [] });
    expect(await names('D4')).toEqual(['A']);
    await station.close();
  });

  test.each([
    ['Rejected', () => ({ status: 'Rejected' })],
    ['NotSupported', () => ({ status: 'NotSupported' })],
    [
      'an error',
      () => {
        throw new CallErrorFrame('NotImplemented');
      },
    ],
  ])('may be refused with %s: the station works all the same', async (name, answer) => {
    const id = `D-${name}`;
    await at.desk.addStation(id);
    const station = await at.desk.connect(id, { ...ocpp201, answers: { GetBaseReport: answer } });
    await station.call('BootNotification', {
      reason: 'PowerUp',
      chargingStation: { model: 'M', vendorName: 'V' },
    });
    await until('it is told', () =>
      at.desk.log.some(({ fields, message }) => fields['station'] === id && message.includes('inventory')),
    );
    expect(await station.call('Heartbeat', {})).toHaveProperty('currentTime');
    await station.close();
  });

  test('is not asked for while the boot is pending', async () => {
    await at.desk.addStation('D5', { bootPolicy: 'pending' });
    const station = await at.desk.connect('D5', ocpp201);
    await station.call('BootNotification', {
      reason: 'PowerUp',
      chargingStation: { model: 'M', vendorName: 'V' },
    });
    await station.call('BootNotification', {
      reason: 'PowerUp',
      chargingStation: { model: 'M', vendorName: 'V' },
    });
    expect(station.calls).toEqual([]);
    await station.close();
  });
});

describe('what is told besides', () => {
  test('a report that somebody asked for adds to it', async () => {
    const { station, requestId } = await asked('D6');
    const full = variable({ name: 'X' }, 'A', '1', power(5, 'W'));
    await report(station, { requestId, reportData: [full] });
    const told = {
      component: { name: 'x' },
      variable: { name: 'a' },
      variableAttribute: [{ value: '2' }, { type: 'Target', value: '3', mutability: 'ReadWrite' }],
    };
    await report(station, { requestId: 4_000_000, reportData: [told, variable({ name: 'X' }, 'B')] });
    const known = await at.desk.store.deviceModel('D6');
    expect(
      known.toSorted((a, b) => (a.variable.name.toUpperCase() < b.variable.name.toUpperCase() ? -1 : 1)),
    ).toMatchObject([
      {
        attributes: [
          { type: 'Actual', value: '2', mutability: 'ReadOnly' },
          { type: 'Target', value: '3', mutability: 'ReadWrite' },
        ],
        characteristics: { maxLimit: 5 },
      },
      { variable: { name: 'B' } },
    ]);
    await station.close();
  });

  test('values that a call asked for or set', async () => {
    const { station } = await asked('D7');
    const named = { component: { name: 'X' }, variable: { name: 'A' } };
    const call = (action: string, payload: object) => at.desk.server.stations.call('D7', action, payload);
    const value = async () => {
      const [known] = await at.desk.store.deviceModel('D7');
      return known?.attributes[0]?.value;
    };
    station.answers['GetVariables'] = () => ({
      getVariableResult: [
        { attributeStatus: 'Accepted', attributeValue: '7', ...named },
        { attributeStatus: 'UnknownVariable', ...named, variable: { name: 'B' } },
      ],
    });
    await call('GetVariables', { getVariableData: [named, { ...named, variable: { name: 'B' } }] });
    await until('the value is kept', async () => (await value()) === '7');
    station.answers['SetVariables'] = () => ({
      setVariableResult: [
        { attributeStatus: 'Rejected', ...named },
        { attributeStatus: 'Accepted', ...named },
      ],
    });
    await call('SetVariables', {
      setVariableData: [
        { attributeValue: '8', ...named },
        { attributeValue: '9', ...named },
      ],
    });
    await until('the value is kept', async () => (await value()) === '9');
    expect(await names('D7')).toEqual(['A']);
    await station.close();
  });

  test('a secret is not kept', async () => {
    const { station, requestId } = await asked('D8');
    const reportData = [variable({ name: 'SecurityCtrlr' }, 'BasicAuthPassword', 'hush')];
    await report(station, { requestId, reportData });
    expect(JSON.stringify(await at.desk.store.deviceModel('D8'))).not.toContain('hush');
    expect(await names('D8')).toEqual(['BasicAuthPassword']);
    await station.close();
  });
});
