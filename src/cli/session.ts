import type { Command } from 'commander';
import type { components } from '../admin/wire.gen.ts';
import { path } from './admin-client.ts';
import type { RecordOptions } from './records.ts';
import { cost, costHeading, deliveryText, queryOf, withRecordOptions } from './records.ts';
import { partnerNames } from './partner-names.ts';
import { sessionRelease } from './session-release.ts';
import type { Shell } from './shell.ts';
import { instant } from './text.ts';

type Schemas = components['schemas'];
type Session = Schemas['Session'] & Schemas['Tracked'];

export function sessionCommands(program: Command, shell: Shell): void {
  const session = program.command('session').description('charging sessions');
  withRecordOptions(session.command('list'), 'ACTIVE, COMPLETED, INVALID, PENDING, RESERVATION or held')
    .description('list sessions, the latest first')
    .action(async (options: RecordOptions) => {
      const sessions = await shell.client().part<Session>(`/sessions${queryOf(options)}`, options);
      const nameOf = await partnerNames(shell);
      shell.showPart('sessions', sessions, [
        ['ID', ({ id }) => id],
        ['STATUS', ({ status }) => status],
        ['STATION', ({ bridge }) => bridge.stationId],
        ['START', ({ start_date_time }) => instant(start_date_time)],
        ['END', ({ end_date_time }) => instant(end_date_time)],
        ['KWH', ({ kwh }) => kwh],
        [costHeading, ({ total_cost, currency }) => cost(total_cost, currency)],
        ['TOKEN', ({ cdr_token }) => cdr_token.uid],
        ['PARTNER', ({ bridge }) => nameOf(bridge.owner)],
        ['DELIVERY', ({ bridge }) => deliveryText(bridge)],
      ]);
    });
  session
    .command('show <id>')
    .description('show a session')
    .option('--samples', 'its meter values instead')
    .option('--signed', 'its signed meter values instead, and whether they hold')
    .action(async (id: string, { samples, signed }: { samples?: boolean; signed?: boolean }) => {
      if (samples) await showSamples(shell, id);
      else if (signed) await showSigned(shell, id);
      else shell.show(await shell.client().get(path`/sessions/${id}`));
    });
  sessionRelease(session, shell);
}

async function showSamples(shell: Shell, id: string): Promise<void> {
  const samples = await shell.client().get<Schemas['Sample'][]>(path`/sessions/${id}/samples`);
  shell.showList('samples', samples, [
    ['AT', ({ at }) => at],
    ['WH', ({ energyWh }) => energyWh],
    ['W', ({ powerW }) => powerW],
    ['A', ({ currentA }) => currentA],
    ['SOC %', ({ stateOfCharge }) => stateOfCharge],
  ]);
}

async function showSigned(shell: Shell, id: string): Promise<void> {
  const records = await shell.client().get<Schemas['SignedRecord'][]>(path`/sessions/${id}/signed`);
  shell.showList('signed meter values', records, [
    ['AT', ({ at }) => at],
    ['NATURE', ({ nature }) => nature],
    ['FORMAT', ({ encodingMethod }) => encodingMethod],
    ['NUMBER', ({ pagination }) => pagination],
    ['METER', ({ serial }) => serial],
    ['SIGNATURE', ({ verification }) => verification],
    ['READINGS', ({ readings }) => readings.map(readingText).join(', ')],
    ['FAULT', ({ fault }) => fault],
  ]);
}

function readingText({ reason, value, unit, register }: Schemas['SignedReading']): string {
  return [reason, value, unit, register].filter((part) => part !== undefined).join(' ');
}
