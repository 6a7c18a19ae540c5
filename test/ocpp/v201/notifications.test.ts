import { describe, expect, test } from '@jest/globals';
import type { StationEvent } from '../../../src/core/model/station-event.ts';
import { peer } from './peer.ts';

const at = peer();
const timestamp = '2026-03-01T10:00:00Z';

/** Newest first; that a message was not quite valid is an event of its own. */
async function events(): Promise<readonly StationEvent[]> {
  const all = await at.desk.store.stationEvents('CP1', { limit: 1000 });
  return all.flatMap(({ id: _id, ...event }) => (event.kind === 'violation' ? [] : [event]));
}

const newest = async () => (await events())[0];

type Case = [action: string, payload: object, event: Partial<StationEvent>];

describe('is noted as a station event', () => {
  test.each<Case>([
    [
      'FirmwareStatusNotification',
      { status: 'Installed', requestId: 5 },
      {
        kind: 'firmware',
        severity: 'info',
        text: 'firmware update: Installed',
        details: { status: 'Installed', requestId: 5 },
      },
    ],
    ['FirmwareStatusNotification', { status: 'InvalidSignature' }, { kind: 'firmware', severity: 'warning' }],
    [
      'PublishFirmwareStatusNotification',
      { status: 'PublishFailed' },
      { kind: 'firmware', severity: 'warning' },
    ],
    ['LogStatusNotification', { status: 'Uploaded', requestId: 1 }, { kind: 'log', severity: 'info' }],
    ['LogStatusNotification', { status: 'PermissionDenied' }, { kind: 'log', severity: 'warning' }],
    [
      'SecurityEventNotification',
      { type: 'TamperDetectionActivated', timestamp, techInfo: 'door' },
      {
        kind: 'security',
        severity: 'alarm',
        text: 'TamperDetectionActivated: door',
        at: Date.parse(timestamp),
      },
    ],
    [
      'SignCertificate',
      { csr: 'x' },
      { kind: 'certificate', severity: 'warning', text: 'no certificate is made: STATION_CA is off' },
    ],
    [
      'Get15118EVCertificate',
      { iso15118SchemaVersion: 'urn', action: 'Install', exiRequest: 'AAAA' },
      { kind: 'certificate', severity: 'info' },
    ],
    ['GetCertificateStatus', { ocspRequestData: {} }, { kind: 'certificate', severity: 'info' }],
    [
      'NotifyChargingLimit',
      { evseId: 1, chargingLimit: { chargingLimitSource: 'SO', isGridCritical: true } },
      { kind: 'charging-limit', severity: 'warning', text: 'SO limits EVSE 1, critical for the grid' },
    ],
    [
      'NotifyChargingLimit',
      { chargingLimit: { chargingLimitSource: 'EMS' } },
      { kind: 'charging-limit', severity: 'info', text: 'EMS limits the station' },
    ],
    [
      'ClearedChargingLimit',
      { chargingLimitSource: 'EMS', evseId: 2 },
      { kind: 'charging-limit', severity: 'info', text: 'EMS limits EVSE 2 no longer' },
    ],
    [
      'NotifyEVChargingNeeds',
      { evseId: 1, chargingNeeds: { requestedEnergyTransfer: 'DC' } },
      { kind: 'session', details: { evseId: 1, chargingNeeds: { requestedEnergyTransfer: 'DC' } } },
    ],
    [
      'NotifyEVChargingSchedule',
      { evseId: 1, timeBase: timestamp, chargingSchedule: { id: 1 } },
      { kind: 'session', details: { evseId: 1, timeBase: timestamp, chargingSchedule: { id: 1 } } },
    ],
    [
      'NotifyCustomerInformation',
      { requestId: 3, seqNo: 0, tbc: true, generatedAt: timestamp, data: 'J. Doe' },
      {
        kind: 'customer',
        text: 'customer information for request 3, more to come',
        details: { requestId: 3, seqNo: 0, data: 'J. Doe' },
      },
    ],
    [
      'NotifyDisplayMessages',
      { requestId: 4, messageInfo: [{ id: 1 }, { id: 2 }] },
      { kind: 'display', text: 'display messages for request 4: 2' },
    ],
    [
      'NotifyMonitoringReport',
      { requestId: 5, seqNo: 0, generatedAt: timestamp },
      { kind: 'monitoring', text: 'variable monitors for request 5', details: { requestId: 5, seqNo: 0 } },
    ],
    [
      'ReportChargingProfiles',
      { requestId: 6, chargingLimitSource: 'CSO', evseId: 1, chargingProfile: [{ id: 9 }] },
      {
        kind: 'charging-limit',
        details: { requestId: 6, evseId: 1, chargingLimitSource: 'CSO', chargingProfile: [{ id: 9 }] },
      },
    ],
    [
      'ReservationStatusUpdate',
      { reservationId: 7, reservationUpdateStatus: 'Expired' },
      { kind: 'reservation', text: 'reservation 7 has expired', details: { reservation: 7, how: 'expired' } },
    ],
  ])('%s %j', async (action, payload, event) => {
    await at.station.call(action, payload);
    expect(await newest()).toEqual(expect.objectContaining(event));
  });

  test('what is long only with its beginning', async () => {
    const messageInfo = [{ id: 1, message: { content: 'x'.repeat(20_000) } }];
    await at.station.call('NotifyDisplayMessages', { requestId: 4, messageInfo });
    const text = JSON.stringify((await newest())?.details);
    expect(text).toContain('xxx');
    expect(text.length).toBeLessThan(5000);
  });
});

test('a plan for its charging is not made here, and no certificate got', async () => {
  const needs = { evseId: 1, chargingNeeds: { requestedEnergyTransfer: 'DC' } };
  const refused = { statusInfo: { reasonCode: 'UnsupportedRequest' } };
  expect(await at.station.call('NotifyEVChargingNeeds', needs)).toEqual({ status: 'Rejected', ...refused });
  const vehicle = { iso15118SchemaVersion: 'urn', action: 'Install', exiRequest: 'AAAA' };
  expect(await at.station.call('Get15118EVCertificate', vehicle)).toEqual({
    status: 'Failed',
    ...refused,
    exiResponse: '',
  });
});

describe('NotifyEvent', () => {
  const told = (...events: object[]) =>
    at.station.call('NotifyEvent', {
      generatedAt: timestamp,
      seqNo: 0,
      eventData: events.map((event, index) => ({
        eventId: index,
        timestamp,
        trigger: 'Delta',
        eventNotificationType: 'HardWiredNotification',
        ...event,
      })),
    });
  const availability = (component: object, actualValue: string, more: object = {}) => ({
    component,
    variable: { name: 'AvailabilityState' },
    actualValue,
    ...more,
  });
  const connector = { name: 'Connector', evse: { id: 2, connectorId: 1 } };
  const count = async () => (await events()).length;

  test('of availability is a status of a connector, an EVSE or the station', async () => {
    const before = await count();
    expect(await told(availability(connector, 'Occupied'))).toEqual({});
    expect(await at.connector('2.1')).toEqual({ state: 'Preparing', at: Date.parse(timestamp) });
    await told(
      availability({ name: 'ChargingStation' }, 'Available'),
      availability({ name: 'EVSE', evse: { id: 2 } }, 'Unavailable'),
      availability(connector, 'available'),
    );
    expect(await at.connector('0')).toMatchObject({ state: 'Available' });
    expect(await at.connector('2')).toMatchObject({ state: 'Unavailable' });
    expect(await at.connector('2.1')).toMatchObject({ state: 'Available' });
    const location = await at.desk.store.location('DE*ABC*L1');
    expect(location?.evses?.find(({ uid }) => uid === 'E2')?.status).toBe('INOPERATIVE');
    await told(availability({ name: 'EVSE', evse: { id: 2 } }, 'Available'));
    expect(await count()).toBe(before);
  });

  test('of availability that cannot be read is none', async () => {
    const before = (await at.desk.store.stationMemory('CP1')).connectors;
    await told(
      availability(connector, 'Broken'),
      availability({ name: 'Connector' }, 'Faulted'),
      availability({ name: 'FiscalMetering', evse: { id: 1 } }, 'Faulted'),
      5 as never,
    );
    expect((await at.desk.store.stationMemory('CP1')).connectors).toEqual(before);
  });

  const problem = { component: connector, variable: { name: 'Problem' }, actualValue: 'true' };
  test.each<[string, object, Partial<StationEvent> | undefined]>([
    ['a problem', problem, { severity: 'warning', text: 'Connector of EVSE 2: Problem is true' }],
    [
      'a problem that is over',
      { ...problem, cleared: true },
      { severity: 'info', text: 'Connector of EVSE 2: Problem is true (cleared)' },
    ],
    ['a problem that is none', { ...problem, actualValue: 'false' }, { severity: 'info' }],
    [
      'an alert',
      {
        component: { name: 'Controller' },
        variable: { name: 'Temperature' },
        actualValue: '97',
        trigger: 'Alerting',
        techInfo: 'fan',
      },
      { severity: 'warning', text: 'Controller: Temperature is 97, fan' },
    ],
    ['a grave one', { ...problem, severity: 1 }, { severity: 'alarm' }],
    [
      'what is only measured',
      { component: connector, variable: { name: 'Voltage' }, actualValue: '230' },
      undefined,
    ],
  ])('of %s', async (_name, event, noted) => {
    const before = await count();
    await told(event);
    expect((await count()) - before).toBe(noted ? 1 : 0);
    if (noted)
      expect(await newest()).toMatchObject({ kind: 'monitoring', at: Date.parse(timestamp), ...noted });
  });
});
