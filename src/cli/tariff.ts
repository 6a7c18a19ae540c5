import type { Command } from 'commander';
import type { components } from '../admin/wire.gen.ts';
import { path } from './admin-client.ts';
import { importObjects } from './import-objects.ts';
import { partyPath } from './party-path.ts';
import type { Shell } from './shell.ts';
import { tariffLint } from './tariff-lint.ts';
import { instant } from './text.ts';

type Tariff = components['schemas']['Tariff'];

export function tariffCommands(program: Command, shell: Shell): void {
  const tariff = program.command('tariff').description('what charging costs');
  tariff
    .command('import <files...>')
    .description('create or replace tariffs from OCPI JSON: files, directories, or - for stdin')
    .option('--dry-run', 'check only')
    .action(async (paths: string[], { dryRun = false }: { dryRun?: boolean }) => {
      const target = { noun: 'tariff', idField: 'id', path: partyPath('tariffs') };
      await importObjects(shell, target, { paths, dryRun });
    });
  tariff
    .command('list')
    .description('list tariffs')
    .action(async () => {
      shell.showList('tariffs', await shell.client().list<Tariff>('/tariffs'), [
        ['ID', ({ id }) => id],
        ['PARTY', ({ country_code, party_id }) => `${country_code}-${party_id}`],
        ['TYPE', ({ type }) => type],
        ['PRICES', prices],
        ['UPDATED', ({ last_updated }) => instant(last_updated)],
      ]);
    });
  tariff
    .command('show <id>')
    .description('show a tariff')
    .action(async (id: string) => shell.show(await shell.client().get(path`/tariffs/${id}`)));
  tariff
    .command('delete <id>')
    .description('delete a tariff, here and at every partner')
    .action(async (id: string) => {
      await shell.client().delete(path`/tariffs/${id}`);
      shell.done(`tariff ${id} is deleted`);
    });
  tariffLint(tariff, shell);
}

const units = { ENERGY: '/kWh', TIME: '/h', PARKING_TIME: '/h parked', FLAT: ' once' } as const;

function prices({ elements, currency }: Tariff): string {
  const components = elements.flatMap(({ price_components, restrictions }) =>
    price_components.map(({ type, price }) => `${price}${units[type]}${restrictions ? '*' : ''}`),
  );
  return `${currency} ${components.join(', ')}`;
}
