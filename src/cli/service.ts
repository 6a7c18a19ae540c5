import type { Command } from 'commander';
import type { DemoOptions } from '../simulate/demo.ts';
import { count, positive, several } from './options.ts';
import type { Shell } from './shell.ts';

interface SimulateOptions {
  readonly url?: string;
  readonly count: number;
  readonly prefix?: string;
  readonly password?: string;
  readonly idTag?: readonly string[];
  readonly sessionSeconds?: number;
  readonly idleSeconds?: number;
  readonly meterInterval?: number;
  readonly power?: number;
  readonly speed?: number;
  readonly verbose?: boolean;
}

/** What runs until it is stopped: the bridge, the demo, simulated charge points. */
export function serviceCommands(program: Command, shell: Shell): void {
  program
    .command('serve')
    .description('run the bridge; its settings are environment variables, see the README')
    .action(async () => {
      // The bridge is a program of its own, which reads its environment and handles its signals.
      await import(new URL('../main.js', import.meta.url).href);
    });
  program
    .command('demo')
    .description('show the whole on this machine: bridge, charge points, a partner, two drivers, two bills')
    .option('--keep', 'keep everything running afterwards, until Ctrl-C')
    .option('--port <port>', 'of the bridge; 8080 or another free one where left out', count)
    .option('--admin-port <port>', 'of its operator API; 8081 or another free one where left out', count)
    .option('--data-dir <folder>', 'keep the data here')
    .option('--verbose', 'every meter value and session update, and the log of the bridge')
    .action(async (options: DemoOptions) => {
      const { runDemo } = await import('../simulate/demo.ts');
      shell.exitCode = await runDemo(options, shell.io.signal);
    });
  program
    .command('simulate')
    .description('run charge points (OCPP 1.6J) with drivers that come and go')
    .option('--url <url>', 'any OCPP 1.6J central system, without the identity; this bridge where left out')
    .option('--count <n>', 'how many', count, 1)
    .option('--prefix <text>', 'of their identities')
    .option('--password <password>', 'Basic password, the same for all')
    .option('--id-tag <tag>', 'a card that drivers use; may be repeated', several)
    .option('--session-seconds <s>', 'how long a session lasts', positive)
    .option('--idle-seconds <s>', 'how long a connector is free in between', positive)
    .option('--meter-interval <s>', 'seconds between meter values', positive)
    .option('--power <kw>', 'of each', positive)
    .option('--speed <factor>', 'time-lapse of the energy registers', positive)
    .option('--verbose', 'a line per event')
    .action(async (options: SimulateOptions) => simulate(shell, options));
}

async function simulate(shell: Shell, options: SimulateOptions): Promise<void> {
  const { simulateStations } = await import('../simulate/stations.ts');
  const { url, idTag, meterInterval, power, ...same } = options;
  await simulateStations(
    {
      ...same,
      url: url ?? `ws://127.0.0.1:${shell.io.env['PORT'] ?? '8080'}/ocpp`,
      ...(idTag && { idTags: idTag }),
      ...(meterInterval !== undefined && { meterIntervalSeconds: meterInterval }),
      ...(power !== undefined && { powerKw: power }),
      out: (line) => shell.print(line),
    },
    shell.io.signal,
  );
}
