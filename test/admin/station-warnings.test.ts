import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { clock, makeSession } from '../store/fixtures.ts';
import { at, Operator } from './operator.ts';
import { location } from './samples.ts';

let operator: Operator;
const path = '/admin/v1/stations';
const mapping = { evseId: 1, connectorId: 1, location: 'LOC1', evseUid: 'E1', ocpiConnectorId: '1' };
beforeAll(async () => {
  operator = await Operator.start();
  await operator.call('PUT', '/admin/v1/locations/LOC1', location('LOC1'));
  await operator.call('PUT', `${path}/CP1`, { securityProfile: 0, connectors: [mapping] });
});
afterAll(() => operator.close());

test('what leads nowhere or has no effect is a warning', async () => {
  const connectors = [
    { ...mapping, evseId: 1, location: 'NOWHERE' },
    { ...mapping, evseId: 2, evseUid: 'E9' },
    { ...mapping, evseId: 3, ocpiConnectorId: '9', connectorId: 1 },
    { evseId: 4, location: 'DE*ABC*LOC1', evseUid: 'E1', ocpiConnectorId: '1' },
  ];
  const body = { password: 'short', upstreamUrl: 'ws://x', connectors };
  const answer = await operator.call('PUT', `${path}/WARN`, body);
  expect(answer.status).toBe(201);
  expect(at(answer.body, 'connectors.3')).toEqual(connectors[3]);
  expect(at(answer.body, 'warnings')).toEqual([
    { pointer: '/upstreamUrl', reason: 'has no effect in mode terminate' },
    { pointer: '/password', reason: 'is shorter than 16 characters' },
    {
      pointer: '/connectors/3',
      reason: '4=DE*ABC*LOC1/E1/1: station CP1 had it so far, now this one has it',
    },
    { pointer: '/connectors/0/location', reason: 'there is no location NOWHERE yet' },
    { pointer: '/connectors/1/evseUid', reason: 'location LOC1 has no EVSE E9 yet' },
    { pointer: '/connectors/2/ocpiConnectorId', reason: 'EVSE E1 has no connector 9 yet' },
  ]);
});

test('what another station took over stays a warning of the one that lost it', async () => {
  const { body } = await operator.call('GET', `${path}/CP1`);
  expect(at(body, 'warnings')).toEqual([
    { pointer: '/connectors/0', reason: '1.1=LOC1/E1/1: station WARN was stored later and has it' },
  ]);
  expect((await operator.call('PUT', `${path}/CP1`, body)).status).toBe(200);
  await operator.call('PUT', `${path}/WARN`, { connectors: [] });
});

test('an id with blanks inside is a warning', async () => {
  const { body } = await operator.call('PUT', `${path}/MY%20BOX`, { securityProfile: 0 });
  expect(at(body, 'warnings')).toEqual([
    { pointer: '', reason: expect.stringMatching(/"MY BOX" has blanks inside/) },
  ]);
});

test('a session that runs at a connector that leads nowhere is a warning until it is over', async () => {
  const { store } = operator.backing;
  await operator.call('PUT', `${path}/NOPLACE`, { securityProfile: 0 });
  const session = { ...makeSession('NOWHERE1', clock.at), stationId: 'NOPLACE', evseId: 3, place: null };
  const record = { sessionId: session.id, evseId: 3, idTag: 'T', startKey: 'k', startedAt: clock.at };
  const transaction = { type: 'transaction', stationId: 'NOPLACE', transactionId: '7' } as const;
  await store.commit([
    { type: 'session', session },
    { ...transaction, record },
  ]);
  const { body } = await operator.call('GET', `${path}/NOPLACE`);
  expect(at(body, 'warnings')).toEqual([
    {
      pointer: '/connectors',
      reason: 'session NOWHERE1 runs at connector 3, which led to no OCPI connector when it began',
    },
  ]);
  await store.commit([{ ...transaction, record: { ...record, endedAt: clock.at } }]);
  expect((await operator.call('GET', `${path}/NOPLACE`)).body).not.toHaveProperty('warnings');
});
