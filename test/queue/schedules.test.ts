import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { QueueConnections } from '../../src/queue/connections.ts';
import { Schedules } from '../../src/queue/schedules.ts';
import type { TestRedis } from '../kit/redis.ts';
import { startRedis } from '../kit/redis.ts';
import { until } from '../kit/until.ts';
import { makeLog, openConnections } from './stage.ts';

describe('Schedules', () => {
  let redis: TestRedis;
  let runs: string[];
  let opened: { connections: QueueConnections; schedules: Schedules<'pull' | 'fail' | 'hang'> }[];
  const log = makeLog();

  beforeEach(async () => {
    redis = await startRedis();
    runs = [];
    opened = [];
  });

  afterEach(async () => {
    for (const { schedules, connections } of opened) {
      await schedules.close(100);
      connections.close();
    }
    await redis.close();
  });

  async function open(taskTimeoutMs = 5000) {
    const connections = await openConnections(redis, log);
    const schedules = new Schedules({
      connections,
      log,
      taskTimeoutMs,
      tasks: {
        pull: (subject) => {
          runs.push(`pull ${subject}`);
          return Promise.resolve();
        },
        fail: () => {
          runs.push('fail');
          return Promise.reject(new Error('no luck'));
        },
        hang: () => {
          runs.push('hang');
          return new Promise(() => undefined);
        },
      },
    });
    schedules.start();
    opened.push({ connections, schedules });
    return schedules;
  }

  const count = (run: string) => runs.filter((other) => other === run).length;

  test('repeats a task for each subject', async () => {
    const schedules = await open();
    schedules.repeat({ task: 'pull', subject: 'A:1', everyMs: 60 });
    schedules.repeat({ task: 'pull', subject: 'B', everyMs: 60 });
    await until('both ran three times', () => count('pull A:1') >= 3 && count('pull B') >= 3);
  });

  test('runs once, however many processes ask for it', async () => {
    const everyMs = 250;
    const processes = [await open(), await open(), await open()];
    for (const schedules of processes) schedules.repeat({ task: 'pull', subject: 'A', everyMs });
    const from = Date.now();
    await until('it ran four times', () => count('pull A') >= 4);
    // Three processes running each turn would need a third of the turns.
    expect(Date.now() - from).toBeGreaterThan(2 * everyMs);
  });

  test('a new pace takes effect, and what is stopped runs no more', async () => {
    const schedules = await open();
    schedules.repeat({ task: 'pull', subject: 'A', everyMs: 3_600_000 });
    schedules.repeat({ task: 'pull', subject: 'A', everyMs: 40 });
    await until('it runs', () => count('pull A') > 1);
    schedules.stop({ task: 'pull', subject: 'A' });
    const { producer } = opened[0]!.connections;
    await until('it is gone', async () => (await producer.zcard('{rb}:q:schedules:repeat')) === 0);
  });

  test('a task that fails or hangs is logged and runs again', async () => {
    const schedules = await open(50);
    schedules.repeat({ task: 'fail', everyMs: 40 });
    schedules.repeat({ task: 'hang', everyMs: 40 });
    await until('both ran again', () => count('fail') > 1 && count('hang') > 1);
    const faults = log.lines.filter(({ level }) => level === 'error').map(({ fields }) => fields);
    expect(faults).toContainEqual(expect.objectContaining({ task: 'fail' }));
    expect(faults).toContainEqual(expect.objectContaining({ task: 'hang' }));
  });

  test('a turn that fell due while no process was there is made up for', async () => {
    const first = await open();
    const everyMs = 3_600_000;
    first.repeat({ task: 'pull', subject: 'A', everyMs });
    const { producer } = opened[0]!.connections;
    const delayed = '{rb}:q:schedules:delayed';
    await until('it is scheduled', async () => (await producer.zcard(delayed)) === 1);
    const [job] = await producer.zrange(delayed, 0, '0');
    await first.close();
    // As if the hour had passed meanwhile.
    await producer.zadd(delayed, 1, job!);
    (await open()).repeat({ task: 'pull', subject: 'A', everyMs });
    await until('it ran', () => count('pull A') === 1);
  });

  test('goes on after Redis was away', async () => {
    const schedules = await open();
    schedules.repeat({ task: 'pull', subject: 'A', everyMs: 50 });
    await until('it runs', () => count('pull A') > 0);
    await redis.kill();
    schedules.repeat({ task: 'pull', subject: 'B', everyMs: 50 });
    await redis.restart();
    const before = count('pull A');
    await until('both run', () => count('pull A') > before && count('pull B') > 0);
  });
});
