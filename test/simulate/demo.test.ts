import { afterEach, describe, expect, test } from '@jest/globals';
import { until as waitFor, step } from '../../src/simulate/demo-step.ts';
import { runDemo } from '../../src/simulate/demo.ts';

const never = new Promise<never>(() => undefined);

/** The built demo: it starts the built bridge and the charge points as processes of their own. */
async function built(): Promise<typeof runDemo> {
  const url = new URL('../../dist/simulate/demo.js', import.meta.url).href;
  return ((await import(url)) as { runDemo: typeof runDemo }).runDemo;
}

describe('the demo', () => {
  const { PATH } = process.env;

  afterEach(() => {
    process.env['PATH'] = PATH;
  });

  test('everything happens, and the exit code says so', async () => {
    const lines: string[] = [];
    const run = await built();
    const code = await run({ out: (line) => lines.push(line) }, new AbortController().signal);
    const text = lines.join('\n');
    expect(text).not.toContain('FAILED');
    expect(text).toContain('nothing to complain of');
    expect(text.match(/agrees, and the kWh are those of the meter/g)).toHaveLength(2);
    expect(code).toBe(0);
  }, 120_000);

  test('without a Redis it says how to get one', async () => {
    process.env['PATH'] = '/nowhere';
    const lines: string[] = [];
    expect(await runDemo({ out: (line) => lines.push(line) }, new AbortController().signal)).toBe(1);
    expect(lines.join('\n')).toContain('sudo apt-get install -y redis-server');
  });

  test('without a built bridge it says what to do', async () => {
    const lines: string[] = [];
    expect(await runDemo({ out: (line) => lines.push(line) }, new AbortController().signal)).toBe(1);
    expect(lines.join('\n')).toContain('build the bridge first (npm run build)');
  });
});

describe('a step', () => {
  const options = {
    title: 'the door opens',
    deadlineMs: 10_000,
    signal: new AbortController().signal,
    alarm: never,
  };

  test('answers what its work answers', async () => {
    expect(await step(options, () => Promise.resolve(7))).toBe(7);
  });

  test('past its deadline it names itself and what it waited for', async () => {
    const late = { ...options, deadlineMs: 30 };
    await expect(step(late, (signal) => waitFor('a key', signal, () => false))).rejects.toThrow(
      'the door opens: waited in vain: a key (within 0.03 s)',
    );
  });

  test('ends at once when what must run has ended', async () => {
    const alarm = Promise.reject(new Error('the house is gone'));
    await expect(step({ ...options, alarm }, () => never)).rejects.toThrow(
      'the door opens: the house is gone',
    );
  });

  test('can be interrupted', async () => {
    const over = new AbortController();
    const waiting = step({ ...options, signal: over.signal }, (signal) =>
      waitFor('a key', signal, () => false),
    );
    over.abort();
    await expect(waiting).rejects.toThrow('the door opens: interrupted');
  });
});
