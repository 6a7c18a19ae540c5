import type { Command } from 'commander';
import type { components } from '../admin/wire.gen.ts';
import { Failure, inOptions } from './failure.ts';
import { path } from './admin-client.ts';
import { importObjects } from './import-objects.ts';
import { partnerNames } from './partner-names.ts';
import type { Shell } from './shell.ts';
import { instant } from './text.ts';

type Schemas = components['schemas'];
type Token = Schemas['Token'] & Schemas['TokenSource'];

interface PutOptions {
  readonly type?: string;
  readonly contract?: string;
  readonly visualNumber?: string;
  readonly issuer?: string;
  readonly blocked?: boolean;
}

interface ShowOptions {
  readonly type?: string;
  readonly partner?: string;
}

const names = {
  uid: 'the uid',
  type: '--type',
  contract_id: '--contract',
  visual_number: '--visual-number',
  issuer: '--issuer',
};

export function tokenCommands(program: Command, shell: Shell): void {
  const token = program.command('token').description('who may charge');
  token
    .command('import <files...>')
    .description("create or replace the operator's own tokens from OCPI JSON")
    .option('--dry-run', 'check only')
    .action(async (paths: string[], { dryRun = false }: { dryRun?: boolean }) => {
      const target = {
        noun: 'token',
        idField: 'uid',
        path: (_object: unknown, uid: string) => path`/tokens/${uid}`,
      };
      await importObjects(shell, target, { paths, dryRun });
    });
  token
    .command('list')
    .description("list the operator's own tokens and those received from partners")
    .option(
      '--partner <partner>',
      'only those received from this partner, by name or id; own for the own ones',
    )
    .action(async ({ partner }: { partner?: string }) => list(shell, partner));
  token
    .command('show <uid>')
    .description("show a token of the operator's own, or with --partner one received from there")
    .option('--type <type>', 'needed where the uid has several types')
    .option('--partner <partner>', 'who sent it, by name or id')
    .action(async (uid: string, options: ShowOptions) => show(shell, uid, options));
  token
    .command('put <uid>')
    .description("create or replace a token of the operator's own")
    .option('--type <type>', 'RFID, APP_USER, AD_HOC_USER or OTHER')
    .option('--contract <id>', 'contract id; the uid where it is left out')
    .option('--visual-number <text>', 'what is printed on the card')
    .option('--issuer <name>', 'who gave it out')
    .option('--blocked', 'known, but not valid')
    .action(async (uid: string, options: PutOptions) => put(shell, uid, options));
  token
    .command('delete <uid>')
    .description("delete a token of the operator's own")
    .option('--type <type>', 'needed where the uid has several types')
    .action(async (uid: string, { type }: { type?: string }) => {
      const query = type === undefined ? '' : path`?type=${type}`;
      await inOptions(names, () => shell.client().delete(path`/tokens/${uid}` + query));
      shell.done(`token ${uid} is deleted`);
    });
}

async function show(shell: Shell, uid: string, { type, partner }: ShowOptions): Promise<void> {
  const address = path`/tokens/${uid}`;
  if (partner === undefined) {
    const query = type === undefined ? '' : path`?type=${type}`;
    shell.show(await inOptions(names, () => shell.client().get(address + query)));
    return;
  }
  const tokens = await shell.client().list<Token>(path`/tokens?partner=${partner}`);
  const found = tokens
    .filter((token) => token.uid.toUpperCase() === uid.toUpperCase())
    .filter((token) => type === undefined || token.type === type.toUpperCase());
  if (found.length === 0) throw new Failure(1, `there is no token ${uid} of ${partner}`);
  shell.show(found.length === 1 ? found[0] : found);
}

async function list(shell: Shell, partner: string | undefined): Promise<void> {
  const query = partner === undefined ? '' : path`?partner=${partner}`;
  const nameOf = await partnerNames(shell);
  shell.showList('tokens', await shell.client().list<Token>(`/tokens${query}`), [
    ['UID', ({ uid }) => uid],
    ['TYPE', ({ type }) => type],
    ['CONTRACT', ({ contract_id }) => contract_id],
    ['ISSUER', ({ issuer }) => issuer],
    ['VALID', ({ valid }) => (valid ? 'yes' : 'no')],
    ['WHITELIST', ({ whitelist }) => whitelist],
    ['PARTNER', ({ bridge }) => nameOf(bridge.partner)],
    ['UPDATED', ({ last_updated }) => instant(last_updated)],
  ]);
}

async function put(shell: Shell, uid: string, options: PutOptions): Promise<void> {
  const { type, contract, visualNumber, issuer, blocked } = options;
  const token = {
    ...(type !== undefined && { type }),
    ...(contract !== undefined && { contract_id: contract }),
    ...(visualNumber !== undefined && { visual_number: visualNumber }),
    ...(issuer !== undefined && { issuer }),
    ...(blocked && { valid: false }),
  };
  const stored = await inOptions(names, () => shell.client().put<Token>(path`/tokens/${uid}`, token));
  shell.show(stored);
}
