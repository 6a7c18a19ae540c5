import { beforeEach, expect, test } from '@jest/globals';
import type { SessionCharging } from '../../src/core/model/charging-profile.ts';
import type { Session } from '../../src/core/model/session.ts';
import { PushStage } from './push-stage.ts';
import * as samples from './v221/samples.ts';
import { faults } from './v221/schema.ts';

const stage = PushStage.use();
let session: Session;
let charging: SessionCharging;

const activeOf = (limit: number) => ({
  startsAt: Date.parse('2026-03-01T10:05:00Z'),
  profile: { durationS: 3600, unit: 'A' as const, periods: [{ startS: 0, limit }] },
});

async function tell(more: Partial<SessionCharging> = {}, changes: Partial<Session> = {}) {
  [charging, session] = [
    { ...charging, ...more },
    { ...session, ...changes },
  ];
  await stage.backing.store.commit([
    { type: 'session', session },
    { type: 'charging', charging },
  ]);
  return stage.deliver('chargingprofiles', session.id);
}

beforeEach(() => {
  session = { ...samples.session, id: stage.nextId('s'), owner: stage.partnerId };
  charging = { sessionId: session.id, partnerId: stage.partnerId, informed: true, active: activeOf(10) };
});

test('a plan is PUT to the sender interface, once, and again when it changes', async () => {
  await tell();
  await tell();
  await tell({ active: activeOf(6) });
  expect(stage.lines).toEqual(Array(2).fill(`PUT /emsp/chargingprofiles/${session.id}`));
  expect(stage.received[1]?.body).toEqual({
    start_date_time: '2026-03-01T10:05:00Z',
    charging_profile: {
      duration: 3600,
      charging_rate_unit: 'A',
      charging_profile_period: [{ start_period: 0, limit: 6 }],
    },
  });
  expect(faults('ActiveChargingProfile', stage.received[1]?.body)).toEqual([]);
});

test('what is no plan any more is not told', async () => {
  expect(await tell({}, { status: 'COMPLETED' })).toBeNull();
  expect(await tell({ informed: false }, { status: 'ACTIVE' })).toBeNull();
  expect(stage.lines).toEqual([]);
});

test("another partner's is never told", async () => {
  await expect(tell({}, { owner: 'somebody' })).rejects.toMatchObject({ verdict: 'park' });
  expect(stage.lines).toEqual([]);
});

test('a partner without a sender interface is told nothing, and one that fails is told later', async () => {
  stage.answer = () => ({ http: 503 });
  await expect(tell()).rejects.toMatchObject({ verdict: 'pause' });
  await stage.register({ endpoints: [] });
  session = { ...session, owner: stage.partnerId };
  stage.received = [];
  expect(await tell({ partnerId: stage.partnerId })).toBeNull();
  expect(stage.lines).toEqual([]);
});
