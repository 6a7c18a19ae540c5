import { expect, test } from '@jest/globals';
import { evseStatuses } from '../../src/core/evse-status.ts';
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
