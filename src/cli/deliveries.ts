import type { Command } from 'commander';
import type { components } from '../admin/wire.gen.ts';
import { path } from './admin-client.ts';
import { retryDelivery } from './delivery-retry.ts';
import { Failure } from './failure.ts';
import { count, fromZero } from './options.ts';
import type { Shell } from './shell.ts';
import { instant } from './text.ts';

type Delivery = components['schemas']['Delivery'];

interface ListOptions {
  readonly state?: string;
  readonly partner?: string;
  readonly limit: number;
  readonly offset: number;
}

export function deliveryCommands(program: Command, shell: Shell): void {
  const deliveries = program
    .command('deliveries')
    .alias('queue')
    .description('what partners have not yet been told');
  deliveries
    .command('list')
    .description('list what is unsent, parked or held, and why')
    .option('--state <state>', 'unsent, parked or held')
    .option('--partner <partner>', 'only for this partner, by name or id')
    .option('--limit <n>', 'how many at most', count, 50)
    .option('--offset <n>', 'how many to pass over', fromZero, 0)
    .action(async (options: ListOptions) => list(shell, options));
  deliveries
    .command('retry [id]')
    .description('try again now and wait a moment for the outcome; of a held CDR, price it again')
    .option('--partner <partner>', 'all that is parked for this partner, by name or id')
    .action(async (id: string | undefined, { partner }: { partner?: string }) => retry(shell, id, partner));
  deliveries
    .command('drop <id>')
    .description('give it up; of a held CDR, never bill the session')
    .option('--yes', 'do not ask whether a session shall never be billed')
    .action(async (id: string, { yes = false }: { yes?: boolean }) => drop(shell, id, yes));
}

async function list(shell: Shell, { limit, offset, ...filters }: ListOptions): Promise<void> {
  const query = new URLSearchParams(filters).toString();
  const address = `/deliveries${query === '' ? '' : `?${query}`}`;
  shell.showPart('deliveries', await shell.client().part<Delivery>(address, { limit, offset }), [
    ['ID', ({ id }) => id],
    ['STATE', ({ state }) => state],
    ['PARTNER', ({ partnerName, partner }) => partnerName ?? partner ?? 'own'],
    ['SINCE', ({ since }) => instant(since)],
    ['NEXT TRY', ({ nextTryAt }) => instant(nextTryAt)],
    ['WHY', ({ error }) => error],
  ]);
}

async function retry(shell: Shell, id?: string, partner?: string): Promise<void> {
  if (id !== undefined && partner === undefined) return retryDelivery(shell, id);
  if (id !== undefined || partner === undefined)
    throw new Failure(2, 'give the id of a delivery, or --partner');
  const query = new URLSearchParams({ partner }).toString();
  const answer = await shell
    .client()
    .post<components['schemas']['RetriedDeliveries']>(`/deliveries/retry?${query}`);
  shell.show(answer, () => `${answer.retried} parked deliveries are tried again`);
}

async function drop(shell: Shell, id: string, yes: boolean): Promise<void> {
  if (id.startsWith('held~') && !yes) await confirm(shell, id.slice('held~'.length));
  await shell.client().post(path`/deliveries/${id}/drop`);
  shell.done(`${id} is dropped`);
}

async function confirm({ io }: Shell, sessionId: string): Promise<void> {
  const what = `session ${sessionId} will never be billed`;
  if (!io.ask) throw new Failure(2, `${what}: say so with --yes`);
  const answer = await io.ask(`${what}. Drop its CDR? [y/N] `);
  if (!/^y(es)?$/i.test(answer.trim())) throw new Failure(1, 'nothing was dropped');
}
