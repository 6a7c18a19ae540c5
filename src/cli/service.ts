import type { Command } from 'commander';
import type { DemoOptions } from '../simulate/demo.ts';
import { count } from './options.ts';
import type { Shell } from './shell.ts';

/** The bridge itself, and the demo of it. */
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
}
