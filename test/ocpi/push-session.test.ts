import { beforeEach, describe, expect, test } from '@jest/globals';
import { makeTariffVersion } from '../../src/core/ids.ts';
import type { Session } from '../../src/core/model/session.ts';
import { sessionNow } from '../../src/core/station/session-now.ts';
import type { Tariff } from '../../src/core/model/tariff.ts';
import type { OcpiAnswer } from '../../src/ocpi/client.ts';
import type { Message } from '../../src/ocpi/push-receiver.ts';
import { tellSession } from '../../src/ocpi/push-session.ts';
import { v221 } from '../../src/ocpi/v221/dialect.ts';
import { keyOf, party, PushStage } from './push-stage.ts';
import * as samples from './v221/samples.ts';
import { faults } from './v221/schema.ts';

const stage = PushStage.use();

describe('a session', () => {
  const perKwh: Tariff = {
    ...party,
    id: 'KWH',
    currency: 'EUR',
    elements: [{ priceComponents: [{ type: 'ENERGY', price: 0.5, stepSize: 1 }] }],
    lastUpdated: Date.parse('2026-01-01T00:00:00Z'),
  };
  const url = '/emsp/sessions/DE/ABC';
  let session: Session;

  async function tell(changes: Partial<Session>, countedWh?: number): Promise<void> {
    session = { ...session, ...changes };
    const energyWh = session.meterStartWh + (countedWh ?? 0);
    const samples = countedWh === undefined ? [] : [{ at: session.lastUpdated, energyWh }];
    await stage.backing.store.commit([
      { type: 'session', session },
      { type: 'samples', sessionId: session.id, samples },
    ]);
    await stage.deliver('sessions', session.id);
  }

  const minuteLater = (): Partial<Session> => ({ lastUpdated: session.lastUpdated + 60_000 });
  const parked = (): Partial<Session> => ({
    turns: [{ at: session.startedAt + 1800_000, kind: 'parking' }],
    ...minuteLater(),
  });

  beforeEach(async () => {
    await stage.backing.store.commit([{ type: 'tariff', tariff: perKwh }]);
    const tariffVersions = [makeTariffVersion(keyOf(perKwh), perKwh.lastUpdated)];
    session = { ...samples.session, id: stage.nextId('s'), owner: stage.partnerId, tariffVersions };
  });

  test('is PUT when it starts, PATCHed while it only grows, PUT whole when it turns and ends', async () => {
    await tell({});
    await tell(minuteLater(), 20_000);
    await tell(parked());
    await tell(minuteLater(), 20_000);
    const { session: measured } = await sessionNow(
      { store: stage.backing.store, audience: stage.partners },
      session,
    );
    await tell({ ...measured, status: 'COMPLETED', endedAt: session.lastUpdated });
    expect(stage.lines.map((line) => line.replace(session.id, 'ID'))).toEqual(
      ['PUT', 'PATCH', 'PUT', 'PATCH', 'PUT'].map((method) => `${method} ${url}/ID`),
    );
    expect(
      stage.received.flatMap(({ method, body }) => (method === 'PUT' ? faults('Session', body) : [])),
    ).toEqual([]);
    expect(stage.received[1]!.body).toStrictEqual({
      kwh: 20,
      total_cost: { excl_vat: 10, incl_vat: 10 },
      last_updated: '2026-03-01T10:16:30.250Z',
    });
    expect(faults('SessionPatch', stage.received[1]!.body)).toEqual([]);
    expect(stage.received[4]!.body).toMatchObject({
      status: 'COMPLETED',
      kwh: 20,
      charging_periods: [{}, {}],
      total_cost: { excl_vat: 10 },
    });
  });

  test('that has not changed since it was told is not sent again', async () => {
    await tell({});
    await tell(minuteLater(), 20_000);
    await stage.deliver('sessions', session.id);
    expect(stage.methods).toEqual(['PUT', 'PATCH']);
    stage.answer = () => ({ http: 500 });
    await expect(tell(minuteLater(), 21_000)).rejects.toMatchObject({ verdict: 'retry' });
    stage.answer = () => ({});
    await stage.deliver('sessions', session.id);
    expect(stage.methods).toEqual(['PUT', 'PATCH', 'PATCH', 'PATCH']);
  });

  test('whose only period becomes another one is PUT whole', async () => {
    await tell({});
    await tell({ turns: [{ at: session.startedAt, kind: 'parking' }] });
    expect(stage.methods).toEqual(['PUT', 'PUT']);
  });

  test('that was priced in another currency afterwards is PUT whole', async () => {
    await tell({ status: 'COMPLETED', endedAt: session.lastUpdated });
    await tell({ currency: 'CHF' });
    expect(stage.methods).toEqual(['PUT', 'PUT']);
  });

  test('of unknown price has no total_cost', async () => {
    await tell({ tariffVersions: [] });
    expect(stage.received[0]!.body).not.toHaveProperty('total_cost');
  });

  test('that the partner has lost is PUT whole', async () => {
    await tell({});
    stage.answer = ({ method }) => (method === 'PATCH' ? { http: 404, ocpi: 2000 } : {});
    await tell(minuteLater(), 15_000);
    expect(stage.methods).toEqual(['PUT', 'PATCH', 'PUT']);
    expect(stage.received[2]!.body).toMatchObject({ kwh: 15 });
  });

  test('is not PUT after a PATCH that was never answered: nothing is known of it', async () => {
    await tell({});
    stage.answer = ({ method }) => (method === 'PATCH' ? { http: 500 } : {});
    await expect(tell(minuteLater(), 15_000)).rejects.toMatchObject({ verdict: 'retry' });
    expect(stage.methods).toEqual(['PUT', 'PATCH']);
  });

  test('of another partner, or of nobody, is never sent', async () => {
    await expect(tell({ owner: 'somebody-else' })).rejects.toMatchObject({ verdict: 'park' });
    await expect(tell({ owner: null })).rejects.toMatchObject({ verdict: 'park' });
    expect(stage.received).toEqual([]);
  });

  test('is addressed to the party of its token behind a hub', async () => {
    const hub = { role: 'HUB', countryCode: 'NL', partyId: 'HUB', businessDetails: { name: 'Hub' } } as const;
    await stage.register({ roles: [hub] });
    await tell({ owner: stage.partnerId });
    expect(stage.received[0]!.headers).toMatchObject({
      'ocpi-to-country-code': 'NL',
      'ocpi-to-party-id': 'EMS',
    });
  });

  test('is always PUT whole to a partner that takes no PATCH', async () => {
    const messages: Message[] = [];
    const receiver = {
      dialect: v221,
      profile: { sessionPatch: false },
      send: (message: Message): Promise<OcpiAnswer> => {
        messages.push(message);
        return Promise.resolve({ httpStatus: 200, data: undefined, header: () => undefined });
      },
    };
    const now = { session, until: session.lastUpdated };
    const told = await tellSession(receiver, { now, to: {} }, { known: undefined, sure: false });
    const periods = [{ ...session.periods[0]!, energyWh: 20_000 }];
    await tellSession(
      receiver,
      { now: { ...now, session: { ...session, periods } }, to: {} },
      { known: told, sure: true },
    );
    expect(messages.map(({ method }) => method)).toEqual(['PUT', 'PUT']);
    expect(messages[1]!.body).toMatchObject({ kwh: 20, charging_periods: [{}] });
  });
});
