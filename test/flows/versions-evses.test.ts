import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { chargeOf } from '../kit/charge.ts';
import { Charger } from '../kit/charger.ts';
import type { FakePartner } from '../kit/partner.ts';
import { cdrsAt, location, Scene, stationSettings, token } from '../kit/scene.ts';
import { evseStatusesAt, sessionsAt } from '../kit/seen.ts';
import { FakeTransaction, registerValue } from '../kit/station-transaction.ts';
import type { OcppVersion } from '../kit/station.ts';
import { until } from '../kit/until.ts';

jest.setTimeout(120_000);

const withinMs = 60_000;
const versions: readonly OcppVersion[] = ['2.0.1', '2.1'];
const both = [1, 2];

describe.each(versions)('a station with two EVSEs of two connectors that speaks OCPP %s', (version) => {
  let scene: Scene;
  let partner: FakePartner;
  let charger: Charger;

  beforeAll(async () => {
    scene = await Scene.open();
    const evses = location.evses.map((evse) => ({
      ...evse,
      connectors: both.flatMap((id) =>
        evse.connectors.map((connector) => ({ ...connector, id: String(id) })),
      ),
    }));
    await scene.bridge.must('PUT', '/locations/LOC1', { ...location, evses });
    const connectors = both.flatMap((evseId) =>
      both.map((connectorId) => ({
        evseId,
        connectorId,
        location: 'LOC1',
        evseUid: `E${evseId}`,
        ocpiConnectorId: String(connectorId),
      })),
    );
    await scene.bridge.must('PUT', '/stations/CP1', { ...stationSettings, connectors });
    partner = await scene.partner([token('04WHITE'), token('04ALS0')]);
    charger = await Charger.come(scene, { version });
  });
  afterAll(() => scene.close());

  const now = () => new Date().toISOString();
  const reading = (wh: number) => ({ wh, at: now() });
  const seen = (E1: string, E2: string) =>
    until(
      `E1 is ${E1}, E2 is ${E2}`,
      () => {
        const told = evseStatusesAt(partner);
        return told['E1'] === E1 && told['E2'] === E2;
      },
      withinMs,
    );
  const statuses = async () => {
    const { evses } = (await scene.bridge.must('GET', '/locations/LOC1')) as { evses: { status: string }[] };
    return evses.map(({ status }) => status);
  };
  const cdrs = (count: number) =>
    until(`${count} CDRs`, () => cdrsAt(partner).length >= count && cdrsAt(partner), withinMs);

  test('two drivers at once: each EVSE has its own status, whatever its other connector says', async () => {
    for (const evseId of both) {
      for (const connectorId of both) await charger.status({ evseId, connectorId }, 'Available');
    }
    await seen('AVAILABLE', 'AVAILABLE');
    await charger.status({ evseId: 1, connectorId: 1 }, 'Occupied');
    await seen('BLOCKED', 'AVAILABLE');
    const left = chargeOf(version, { evseId: 1, connectorId: 1, idToken: '04WHITE' });
    expect(await charger.begin(left, reading(1000))).toBe('Accepted');
    await charger.sayAll(left.charging(reading(1000)));
    await seen('CHARGING', 'AVAILABLE');
    await charger.status({ evseId: 2, connectorId: 2 }, 'Occupied');
    const right = chargeOf(version, { evseId: 2, connectorId: 2, idToken: '04ALS0' });
    expect(await charger.begin(right, reading(70_000))).toBe('Accepted');
    await seen('CHARGING', 'BLOCKED');
    await charger.sayAll(right.charging(reading(70_000)));
    await seen('CHARGING', 'CHARGING');
    await charger.sayAll([...left.meter(reading(3000)), ...right.meter(reading(71_000))]);
    await charger.status({ evseId: 1, connectorId: 2 }, 'Faulted');
    await charger.status({ evseId: 2, connectorId: 2 }, 'Occupied');
    expect(await statuses()).toEqual(['CHARGING', 'CHARGING']);

    await charger.sayAll(right.parked(reading(74_000)));
    await charger.say(right.end(reading(74_000)));
    await seen('CHARGING', 'BLOCKED');
    await charger.status({ evseId: 2, connectorId: 2 }, 'Available');
    await seen('CHARGING', 'AVAILABLE');
    await charger.say(left.end(reading(6000)));
    await seen('BLOCKED', 'AVAILABLE');
    await charger.status({ evseId: 1, connectorId: 1 }, 'Available');
    await seen('AVAILABLE', 'AVAILABLE');

    const told = (await cdrs(2)).toSorted((a, b) => a.total_energy - b.total_energy);
    // 0.50 + 4 kWh x 0.45 = 2.30; 0.50 + 5 kWh x 0.45 = 2.75
    expect(told).toMatchObject([
      { cdr_location: { evse_uid: 'E2', connector_id: '2' }, total_energy: 4, total_cost: { excl_vat: 2.3 } },
      {
        cdr_location: { evse_uid: 'E1', connector_id: '1' },
        total_energy: 5,
        total_cost: { excl_vat: 2.75 },
      },
    ]);
    expect(sessionsAt(partner)).toHaveLength(2);
  });

  test('a fault of a connector, of an EVSE and of the station are told of whom they concern, and pass', async () => {
    await charger.status({ evseId: 1, connectorId: 1 }, 'Faulted');
    await seen('OUTOFORDER', 'AVAILABLE');
    await charger.status({ evseId: 1, connectorId: 2 }, 'Unavailable');
    await seen('INOPERATIVE', 'AVAILABLE');
    for (const connectorId of both) await charger.status({ evseId: 1, connectorId }, 'Available');
    await seen('AVAILABLE', 'AVAILABLE');
    await charger.status({ evseId: 2, connectorId: 0 }, 'Unavailable');
    await seen('AVAILABLE', 'INOPERATIVE');
    await charger.status({ evseId: 0 }, 'Faulted');
    await seen('OUTOFORDER', 'OUTOFORDER');
    await charger.status({ evseId: 0 }, 'Available');
    await seen('AVAILABLE', 'INOPERATIVE');
    await charger.status({ evseId: 2, connectorId: 0 }, 'Available');
    await charger.status({ evseId: 2, connectorId: 1 }, 'Reserved');
    await seen('AVAILABLE', 'RESERVED');
    await charger.status({ evseId: 2, connectorId: 1 }, 'Available');
    await seen('AVAILABLE', 'AVAILABLE');
  });

  test('a fault in the middle of a charge: the EVSE is out of order, the session goes on and is billed', async () => {
    await charger.status({ evseId: 1, connectorId: 2 }, 'Occupied');
    const charge = chargeOf(version, { evseId: 1, connectorId: 2, idToken: '04WHITE' });
    await charger.begin(charge, reading(10_000));
    await charger.sayAll(charge.charging(reading(10_000)));
    await seen('CHARGING', 'AVAILABLE');
    await charger.status({ evseId: 0 }, 'Faulted');
    await seen('OUTOFORDER', 'OUTOFORDER');
    await charger.sayAll(charge.meter(reading(12_000)));
    await until('2 kWh', () => sessionsAt(partner).find(({ kwh }) => kwh === 2), withinMs);
    await charger.status({ evseId: 0 }, 'Available');
    await seen('CHARGING', 'AVAILABLE');
    await charger.say(charge.end(reading(13_000)));
    // 0.50 + 3 kWh x 0.45 = 1.85; with 19 % VAT 2.2015
    expect((await cdrs(3)).at(-1)).toMatchObject({
      cdr_location: { evse_uid: 'E1', connector_id: '2' },
      total_cost: { excl_vat: 1.85, incl_vat: 2.2015 },
    });
    await charger.status({ evseId: 1, connectorId: 2 }, 'Available');
    await seen('AVAILABLE', 'AVAILABLE');
  });

  test('the cable first, then the card: BLOCKED and nobody’s until he shows himself, his from then on', async () => {
    const before = sessionsAt(partner).length;
    const zero = Math.floor(Date.now() / 1000) * 1000 - 3_600_000;
    const at = (minutes: number, wh: number) => {
      const timestamp = new Date(zero + minutes * 60_000).toISOString();
      return { timestamp, meterValue: [registerValue(wh, timestamp)] };
    };
    const transaction = new FakeTransaction(charger.station, `CABLE-${version}`, { id: 2, connectorId: 1 });
    await charger.status({ evseId: 2, connectorId: 1 }, 'Occupied');
    await transaction.start('', {
      ...at(0, 20_000),
      idToken: undefined,
      triggerReason: 'CablePluggedIn',
      transactionInfo: { chargingState: 'EVConnected' },
    });
    await seen('AVAILABLE', 'BLOCKED');
    const own = (await scene.bridge.must('GET', '/sessions?limit=1000')) as {
      status: string;
      bridge: object;
    }[];
    expect(own.find(({ status }) => status === 'PENDING')).toMatchObject({
      bridge: { transactionId: transaction.id, owner: null },
    });
    expect(sessionsAt(partner)).toHaveLength(before);

    const idToken = { idToken: '04WHITE', type: 'ISO14443' };
    const shown = await transaction.update({ ...at(10, 20_000), idToken, triggerReason: 'Authorized' });
    expect(shown).toEqual({ idTokenInfo: { status: 'Accepted' } });
    const session = await until('the session', () => sessionsAt(partner)[before], withinMs);
    const start = at(10, 0).timestamp.replace('.000', '');
    expect(session).toMatchObject({ status: 'ACTIVE', kwh: 0, start_date_time: start, evse_uid: 'E2' });
    const charging = { chargingState: 'Charging' };
    await transaction.update({
      ...at(11, 20_000),
      triggerReason: 'ChargingStateChanged',
      transactionInfo: charging,
    });
    await transaction.update(at(30, 24_000));
    const stopped = { chargingState: 'EVConnected' };
    await transaction.update({
      ...at(40, 26_000),
      triggerReason: 'StopAuthorized',
      idToken,
      transactionInfo: stopped,
    });
    await transaction.end({
      ...at(50, 26_000),
      triggerReason: 'EVCommunicationLost',
      transactionInfo: { stoppedReason: 'EVDisconnected' },
    });
    const cdr = await until(
      'its CDR',
      () => cdrsAt(partner).find((one) => one.session_id === session.id),
      withinMs,
    );
    // 0.50 + 6 kWh x 0.45 + 10 min of parking x 0.05 = 3.70; with 19 % VAT 4.403
    expect(cdr).toMatchObject({
      start_date_time: start,
      end_date_time: at(50, 0).timestamp.replace('.000', ''),
      total_energy: 6,
      total_cost: { excl_vat: 3.7, incl_vat: 4.403 },
      cdr_location: { evse_uid: 'E2', connector_id: '1' },
    });
    await charger.status({ evseId: 2, connectorId: 1 }, 'Available');
    await seen('AVAILABLE', 'AVAILABLE');
  });
});
