import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FakeStation } from '../kit/station.ts';
import { Desk } from './desk.ts';

/** What real charge points were seen to send, each as one frame, and what must become of it. */
let desk: Desk;
let station: FakeStation;
beforeAll(async () => {
  desk = await Desk.open();
  await desk.addLocation();
  await desk.addToken('04A1B2C3');
  station = await desk.station('QUIRK');
});
afterAll(() => desk.close());

async function sent(frame: string): Promise<unknown[]> {
  const next = station.next();
  station.send(frame);
  return JSON.parse(await next) as unknown[];
}

describe('accepted, though the schema says otherwise', () => {
  test.each([
    [
      'a serial number of more than 25 characters',
      '[2,"q1","BootNotification",{"chargePointVendor":"Schneider Electric","chargePointModel":"MONOBLOCK","chargePointSerialNumber":"EVB1A22P4RI3N221234567890AB","firmwareVersion":"3.4.0.8"}]',
    ],
    [
      'a model of more than 20 characters',
      '[2,"q2","BootNotification",{"chargePointVendor":"HICI","chargePointModel":"HICI-AC-22KW-WALLBOX-2023"}]',
    ],
    [
      'an info of more than 50 characters',
      '[2,"q3","StatusNotification",{"connectorId":1,"errorCode":"NoError","info":"The connector is available and waiting for the next vehicle to arrive","status":"Available","timestamp":"2026-03-01T10:00:00Z","vendorId":"","vendorErrorCode":""}]',
    ],
    [
      'an error code of its own',
      '[2,"q4","StatusNotification",{"connectorId":1,"errorCode":"Error","status":"Faulted"}]',
    ],
    [
      'a time without zone',
      '[2,"q5","StatusNotification",{"connectorId":1,"errorCode":"NoError","status":"Available","timestamp":"2023-10-19T15:28:07"}]',
    ],
    [
      'a zone of hours',
      '[2,"q6","StatusNotification",{"connectorId":1,"errorCode":"NoError","status":"Available","timestamp":"2023-10-19T15:28:07+02"}]',
    ],
    [
      'hours of one digit',
      '[2,"q7","StatusNotification",{"connectorId":1,"errorCode":"NoError","status":"Available","timestamp":"2023-10-19T5:28:07Z"}]',
    ],
    [
      'the year 1970',
      '[2,"q8","StatusNotification",{"connectorId":1,"errorCode":"NoError","status":"Available","timestamp":"1970-01-01T00:00:12Z"}]',
    ],
    [
      'a misspelled unit, and one of another quantity',
      '[2,"q9","MeterValues",{"connectorId":1,"meterValue":[{"timestamp":"2026-03-01T10:00:00Z","sampledValue":[{"value":"31.5","measurand":"Temperature","unit":"Celcius"},{"value":"0.0","measurand":"Power.Reactive.Import","unit":"var"},{"value":"50.00","measurand":"Frequency","unit":"Hertz"}]}]}]',
    ],
    [
      'values as numbers, without unit, with blanks',
      '[2,"q10","MeterValues",{"connectorId":1,"transactionId":0,"meterValue":[{"timestamp":"2026-03-01T10:00:00","sampledValue":[{"value":12345.6},{"value":" 16.0","measurand":"Current.Import","phase":"L1","unit":"A"}]}]}]',
    ],
    [
      'a transaction that was over',
      '[2,"q11","MeterValues",{"connectorId":1,"transactionId":-1,"meterValue":[{"timestamp":"2026-03-01T10:00:00Z","sampledValue":[{"value":"7"}]}]}]',
    ],
    [
      'a stop of the largest number there is',
      '[2,"q12","StopTransaction",{"transactionId":9223372036854775807,"meterStop":12,"timestamp":"2026-03-01T10:00:00Z","reason":"Local"}]',
    ],
    [
      'a stop with a reason of its own',
      '[2,"q13","StopTransaction",{"idTag":"","transactionId":0,"meterStop":-5,"timestamp":"1970-01-01T00:00:00Z","reason":"Unknown"}]',
    ],
    ['blanks in the frame and a numeric id', '[ 2, 17, "Heartbeat", { } ]'],
    [
      'an id of more than 36 characters',
      '[2,"b8e0a5d0-7c5e-4b86-9f53-0d6a3c4b1e2f-retry-0001","Heartbeat",{}]',
    ],
  ])('%s', async (_what, frame) => {
    const [type, id, payload] = await sent(frame);
    expect([type, id]).toEqual([3, (JSON.parse(frame) as unknown[])[1]]);
    expect(payload).toBeInstanceOf(Object);
  });

  test('a connector in Authorize', async () => {
    expect(await sent('[2,"q20","Authorize",{"connectorId":1,"idTag":"04a1b2c3"}]')).toEqual([
      3,
      'q20',
      { idTagInfo: { status: 'Accepted' } },
    ]);
  });

  test('an idTag of 21 characters is nobody, not an error', async () => {
    const [type, , payload] = await sent(
      '[2,"q21","StartTransaction",{"connectorId":2,"idTag":"SIGEN-000000000000021","meterStart":0,"timestamp":"2026-03-01T10:00:00Z"}]',
    );
    expect(type).toBe(3);
    expect(payload).toMatchObject({ idTagInfo: { status: 'Invalid' } });
  });

  test('is counted, and each kind of it logged once', async () => {
    const noted = () =>
      desk.log.filter(({ message }) => message === 'accepted though not as the schema wants it');
    const before = desk.server.stations.connection('QUIRK')!.violations;
    const frame = (id: number) =>
      `[2,"r${id}","MeterValues",{"connectorId":1,"meterValue":[{"timestamp":"yesterday","sampledValue":[{"value":"1"}]}]}]`;
    await sent(frame(1));
    const logged = noted().length;
    await sent(frame(2));
    await sent(frame(3));
    expect(noted().length).toBe(logged);
    expect(desk.server.stations.connection('QUIRK')!.violations).toBe(before + 3);
    expect(noted().map(({ fields }) => fields)).toContainEqual({
      station: 'QUIRK',
      message: 'MeterValues',
      place: '/meterValue/*/timestamp',
      reason: 'must match format "date-time"',
    });
  });
});

test('a hole in a list is no JSON: the station is told, and goes on', async () => {
  const answer = await sent(
    '[2,"hole","MeterValues",{"connectorId":1,"meterValue":[{"timestamp":"2026-03-01T10:00:00Z","sampledValue":[,{"value":"1"}]}]}]',
  );
  expect(answer).toEqual([4, 'hole', 'FormationViolation', 'the message is not JSON', {}]);
  expect(await sent('[2,"next","Heartbeat",{}]')).toMatchObject({ 0: 3, 1: 'next' });
});
