import { describe, expect, test } from '@jest/globals';
import { evseStatuses } from '../../src/core/station/evse-status.ts';
import type { ConnectorState, Station } from '../../src/core/model/station.ts';

const connector = (evseId: number, evseUid: string) => ({
  evseId,
  connectorId: 1,
  location: 'LOC1',
  evseUid,
  ocpiConnectorId: String(evseId),
});
const station: Station = {
  id: 'CP1',
  approved: true,
  securityProfile: 1,
  passwordHashes: [],
  connectors: [connector(1, 'E1'), connector(2, 'E1'), connector(3, 'E2')],
};

function statuses(states: Record<number, ConnectorState>) {
  const connectors = new Map(Object.entries(states).map(([id, state]) => [id, { state, at: 0 }]));
  return Object.fromEntries(
    [...evseStatuses(station, connectors).values()].map((e) => [e.evseUid, e.status]),
  );
}

test.each<[Record<number, ConnectorState>, Record<string, string>]>([
  [{}, { E1: 'UNKNOWN', E2: 'UNKNOWN' }],
  [
    { 1: 'Available', 2: 'Available', 3: 'Preparing' },
    { E1: 'AVAILABLE', E2: 'BLOCKED' },
  ],
  [
    { 1: 'Available', 2: 'Charging', 3: 'SuspendedEV' },
    { E1: 'CHARGING', E2: 'CHARGING' },
  ],
  [
    { 1: 'Faulted', 2: 'Available', 3: 'Faulted' },
    { E1: 'AVAILABLE', E2: 'OUTOFORDER' },
  ],
  [
    { 1: 'Reserved', 2: 'Unavailable', 3: 'Unavailable' },
    { E1: 'RESERVED', E2: 'INOPERATIVE' },
  ],
  [
    { 0: 'Faulted', 1: 'Available', 2: 'Charging', 3: 'Available' },
    { E1: 'OUTOFORDER', E2: 'OUTOFORDER' },
  ],
  [
    { 0: 'Available', 1: 'Finishing', 3: 'SuspendedEVSE' },
    { E1: 'BLOCKED', E2: 'CHARGING' },
  ],
])('%j reads %j', (states, expected) => {
  expect(statuses(states)).toEqual(expected);
});

describe('connectors below an EVSE', () => {
  const mapped = (...connectorIds: number[]): Station => ({
    ...station,
    connectors: connectorIds.map((connectorId, index) => ({
      ...connector(1, `E${index + 1}`),
      connectorId,
    })),
  });
  const read = (of: Station, states: Record<string, ConnectorState>) =>
    [
      ...evseStatuses(
        of,
        new Map(Object.entries(states).map(([key, state]) => [key, { state, at: 0 }])),
      ).values(),
    ].map(({ status }) => status);

  test.each<[number[], Record<string, ConnectorState>, string[]]>([
    [[1], { 1.1: 'Charging' }, ['CHARGING']],
    [[1, 2], { 1.1: 'Charging', 1.2: 'Available' }, ['CHARGING', 'AVAILABLE']],
    [[1, 2], { 1.1: 'Charging' }, ['CHARGING', 'UNKNOWN']],
    [[1], { 1: 'Unavailable', 1.1: 'Available' }, ['INOPERATIVE']],
    [[1], { 1: 'Available', 1.1: 'Charging' }, ['CHARGING']],
    [[1], { 1: 'Available' }, ['AVAILABLE']],
  ])('mapped as %j, %j reads %j', (connectorIds, states, expected) => {
    expect(read(mapped(...connectorIds), states)).toEqual(expected);
  });

  test('the only one is meant, whatever number the mapping gives it', () => {
    expect(read(mapped(4), { 1.1: 'Charging' })).toEqual(['CHARGING']);
    expect(read(mapped(4), { 1.1: 'Charging', 1.2: 'Available' })).toEqual(['UNKNOWN']);
    expect(read(mapped(4), { 11.1: 'Charging' })).toEqual(['UNKNOWN']);
  });
});
