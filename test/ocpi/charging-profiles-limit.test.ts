import { expect, test } from '@jest/globals';
import { RequestLimit } from '../../src/core/partner/request-limit.ts';
import { RequestsStage } from './requests-stage.ts';

const stage = RequestsStage.use({ often: { times: 2, withinMs: 3_600_000 } });

test('more requests for a session than allowed are TOO_OFTEN; another session is not concerned', async () => {
  const { id } = await stage.session('a');
  const ask = async (session: string) => {
    const query = new URLSearchParams({ response_url: stage.responseUrl, duration: '60' }).toString();
    const answer = await stage.partner.request('GET', `chargingprofiles/${session}?${query}`);
    return answer.body.data;
  };
  expect(await ask(id)).toMatchObject({ result: 'ACCEPTED' });
  expect(await ask(id)).toMatchObject({ result: 'ACCEPTED' });
  expect(await ask(id)).toMatchObject({ result: 'TOO_OFTEN' });
  await stage.session('b');
  expect(await ask('b')).toMatchObject({ result: 'ACCEPTED' });
});

test('a limit lets in again what it has kept out long enough', () => {
  const limit = new RequestLimit({ times: 2, withinMs: 100 });
  const at = [0, 10, 20, 100, 101, 110, 111].map((now) => limit.allows('x', now));
  expect(at).toEqual([true, true, false, true, false, true, false]);
});
