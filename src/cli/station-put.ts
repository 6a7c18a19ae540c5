import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import type { components } from '../admin/wire.gen.ts';
import { path } from './admin-client.ts';
import { Failure, faultText, inOptions, Refusal } from './failure.ts';
import type { Json } from './object-files.ts';
import { readObjects } from './object-files.ts';
import { count } from './options.ts';
import type { Shell } from './shell.ts';
import { stationText } from './station-text.ts';

type Schemas = components['schemas'];
type Mapping = Schemas['ConnectorMapping'];
type Quirks = Readonly<Record<string, number | string | readonly string[]>>;

interface PutOptions {
  readonly file?: string;
  readonly password?: string;
  readonly username?: string;
  readonly profile?: string;
  readonly connector?: readonly Mapping[];
  readonly meterKey?: readonly string[];
  readonly bootPolicy?: string;
  readonly heartbeat?: number;
  readonly localList?: string;
  readonly localListMax?: number;
  readonly driverCost?: string;
  readonly quirk?: Quirks;
  readonly quirks?: boolean;
  readonly approve?: boolean;
  /** It must be set up, or have knocked. */
  readonly known?: boolean;
}

const optionNames = {
  approved: '--approve',
  bootPolicy: '--boot-policy',
  connectors: '--connector:',
  driverCost: '--driver-cost',
  heartbeatIntervalS: '--heartbeat',
  localList: '--local-list',
  localListMaxEntries: '--local-list-max',
  meterPublicKeys: '--meter-key',
  password: '--password',
  quirks: '--quirk',
  securityProfile: '--profile',
  username: '--username',
};

/** Lets in a station that waits for it: `put` with less to write. */
export function stationApproveCommand(station: Command, shell: Shell): void {
  station
    .command('approve <id>')
    .description('let a charge point in that knocked, or that was shut out')
    .option('--password <password>', 'its Basic password, where it has none yet')
    .option('--no-password', 'let it in without one: security profile 0')
    .action(async (id: string, { password }: { password?: string | false }) => {
      const { connectors } = await put(shell, id, {
        approve: true,
        known: true,
        ...(typeof password === 'string' && { password }),
        ...(password === false && { profile: '0' }),
      });
      if (connectors.length > 0 || shell.json) return;
      const how = `station put ${id} --connector 1=LOCATION/EVSE/CONNECTOR`;
      shell.io.err.write(`warning: none of its connectors is mapped yet, so no session is billed: ${how}\n`);
    });
}

export function stationPutCommand(station: Command, shell: Shell): void {
  station
    .command('put <id>')
    .description('create a charge point or change what is named of its settings')
    .option('--file <file>', 'all settings as JSON, - for stdin; other options go over it')
    .option('--password <password>', 'Basic password')
    .option('--username <name>', 'Basic user where it is not the id')
    .addOption(
      new Option(
        '--profile <n>',
        'what it must show at least: 0 nothing, 1 a password, 2 the same over TLS, 3 a client certificate',
      ).choices(['0', '1', '2', '3']),
    )
    .option(
      '--connector <n=location/evse/connector>',
      'what a connector is in OCPI, e.g. 1=LOC1/E1/1; may be repeated',
      mapping,
    )
    .option(
      '--meter-key <key...>',
      'public keys of its meters, by which signed meter values are proven; all that there are',
    )
    .addOption(
      new Option('--boot-policy <policy>', 'what its boot is answered').choices([
        'accept',
        'pending',
        'reject',
      ]),
    )
    .option('--heartbeat <seconds>', 'how often it is asked for a heartbeat', count)
    .addOption(
      new Option(
        '--local-list <tokens>',
        'which tokens it keeps to let charge while it is offline: own; also those that partners require; or all that may be',
      ).choices(['off', 'own', 'required', 'all']),
    )
    .option('--local-list-max <n>', 'how many tokens at most', count)
    .addOption(
      new Option(
        '--driver-cost <who>',
        "whose drivers it shows what charging costs; all: partners' too",
      ).choices(['off', 'own', 'all']),
    )
    .option(
      '--quirk <name=value>',
      'how it differs from OCPP, see docs/quirks.md; may be repeated, all that there are',
      quirk,
    )
    .option('--no-quirks', 'as OCPP says, but for what is known of its kind')
    .option('--approve', 'let it in')
    .option('--no-approve', 'do not let it in')
    .action(async (id: string, options: PutOptions) => {
      await put(shell, id, options);
    });
}

async function put(shell: Shell, id: string, options: PutOptions): Promise<Schemas['Station']> {
  const { file, password, username, profile, connector, meterKey, bootPolicy, heartbeat, approve } = options;
  const { driverCost } = options;
  const base = file === undefined ? await current(shell, id, options) : await settingsIn(shell, file);
  const settings = {
    ...base,
    ...(password !== undefined && { password }),
    ...(username !== undefined && { username }),
    ...(profile !== undefined && { securityProfile: Number(profile) }),
    ...(connector && { connectors: connector }),
    ...(meterKey && { meterPublicKeys: meterKey }),
    ...(bootPolicy !== undefined && { bootPolicy }),
    ...(heartbeat !== undefined && { heartbeatIntervalS: heartbeat }),
    ...(options.localList !== undefined && { localList: options.localList }),
    ...(options.localListMax !== undefined && { localListMaxEntries: options.localListMax }),
    ...(driverCost !== undefined && { driverCost }),
    ...(options.quirks === false && { quirks: {} }),
    ...(options.quirk && { quirks: options.quirk }),
    ...(approve !== undefined && { approved: approve }),
  };
  const names = file === undefined ? optionNames : {};
  const answer = await inOptions(names, () =>
    shell
      .client()
      .put<Schemas['Station'] & { warnings: Schemas['Fault'][] }>(path`/stations/${id}`, settings),
  );
  const { warnings, ...stored } = answer;
  shell.show(answer, () => stationText(stored));
  if (shell.json) return stored;
  for (const warning of warnings) shell.io.err.write(`warning: ${faultText(warning, names)}\n`);
  return stored;
}

/** What the station has now; a new one, or one that only knocked, has nothing. */
async function current(shell: Shell, id: string, { known = false }: PutOptions): Promise<Json> {
  try {
    const station = await shell.client().get<Json>(path`/stations/${id}`);
    return 'waiting' in station ? {} : station;
  } catch (error) {
    if (!(error instanceof Refusal) || error.problem.code !== 'unknown-station') throw error;
    if (!known) return {};
    const instead = `\`station list\` has those that did, \`station put ${id}\` sets up one that has not come yet`;
    throw new Failure(1, `${id} is not set up and has not knocked: ${instead}`, error);
  }
}

async function settingsIn(shell: Shell, file: string): Promise<Json> {
  const [found, another] = await readObjects([file], shell.io);
  if (!found || another) throw new Failure(1, `${file} is not one object`);
  if ('fault' in found) throw new Failure(1, `${found.source} ${found.fault}`);
  return found.object;
}

function mapping(text: string, earlier: readonly Mapping[] = []): readonly Mapping[] {
  const match = /^(\d+)(?:\.(\d+))?=(.+)\/([^/]+)\/([^/]+)$/.exec(text);
  const [, evse, connector, location, evseUid, ocpiConnectorId] = match ?? [];
  if (!location || !evseUid || !ocpiConnectorId) {
    throw new InvalidArgumentError(
      'write it as number=location/evse/connector, e.g. 1=LOC1/E1/1, or for a connector of an EVSE 1.2=LOC1/E1/2',
    );
  }
  const connectorId = connector === undefined ? {} : { connectorId: Number(connector) };
  return [...earlier, { evseId: Number(evse), ...connectorId, location, evseUid, ocpiConnectorId }];
}

function quirk(text: string, earlier: Quirks = {}): Quirks {
  const [name = '', value = ''] = text.split(/=(.*)/s);
  if (!/^\w+$/.test(name) || value === '') {
    throw new InvalidArgumentError('write it as name=value, e.g. idTagFormat=hex');
  }
  const list = name === 'ignoreMeasurands' ? value.split(',') : undefined;
  return { ...earlier, [name]: list ?? (/^\d+$/.test(value) ? Number(value) : value) };
}
