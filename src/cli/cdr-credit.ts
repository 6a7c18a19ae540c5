import type { Command } from 'commander';
import type { components } from '../admin/wire.gen.ts';
import { creditId } from '../core/credit-id.ts';
import { path } from './admin-client.ts';
import { Refusal } from './failure.ts';
import type { Shell } from './shell.ts';
import { printable } from './text.ts';

type Schemas = components['schemas'];
type Cdr = Schemas['CDR'] & Schemas['Tracked'];

/** Takes a CDR back. */
export function cdrCredit(cdr: Command, shell: Shell): void {
  cdr
    .command('credit <id>')
    .description('take a CDR back with a credit CDR; its session is held until `session release` or a drop')
    .requiredOption('--reason <text>', 'why')
    .action(async (id: string, { reason }: { reason: string }) => {
      const known = await creditOf(shell, id);
      const credit = await shell.client().post<Cdr>(path`/cdrs/${id}/credit`, { reason });
      shell.show(credit, () =>
        printable(known ? `${id} is already credited by ${credit.id}` : said(id, credit)),
      );
    });
}

/** The bridge answers the same whether it made the credit CDR now or long ago. */
async function creditOf(shell: Shell, id: string): Promise<Cdr | undefined> {
  try {
    return await shell.client().get<Cdr>(path`/cdrs/${creditId(id)}`);
  } catch (error) {
    if (error instanceof Refusal && error.problem.status === 404) return undefined;
    throw error;
  }
}

function said(id: string, { id: creditId, session_id: session }: Cdr): string {
  if (session === undefined) return `${id} is credited by ${creditId}`;
  const release = `\`session release ${session}\` with the right figures, or --retariff, bills it anew`;
  const next = `${release}, \`deliveries drop held~${session}\` ends it`;
  return `${id} is credited by ${creditId}; session ${session} is held: ${next}`;
}
