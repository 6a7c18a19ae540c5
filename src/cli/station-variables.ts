import type { Command } from 'commander';
import type { components } from '../admin/wire.gen.ts';
import { path } from './admin-client.ts';
import { count, fromZero } from './options.ts';
import type { Shell } from './shell.ts';
import { instant } from './text.ts';

type Schemas = components['schemas'];
type Variable = Schemas['StationVariable'];

interface Options {
  readonly component?: string;
  readonly variable?: string;
  readonly limit: number;
  readonly offset: number;
}

export function stationVariablesCommand(station: Command, shell: Shell): void {
  station
    .command('variables <id>')
    .description('show what a charge point of OCPP 2.0.1 or 2.1 reported of its components')
    .option('--component <name>', 'only of components of this name, e.g. Connector')
    .option('--variable <name>', 'only variables of this name, e.g. AvailabilityState')
    .option('--limit <n>', 'how many at most', count, 100)
    .option('--offset <n>', 'how many to pass over', fromZero, 0)
    .action(async (id: string, options: Options) => variables(shell, id, options));
}

async function variables(shell: Shell, id: string, { limit, offset, ...names }: Options): Promise<void> {
  const query = new URLSearchParams(names).toString();
  const url = `${path`/stations/${id}/variables`}${query === '' ? '' : `?${query}`}`;
  const found = await shell.client().part<Variable>(url, { limit, offset });
  shell.showPart('variables', found, [
    ['COMPONENT', ({ component }) => named(component)],
    ['EVSE', ({ component: { evseId, connectorId } }) => [evseId, connectorId].filter(isSet).join('.')],
    ['VARIABLE', ({ variable }) => named(variable)],
    ['VALUE', valueOf],
    ['UNIT', ({ characteristics }) => characteristics?.unit],
    ['AT MOST', ({ characteristics }) => characteristics?.maxLimit],
    ['ACCESS', (row) => row.attributes[0]?.mutability],
    ['REPORTED', ({ at }) => instant(at)],
  ]);
  if (found.items.length === 0 && !shell.json) await pointElsewhere(shell, id);
}

/** A station of OCPP 1.6 reports no variables. */
async function pointElsewhere(shell: Shell, id: string): Promise<void> {
  const { version } = await shell.client().get<Partial<Schemas['Station']>>(path`/stations/${id}`);
  if (version !== '1.6') return;
  shell.io.err.write(`${id} speaks OCPP 1.6: station call ${id} GetConfiguration asks for its keys\n`);
}

const isSet = (value: number | undefined) => value !== undefined;

const named = ({ name, instance }: { name: string; instance?: string }) =>
  instance === undefined ? name : `${name}[${instance}]`;

/** The actual value as it is; of others, which it is. */
function valueOf({ attributes }: Variable): string {
  return attributes
    .flatMap(({ type, value }) => (value === undefined ? [] : type === 'Actual' ? value : `${type} ${value}`))
    .join(', ');
}
