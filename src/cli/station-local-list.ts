import type { Command } from 'commander';
import type { components } from '../admin/wire.gen.ts';
import { path } from './admin-client.ts';
import type { Shell } from './shell.ts';
import { details } from './text.ts';

type LocalList = components['schemas']['LocalList'];

export function stationLocalListCommand(station: Command, shell: Shell): void {
  station
    .command('local-list <id>')
    .description(
      "show what is known of the tokens that a charge point keeps itself; what they are is its setting 'localList'",
    )
    .option('--sync', 'have the whole list sent again; what is shown is how it stood before')
    .action(async (id: string, { sync }: { sync?: boolean }) => {
      const client = shell.client();
      const list = sync
        ? await client.post<LocalList>(path`/stations/${id}/local-list/sync`, {})
        : await client.get<LocalList>(path`/stations/${id}/local-list`);
      shell.show(list, () => details(list));
    });
}
