import type { Command } from 'commander';
import type { components } from '../admin/wire.gen.ts';
import { path } from './admin-client.ts';
import { importObjects } from './import-objects.ts';
import { partyPath } from './party-path.ts';
import type { Shell } from './shell.ts';
import { instant } from './text.ts';

type Location = components['schemas']['Location'];

export function locationCommands(program: Command, shell: Shell): void {
  const location = program.command('location').description('what is published: locations, EVSEs, connectors');
  location
    .command('import <files...>')
    .description('create or replace locations from OCPI JSON: files, directories, or - for stdin')
    .option('--dry-run', 'check only')
    .action(async (paths: string[], { dryRun = false }: { dryRun?: boolean }) => {
      const target = { noun: 'location', idField: 'id', path: partyPath('locations') };
      await importObjects(shell, target, { paths, dryRun });
    });
  location
    .command('list')
    .description('list locations with their live status')
    .action(async () => {
      shell.showList('locations', await shell.client().list<Location>('/locations'), [
        ['ID', ({ id }) => id],
        ['PARTY', ({ country_code, party_id }) => `${country_code}-${party_id}`],
        ['NAME', ({ name, address }) => name ?? address],
        ['CITY', ({ city }) => city],
        ['EVSES', ({ evses }) => evses?.length ?? 0],
        ['STATUS', statuses],
        ['UPDATED', ({ last_updated }) => instant(last_updated)],
      ]);
    });
  location
    .command('show <id>')
    .description('show a location')
    .action(async (id: string) => shell.show(await shell.client().get(path`/locations/${id}`)));
  location
    .command('delete <id>')
    .description('take a location out of service: its EVSEs become REMOVED at every partner')
    .action(async (id: string) => {
      await shell.client().delete(path`/locations/${id}`);
      shell.done(`location ${id} is removed`);
    });
}

function statuses({ evses = [] }: Location): string {
  const counts = new Map<string, number>();
  for (const { status } of evses) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].map(([status, count]) => `${count} ${status}`).join(', ');
}
