import type { Command } from 'commander';
import { path } from './admin-client.ts';
import type { Shell } from './shell.ts';

/** Takes a CDR back. */
export function cdrCredit(cdr: Command, shell: Shell): void {
  cdr
    .command('credit <id>')
    .description('take a CDR back with a credit CDR; its session is held until `session release` or a drop')
    .requiredOption('--reason <text>', 'why')
    .action(async (id: string, { reason }: { reason: string }) => {
      shell.show(await shell.client().post(path`/cdrs/${id}/credit`, { reason }));
    });
}
