import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ModelVariable } from '../../src/core/model/device-model.ts';
import { roambridge } from '../cli/terminal.ts';
import { at, Operator } from './operator.ts';
import { location } from './samples.ts';

let operator: Operator;
const path = '/admin/v1/stations';
const bootedAt = Date.UTC(2026, 2, 1);

const variable = (component: ModelVariable['component'], name: string, value?: string): ModelVariable => ({
  component,
  variable: { name },
  attributes: [{ type: 'Actual', mutability: 'ReadOnly', ...(value !== undefined && { value }) }],
  at: bootedAt,
});
const variables: readonly ModelVariable[] = [
  variable({ name: 'Connector', evseId: 2, connectorId: 1 }, 'AvailabilityState', 'Available'),
  {
    ...variable({ name: 'EVSE', evseId: 1 }, 'Power', '0'),
    characteristics: { dataType: 'decimal', unit: 'W', maxLimit: 22_000, supportsMonitoring: true },
  },
  variable({ name: 'Connector', evseId: 1, connectorId: 1 }, 'AvailabilityState', 'Occupied'),
  variable({ name: 'ChargingStation' }, 'Model', 'M'),
  variable({ name: 'SecurityCtrlr' }, 'BasicAuthPassword'),
];

const boot = (stationId: string, version: string) =>
  operator.backing.store.commit([
    { type: 'boot', stationId, boot: { vendor: 'V', model: 'M', version, bootedAt } },
    {
      type: 'inventory',
      stationId,
      inventory: {
        at: bootedAt,
        evses: [
          {
            evseId: 1,
            maxPowerW: 22_000,
            connectors: [{ connectorId: 1, type: 'cCCS2' }, { connectorId: 2 }],
          },
          { evseId: 2, connectors: [] },
        ],
      },
    },
  ]);
const mapped = (evseId: number, connectorId: number, evseUid = 'E1') => ({
  evseId,
  connectorId,
  location: 'LOC1',
  evseUid,
  ocpiConnectorId: '1',
});

beforeAll(async () => {
  operator = await Operator.start();
  await operator.call('PUT', '/admin/v1/locations/LOC1', location('LOC1'));
  await operator.call('PUT', `${path}/CP1`, { password: '0123456789abcdef' });
  await operator.backing.store.commit([{ type: 'variables', stationId: 'CP1', variables }]);
  await boot('CP1', '2.0.1');
});
afterAll(() => operator.close());

describe('variables', () => {
  const get = (query = '') => operator.call('GET', `${path}/CP1/variables${query}`);
  const named = (body: unknown) => (body as ModelVariable[]).map((known) => known.variable.name);

  test('are those of the whole station first, then by EVSE and connector', async () => {
    const { status, body, headers } = await get();
    expect(status).toBe(200);
    expect(named(body)).toEqual([
      'Model',
      'BasicAuthPassword',
      'Power',
      'AvailabilityState',
      'AvailabilityState',
    ]);
    expect(at(body, '2')).toEqual({
      component: { name: 'EVSE', evseId: 1 },
      variable: { name: 'Power' },
      attributes: [{ type: 'Actual', mutability: 'ReadOnly', value: '0' }],
      characteristics: { dataType: 'decimal', unit: 'W', maxLimit: 22_000, supportsMonitoring: true },
      at: '2026-03-01T00:00:00.000Z',
    });
    expect(headers.get('x-total-count')).toBe('5');
  });

  test('by the names of component and variable, whatever their case', async () => {
    expect(named((await get('?component=connector&variable=AVAILABILITYSTATE')).body)).toHaveLength(2);
    expect(named((await get('?component=EVSE&variable=AvailabilityState')).body)).toEqual([]);
  });

  test('page by page', async () => {
    const { body, headers } = await get('?component=Connector&limit=1');
    expect(named(body)).toHaveLength(1);
    expect(headers.get('link')).toBe(
      '</admin/v1/stations/CP1/variables?component=Connector&limit=1&offset=1>; rel="next"',
    );
  });

  test('of a station that is not there, or with a query that is not known', async () => {
    expect(await operator.call('GET', `${path}/NONE/variables`)).toMatchObject({
      status: 404,
      body: { code: 'unknown-station' },
    });
    expect(await get('?evse=1')).toMatchObject({ status: 400, body: { faults: [{ pointer: '?evse' }] } });
  });

  test('as the command shows them', async () => {
    const { code, out } = await roambridge(['station', 'variables', 'CP1', '--component', 'Connector'], {
      url: operator.url,
    });
    expect(code).toBe(0);
    expect(out).toMatch(/^COMPONENT +EVSE +VARIABLE +VALUE +UNIT +AT MOST +ACCESS +REPORTED\n/);
    expect(out).toMatch(
      /\nConnector +1\.1 +AvailabilityState +Occupied +ReadOnly +\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/,
    );
    const all = await roambridge(['station', 'variables', 'CP1', '--limit', '2'], { url: operator.url });
    expect(all.err).toBe('2 of 5; --offset/--limit for others\n');
  });

  test('a station of OCPP 1.6 has none, and where to look instead is told', async () => {
    await operator.call('PUT', `${path}/OLD`, { password: '0123456789abcdef' });
    operator.stations.connect('OLD');
    const { out, err } = await roambridge(['station', 'variables', 'OLD'], { url: operator.url });
    expect(out).toBe('no variables\n');
    expect(err).toBe('OLD speaks OCPP 1.6: station call OLD GetConfiguration asks for its keys\n');
  });
});

describe('the inventory', () => {
  test('is shown with the station, and may be sent back with it', async () => {
    const { body } = await operator.call('GET', `${path}/CP1`);
    expect(at(body, 'evses')).toEqual([
      { evseId: 1, maxPowerW: 22_000, connectors: [{ connectorId: 1, type: 'cCCS2' }, { connectorId: 2 }] },
      { evseId: 2, connectors: [] },
    ]);
    expect((await operator.call('PUT', `${path}/CP1`, body)).status).toBe(200);
  });

  test.each([
    [[mapped(1, 2)], []],
    [[mapped(2, 5)], []],
    [
      [mapped(3, 1)],
      [{ pointer: '/connectors/0/evseId', reason: '3.1=LOC1/E1/1: the station reports no EVSE 3, but 1, 2' }],
    ],
    [
      [mapped(1, 1), mapped(1, 3, 'E9')],
      [
        {
          pointer: '/connectors/1/connectorId',
          reason: '1.3=LOC1/E9/1: the station reports no connector 3 of EVSE 1, but 1, 2',
        },
        { pointer: '/connectors/1/evseUid', reason: 'location LOC1 has no EVSE E9 yet' },
      ],
    ],
  ])('that lacks what is mapped is told: %j', async (connectors, warnings) => {
    const { body } = await operator.call('PUT', `${path}/CP1`, { connectors });
    expect(at(body, 'warnings')).toEqual(warnings);
  });

  test('means nothing to a station that speaks 1.6 now', async () => {
    await operator.call('PUT', `${path}/CP1`, { connectors: [] });
    await operator.call('PUT', `${path}/CP2`, { password: '0123456789abcdef' });
    await boot('CP2', '1.6');
    const { body } = await operator.call('PUT', `${path}/CP2`, { connectors: [mapped(3, 3)] });
    expect(at(body, 'warnings')).toEqual([]);
    const other = await operator.call('PUT', `${path}/CP2`, { connectors: [mapped(1, 2)] });
    expect(at(other.body, 'warnings')).toEqual([
      {
        pointer: '/connectors/0/connectorId',
        reason: '1.2=LOC1/E1/1: connector 2 is not looked at, as in OCPP 1.6 1 is the connector',
      },
    ]);
    const shown = await operator.call('GET', `${path}/CP2`);
    expect(at(shown.body, 'warnings')).toEqual(at(other.body, 'warnings'));
  });
});
