import type { Command } from 'commander';
import type { components } from '../admin/wire.gen.ts';
import { path } from './admin-client.ts';
import type { Shell } from './shell.ts';
import { instant } from './text.ts';

type Schemas = components['schemas'];

/** The bridge gives up on the station first, and says so. */
const waitMs = 60_000;

export function stationSecurityCommands(station: Command, shell: Shell): void {
  station
    .command('password <id>')
    .description('give a connected charge point a new password; the old one counts until it is back with it')
    .option(
      '--password <password>',
      'this one: 32 to 40 hexadecimal digits for OCPP 1.6, 16 to 40 characters for 2.x; left out, one is made and shown',
    )
    .action(async (id: string, { password }: { password?: string }) => {
      const body = password === undefined ? {} : { password };
      const answer = await shell
        .client()
        .post<Schemas['RotatedPassword']>(path`/stations/${id}/password`, body, waitMs);
      const when = answer.result === 'reboot' ? ' and uses it after a restart' : '';
      const shown = answer.password === undefined ? '' : `: ${answer.password}`;
      shell.show(answer, () => `${id} took the new password${when}${shown}`);
    });
  station
    .command('certificates <id>')
    .description('show the certificates of a charge point, newest first')
    .action(async (id: string) => {
      const found = await shell
        .client()
        .get<Schemas['StationCertificate'][]>(path`/stations/${id}/certificates`);
      shell.showList('certificates', found, [
        ['SERIAL', ({ serial }) => serial],
        ['STATE', ({ state }) => state],
        ['FROM', ({ notBefore }) => instant(notBefore)],
        ['UNTIL', ({ notAfter }) => instant(notAfter)],
        ['FOR', ({ certificateType }) => certificateType],
        ['SHA-256', ({ fingerprint256 }) => fingerprint256],
      ]);
    });
}
