import { expect, test } from '@jest/globals';
import { peer } from './peer.ts';

const at = peer({ RequestStartTransaction: () => ({ status: 'Accepted' }) });

test('a call goes over the wire in the order of its schema, whatever order it was given in', async () => {
  await at.station.call('Heartbeat', {});
  const payload = {
    remoteStartId: 5,
    idToken: { type: 'Central', idToken: 'TAG1', additionalInfo: [{ type: 'a', additionalIdToken: 'b' }] },
    evseId: 1,
  };
  await at.desk.server.stations.call('CP1', 'RequestStartTransaction', payload);
  expect(at.station.received.at(-1)).toContain(
    '{"evseId":1,"idToken":{"additionalInfo":[{"additionalIdToken":"b","type":"a"}],"idToken":"TAG1","type":"Central"},"remoteStartId":5}',
  );
});
