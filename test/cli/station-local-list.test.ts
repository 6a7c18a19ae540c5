import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Operator } from '../admin/operator.ts';
import { roambridge } from './terminal.ts';

let operator: Operator;
beforeAll(async () => {
  operator = await Operator.start();
});
afterAll(() => operator.close());

const cli = (argv: string) => roambridge(argv.split(' '), { url: operator.url });

test('which tokens a station keeps is set, shown, and sent again', async () => {
  const put = await cli('station put CP1 --password 0123456789abcdef --local-list own --local-list-max 50');
  expect(put.out).toContain('localList: own\nlocalListMaxEntries: 50\n');
  expect(await cli('station put CP1 --username box')).toMatchObject({ code: 0 });
  expect(await operator.backing.store.station('CP1')).toMatchObject({ localList: 'own' });

  const shown = await cli('station local-list CP1');
  expect(shown).toMatchObject({ code: 0, out: 'scope: own\nsynced: false\nentries: 0\nleftOut: 0\n' });
  expect(await cli('station local-list CP1 --sync')).toMatchObject({ code: 1 });
  operator.stations.connect('CP1');
  const sent = await roambridge(['station', 'local-list', 'CP1', '--sync', '--json'], { url: operator.url });
  expect(sent).toMatchObject({ code: 0, json: { scope: 'own' } });
  expect(operator.resynced).toEqual(['CP1']);
});

test('another word is refused before anything is asked', async () => {
  expect(await cli('station put CP1 --local-list some')).toMatchObject({ code: 2 });
});
