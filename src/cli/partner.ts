import type { Command } from 'commander';
import type { components } from '../admin/wire.gen.ts';
import { path } from './admin-client.ts';
import { Failure, inOptions, Refusal } from './failure.ts';
import { partnerLimits } from './partner-limits.ts';
import type { Shell } from './shell.ts';
import { details, duration } from './text.ts';

type Schemas = components['schemas'];
type Partner = Schemas['Partner'];

const registrationTimeoutMs = 300_000;

export function partnerCommands(program: Command, shell: Shell): void {
  const partner = program
    .command('partner')
    .description('platforms that the bridge is connected to over OCPI');
  partner
    .command('register <name>')
    .description('register at a partner with the token that it gave us')
    .requiredOption('--url <versions-url>', "the partner's versions endpoint")
    .requiredOption('--token-a <token>', 'the token that the partner gave us')
    .option('--profile <name>', 'how the partner deviates from OCPI')
    .action(async (name: string, options: { url: string; tokenA: string; profile?: string }) => {
      await register(shell, name, options);
    });
  partner
    .command('invite <name>')
    .description('make a token with which a partner registers at the bridge')
    .option('--profile <name>', 'how the partner deviates from OCPI')
    .action(async (name: string, options: { profile?: string }) => {
      await invite(shell, { name, ...options });
    });
  partner
    .command('list')
    .description('list partners')
    .action(async () => list(shell));
  partner
    .command('show <partner>')
    .description('show a partner, by name or id')
    .action(async (named: string) => shell.show(await resolve(shell, named)));
  partner
    .command('delete <partner>')
    .description('unregister from a partner')
    .action(async (named: string) => {
      const { id, name } = await resolve(shell, named);
      await shell.client().delete(path`/partners/${id}`);
      shell.done(`${name} is unregistered`);
    });
  change(partner, shell, { verb: 'pause', what: 'send nothing until it is resumed', done: 'is paused' });
  change(partner, shell, { verb: 'resume', what: 'send again', done: 'is sent to again' });
  partner
    .command('sync <partner>')
    .description('send everything published again and pull the tokens again')
    .action(async (named: string) => sync(shell, named));
  partnerLimits(partner, shell);
}

const names = { name: 'the name', profile: '--profile', token: '--token-a', versionsUrl: '--url' };

async function invite(shell: Shell, request: { name: string; profile?: string }): Promise<void> {
  const partners = await shell.client().list<Partner>('/partners');
  const same = ({ name }: Partner) => name.toLowerCase() === request.name.toLowerCase();
  const replaces = partners.some((one) => one.state === 'invited' && same(one));
  const invitation = await inOptions(names, () =>
    shell.client().post<Schemas['Invitation']>('/partners/invitations', request),
  );
  shell.show(invitation, () =>
    [
      details(invitation),
      'Hand url and token to the partner; the token is shown this once.',
      ...(replaces
        ? [`An earlier invitation of ${request.name} is replaced: its token no longer works.`]
        : []),
    ].join('\n'),
  );
}

async function sync(shell: Shell, named: string): Promise<void> {
  const { id, name, state } = await resolve(shell, named);
  if (state !== 'registered') {
    const when = state === 'unregistered' ? 'any more' : 'yet';
    throw new Failure(1, `${name} is not registered ${when}`);
  }
  const changed = await shell.client().post<Partner>(path`/partners/${id}/sync`);
  const done = changed.paused ? 'is paused, all of it will be sent on resume' : 'is being brought up to date';
  shell.show(changed, () => `${changed.name} ${done}`);
}

interface Change {
  readonly verb: 'pause' | 'resume';
  readonly what: string;
  readonly done: string;
}

function change(partner: Command, shell: Shell, { verb, what, done }: Change): void {
  partner
    .command(`${verb} <partner>`)
    .description(what)
    .action(async (named: string) => {
      const { id } = await resolve(shell, named);
      const changed = await shell.client().post<Partner>(`${path`/partners/${id}`}/${verb}`);
      shell.show(changed, () => `${changed.name} ${done}`);
    });
}

async function list(shell: Shell): Promise<void> {
  shell.showList('partners', await shell.client().list<Partner>('/partners'), [
    ['NAME', ({ name }) => name],
    ['STATE', ({ state, paused }) => (paused ? `${state}, paused` : state)],
    ['OCPI', ({ version }) => version],
    ['PROFILE', ({ profile }) => profile],
    ['PARTIES', ({ roles }) => roles.map((r) => `${r.country_code}-${r.party_id} ${r.role}`).join(', ')],
    ['UNSENT', ({ counts, parked }) => Object.values(counts).reduce((sum, n) => sum + n, 0) - parked],
    ['PARKED', ({ parked }) => parked],
    ['LAG', ({ lagMs }) => duration(lagMs)],
    ['ID', ({ id }) => id],
  ]);
}

/** By id, or by a name that only one has. */
async function resolve(shell: Shell, named: string): Promise<Partner> {
  const partners = await shell.client().list<Partner>('/partners');
  const found = partners.filter(({ id, name }) => id === named || name.toLowerCase() === named.toLowerCase());
  const [partner, another] = found;
  if (!partner) throw new Failure(1, `there is no partner ${named}`);
  if (another) throw new Failure(1, `there are ${found.length} partners ${named}: give an id`);
  return partner;
}

async function register(
  shell: Shell,
  name: string,
  { url, tokenA, profile }: { url: string; tokenA: string; profile?: string },
): Promise<void> {
  const body = { name, versionsUrl: url, token: tokenA, ...(profile !== undefined && { profile }) };
  try {
    const registered = await inOptions(names, () =>
      shell.client().post<Schemas['RegisteredPartner']>('/partners', body, registrationTimeoutMs),
    );
    const { steps, ...partner } = registered;
    shell.show(registered, () =>
      [...steps.map((step) => `ok      ${step}`), '', details(partner)].join('\n'),
    );
  } catch (error) {
    const steps = error instanceof Refusal && !shell.json ? (error.problem.steps ?? []) : [];
    steps.forEach((step, index) => {
      shell.print(`${index === steps.length - 1 ? 'failed' : 'ok    '}  ${step}`);
    });
    throw error;
  }
}
