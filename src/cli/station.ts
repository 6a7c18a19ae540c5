import type { Command } from 'commander';
import type { components } from '../admin/wire.gen.ts';
import { path } from './admin-client.ts';
import { Failure } from './failure.ts';
import { count } from './options.ts';
import type { Shell } from './shell.ts';
import { stationLocalListCommand } from './station-local-list.ts';
import { stationApproveCommand, stationPutCommand } from './station-put.ts';
import { stationSecurityCommands } from './station-security.ts';
import { stationVariablesCommand } from './station-variables.ts';
import { stationText } from './station-text.ts';
import { instant } from './text.ts';

type Schemas = components['schemas'];
type Station = Schemas['Station'];
type Listed = Station | Schemas['WaitingStation'];

const set = (station: Listed): Station | undefined => ('waiting' in station ? undefined : station);

export function stationCommands(program: Command, shell: Shell): void {
  const station = program.command('station').description('charge points');
  station
    .command('list')
    .description('list charge points, with those that knocked and are not set up')
    .action(async () => list(shell));
  station
    .command('show <id>')
    .description("show a charge point's settings and state")
    .action(async (id: string) => {
      const found = await shell.client().get<Listed>(path`/stations/${id}`);
      shell.show(found, () => stationText(found));
    });
  stationPutCommand(station, shell);
  stationApproveCommand(station, shell);
  stationSecurityCommands(station, shell);
  stationLocalListCommand(station, shell);
  stationVariablesCommand(station, shell);
  station
    .command('delete <id>')
    .description('delete a charge point and disconnect it')
    .action(async (id: string) => {
      await shell.client().delete(path`/stations/${id}`);
      shell.done(`station ${id} is deleted`);
    });
  station
    .command('call <id> <action> [payload]')
    .description(
      'send an OCPP call, e.g. station call CP1 Reset \'{"type":"Soft"}\'; done when it answered, also Rejected',
    )
    .option('--timeout <ms>', 'how long the station may take', count)
    .action(
      async (id: string, action: string, payload: string | undefined, { timeout }: { timeout?: number }) =>
        call(shell, { id, action, payload: payload ?? '{}', timeoutMs: timeout }),
    );
  station
    .command('messages <id>')
    .description('show recorded OCPP messages, newest first')
    .option('--limit <n>', 'how many', count, 50)
    .option('--before <id>', 'older than this one')
    .option('--action <action>', 'only of this action')
    .action(async (id: string, options: { limit: number; before?: string; action?: string }) => {
      await messages(shell, id, options);
    });
  station
    .command('events <id>')
    .description('show what is worth knowing of a charge point, newest first')
    .option('--limit <n>', 'how many', count, 50)
    .option('--before <id>', 'older than this one')
    .option('--kind <kind>', 'only of this kind, e.g. security')
    .action(async (id: string, options: { limit: number; before?: string; kind?: string }) => {
      await events(shell, id, options);
    });
}

async function events(
  shell: Shell,
  id: string,
  { limit, before, kind }: { limit: number; before?: string; kind?: string },
): Promise<void> {
  const query = new URLSearchParams({
    limit: String(limit),
    ...(before !== undefined && { before }),
    ...(kind !== undefined && { kind }),
  });
  const found = await shell
    .client()
    .get<Schemas['StationEvent'][]>(`${path`/stations/${id}/events`}?${query.toString()}`);
  shell.showList('events', found, [
    ['AT', ({ at }) => at],
    ['SEVERITY', ({ severity }) => severity],
    ['KIND', (event) => event.kind],
    ['WHAT', ({ text }) => text],
    ['ID', (event) => event.id],
  ]);
}

async function list(shell: Shell): Promise<void> {
  shell.showList('stations', await shell.client().list<Listed>('/stations'), [
    ['STATION', ({ stationId }) => stationId],
    ['STATE', stateOf],
    ['OCPP', (row) => set(row)?.version],
    ['MODEL', (row) => [set(row)?.vendor, set(row)?.model].filter(Boolean).join(' ')],
    ['FIRMWARE', (row) => set(row)?.firmware],
    ['LAST SEEN', ({ lastSeen }) => instant(lastSeen)],
    [
      'CONNECTORS',
      (row) =>
        set(row)
          ?.statuses.map(({ evseId, status }) => `${evseId}:${status}`)
          .join(' '),
    ],
  ]);
}

function stateOf(station: Listed): string {
  if ('waiting' in station) return 'waiting for approval';
  if (!station.approved) return 'not approved';
  return station.connected ? 'connected' : 'offline';
}

interface Call {
  readonly id: string;
  readonly action: string;
  readonly payload: string;
  readonly timeoutMs: number | undefined;
}

/** The bridge gives up first, and says so. */
const slackMs = 10_000;

async function call(shell: Shell, { id, action, payload, timeoutMs }: Call): Promise<void> {
  const body = { action, payload: jsonArgument(payload), ...(timeoutMs !== undefined && { timeoutMs }) };
  const waitMs = timeoutMs === undefined ? undefined : timeoutMs + slackMs;
  const answer = await shell
    .client()
    .post<Schemas['StationAnswer']>(path`/stations/${id}/calls`, body, waitMs);
  const { error, result } = answer;
  if (error && !shell.json) throw new Failure(1, `${id} answered ${error.code}: ${error.description}`);
  shell.show(answer, () => JSON.stringify(result, null, 2));
  if (error) shell.exitCode = 1;
}

function jsonArgument(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new Failure(2, `the payload is not JSON: ${text}`, error);
  }
}

async function messages(
  shell: Shell,
  id: string,
  { limit, before, action }: { limit: number; before?: string; action?: string },
): Promise<void> {
  const query = new URLSearchParams({
    limit: String(limit),
    ...(before !== undefined && { before }),
    ...(action !== undefined && { action }),
  });
  const frames = await shell
    .client()
    .get<Schemas['StationMessage'][]>(`${path`/stations/${id}/messages`}?${query.toString()}`);
  shell.showList('messages', frames, [
    ['AT', ({ at }) => at],
    ['', ({ direction }) => (direction === 'in' ? '<-' : '->')],
    ['ACTION', (frame) => frame.action],
    ['ID', (frame) => frame.id],
    ['MESSAGE', ({ frame }) => frame],
  ]);
}
