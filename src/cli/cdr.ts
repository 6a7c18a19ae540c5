import type { Command } from 'commander';
import type { components } from '../admin/wire.gen.ts';
import { path } from './admin-client.ts';
import { cdrCredit } from './cdr-credit.ts';
import type { RecordOptions } from './records.ts';
import { cost, costHeading, deliveryText, queryOf, withRecordOptions } from './records.ts';
import { partnerNames } from './partner-names.ts';
import type { Shell } from './shell.ts';
import { instant } from './text.ts';

type Schemas = components['schemas'];
type Cdr = Schemas['CDR'] & Schemas['Tracked'];

export function cdrCommands(program: Command, shell: Shell): void {
  const cdr = program.command('cdr').description('charge detail records');
  withRecordOptions(cdr.command('list'), 'delivered, unsent, parked or none')
    .description('list CDRs, the latest first; those held back are in `deliveries list`')
    .action(async (options: RecordOptions) => {
      const cdrs = await shell.client().part<Cdr>(`/cdrs${queryOf(options)}`, options);
      const nameOf = await partnerNames(shell);
      shell.showPart('CDRs', cdrs, [
        ['ID', ({ id }) => id],
        ['STATION', ({ bridge }) => bridge.stationId],
        ['START', ({ start_date_time }) => instant(start_date_time)],
        ['END', ({ end_date_time }) => instant(end_date_time)],
        ['KWH', ({ total_energy }) => total_energy],
        [costHeading, ({ total_cost, currency }) => cost(total_cost, currency)],
        ['TOKEN', ({ cdr_token }) => cdr_token.uid],
        ['PARTNER', ({ bridge }) => nameOf(bridge.owner)],
        ['DELIVERY', ({ bridge }) => deliveryText(bridge)],
      ]);
    });
  cdr
    .command('show <id>')
    .description('show a CDR')
    .action(async (id: string) => shell.show(await shell.client().get(path`/cdrs/${id}`)));
  cdrCredit(cdr, shell);
}
