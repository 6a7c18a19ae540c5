import type { Command } from 'commander';
import type { components } from '../admin/wire.gen.ts';
import { path } from './admin-client.ts';
import { count } from './options.ts';
import type { Shell } from './shell.ts';
import { instant } from './text.ts';

type Schemas = components['schemas'];

export function deliveryCommands(program: Command, shell: Shell): void {
  const deliveries = program
    .command('deliveries')
    .alias('queue')
    .description('what partners have not yet been told');
  deliveries
    .command('list')
    .description('list what is unsent, parked or held, and why')
    .option('--state <state>', 'unsent, parked or held')
    .option('--partner <id>', 'only for this partner')
    .option('--limit <n>', 'how many at most', count, 50)
    .action(async ({ limit, ...filters }: { state?: string; partner?: string; limit: number }) => {
      const query = new URLSearchParams(filters).toString();
      const found = await shell
        .client()
        .list<Schemas['Delivery']>(`/deliveries${query === '' ? '' : `?${query}`}`, limit);
      shell.showList('deliveries', found, [
        ['ID', ({ id }) => id],
        ['STATE', ({ state }) => state],
        ['PARTNER', ({ partnerName, partner }) => partnerName ?? partner ?? 'own'],
        ['SINCE', ({ since }) => instant(since)],
        ['NEXT TRY', ({ nextTryAt }) => instant(nextTryAt)],
        ['WHY', ({ error }) => error],
      ]);
    });
  deliveries
    .command('retry <id>')
    .description('try again now; of a held CDR, price it again')
    .action(async (id: string) => {
      const answer = await shell.client().post<Schemas['RetriedDelivery']>(path`/deliveries/${id}/retry`);
      shell.show(answer, () => `${answer.state}${answer.error === undefined ? '' : `: ${answer.error}`}`);
      if (answer.state === 'held') shell.exitCode = 1;
    });
  deliveries
    .command('drop <id>')
    .description('give it up; of a held CDR, never bill the session')
    .action(async (id: string) => {
      await shell.client().post(path`/deliveries/${id}/drop`);
      shell.done(`${id} is dropped`);
    });
}
