import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { makeTariffVersion } from '../../src/core/ids.ts';
import { Operator } from '../admin/operator.ts';
import { makeCdr, makeSession, makeTariff } from '../store/fixtures.ts';
import { roambridge } from './terminal.ts';

let operator: Operator;
const start = Date.parse('2025-06-10T08:00:00Z');
const hour = 3_600_000;
beforeAll(async () => {
  operator = await Operator.start();
  await operator.addPartner('P1');
  await operator.backing.store.commit([{ type: 'tariff', tariff: makeTariff('T1', start) }]);
});
afterAll(() => operator.close());
beforeEach(async () => {
  const session = {
    ...makeSession('S1', start, 'P1'),
    status: 'COMPLETED' as const,
    endedAt: start + hour,
    tariffVersions: [makeTariffVersion('DE*ABC*T1', start)],
  };
  const hold = { code: 'meter-regression' as const, text: 'ran backwards' };
  await operator.backing.store.commit([
    { type: 'session', session },
    { type: 'hold', sessionId: 'S1', hold },
  ]);
});

const run = (...argv: string[]) => roambridge(argv, { url: operator.url });
const release = (...more: string[]) => run('session', 'release', 'S1', ...more);

describe('session release', () => {
  test('says in a line that it is released', async () => {
    const ran = await release('--accept', 'meter-regression,meter-missing');
    expect(ran).toMatchObject({ code: 0, out: 'S1 is released: its CDR is made\n', err: '' });
  });

  test('what stays held says why, and the exit code is 1', async () => {
    expect(await release('--accept', 'meter-regression')).toMatchObject({
      code: 1,
      out: 'S1 still held: meter-missing: the station reported no meter value\n',
      err: '',
    });
    const raw = await release('--accept', 'meter-regression', '--json');
    expect({ code: raw.code, json: raw.json }).toMatchObject({ code: 1, json: { state: 'held' } });
  });

  test.each([[['a-b,meter-regression']], [['a-b', 'meter-regression']], [['a-b, meter-regression,']]])(
    'codes are told apart: %j',
    async (codes) => {
      // One that is none is refused by its place.
      expect((await release('--accept', ...codes)).err).toMatch(/\/accept\/0/);
    },
  );

  test.each([
    [['--meter-stop', '2000'], /^roambridge: --reason is needed: .*\n$/],
    [['--meter-stop', '2000', '--reason', ''], /--reason is needed/],
    [['--meter-stop', '1.5', '--reason', 'x'], /--meter-stop 1\.5 is not a whole number of Wh/],
    [['--meter-start', '-1', '--reason', 'x'], /--meter-start -1 is not a whole number of Wh/],
    [['--ended-at', 'noon', '--reason', 'x'], /--ended-at noon is not a date and time/],
    [['--started-at', '2025-06-31', '--reason', 'x'], /--started-at 2025-06-31 is not a date and time/],
  ])('%j is wrong usage', async (more, reason) => {
    const { code, err, out } = await release(...more);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(reason);
  });

  test('the figures are put right', async () => {
    const more = ['--meter-stop', '2000', '--ended-at', '2025-06-10T09:30:00Z', '--reason', 'read on site'];
    const { code } = await release('--accept', 'meter-regression', ...more);
    expect(code).toBe(0);
    const session = await operator.backing.store.session('S1');
    expect(session?.corrections).toMatchObject([{ meterStopWh: 2000, reason: 'read on site' }]);
  });

  test('the help says where the codes are listed', async () => {
    const { out } = await run('session', 'release', '--help');
    expect(out.replace(/\s+/g, ' ')).toContain('`session show` and `deliveries list` name');
  });
});

describe('cdr credit', () => {
  const credit = (...more: string[]) => run('cdr', 'credit', 'C1', '--reason', 'billed twice', ...more);

  test('says what it did and what is next, and that it was done before', async () => {
    const { store } = operator.backing;
    await store.commit([{ type: 'cdr', cdr: { ...makeCdr('C1', start, 'P1'), sessionId: 'S1' } }]);
    const first = await credit();
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toMatch(
      /^C1 is credited by C1C; session S1 is held: `session release S1` .*`deliveries drop held~S1` ends it\n$/,
    );
    expect(await credit()).toMatchObject({ code: 0, out: 'C1 is already credited by C1C\n' });
    expect((await credit('--json')).json).toMatchObject({ id: 'C1C', credit: true });
  });

  test('a CDR that there is not', async () => {
    const { code, err } = await run('cdr', 'credit', 'NONE', '--reason', 'x');
    expect({ code, err }).toEqual({ code: 1, err: 'roambridge: there is no CDR NONE\n' });
  });
});
