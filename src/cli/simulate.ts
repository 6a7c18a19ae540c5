import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import { makeParty, parseParty } from '../core/ids.ts';
import type { StationsTotals } from '../simulate/stations-account.ts';
import { stationsDefaults as defaults } from '../simulate/stations-defaults.ts';
import { Failure } from './failure.ts';
import { count, positive, several } from './options.ts';
import type { Shell } from './shell.ts';

interface StationsOptions {
  readonly url?: string;
  readonly id?: readonly string[];
  readonly count: number;
  readonly prefix?: string;
  readonly password?: string;
  readonly idTag?: readonly string[];
  readonly sessionSeconds?: number;
  readonly idleSeconds?: number;
  readonly meterInterval?: number;
  readonly power?: number;
  readonly speed?: number;
  readonly verbose?: boolean;
}

interface PartnerOptions {
  readonly url?: string;
  readonly tokenA?: string;
  readonly port?: number;
  readonly host?: string;
  readonly publicUrl?: string;
  readonly party?: string;
}

/** Counterparts of a bridge that runs, until they are stopped; `simulate` alone means charge points. */
export function simulateCommands(program: Command, shell: Shell): void {
  const simulate = program
    .command('simulate')
    .description('mock charge points, or a mock partner')
    .addHelpText(
      'after',
      '\nWithout a command it runs stations: simulate stations --help shows options and defaults.',
    );
  stationsCommand(simulate, shell);
  simulate
    .command('partner')
    .description('run a partner (OCPI 2.2.1, an eMSP) that tells what it receives')
    .option('--url <versions-url>', 'register there, with the url and token of `partner invite`')
    .option('--token-a <token>', 'the token of `partner invite`')
    .option('--port <port>', 'to listen on (default: 9000)', count)
    .option('--host <host>', 'to listen on (default: 127.0.0.1)')
    .option('--public-url <url>', 'under which the bridge reaches it, where that is not host and port')
    .option('--party <cc-id>', 'country and party id (default: NL-TRM)', party)
    .action(async (options: PartnerOptions) => partner(shell, options));
}

function stationsCommand(simulate: Command, shell: Shell): void {
  simulate
    .command('stations', { isDefault: true })
    .description('run charge points (OCPP 1.6J) with drivers that come and go')
    .option(
      '--url <url>',
      'any OCPP 1.6J central system, without the identity (default: this bridge, ws://127.0.0.1:PORT/ocpp)',
      webSocketUrl,
    )
    .addOption(
      new Option('--id <id>', 'exactly this identity; may be repeated')
        .argParser(several)
        .conflicts(['count', 'prefix']),
    )
    .option('--count <n>', 'how many', count, defaults.count)
    .option(
      '--prefix <text>',
      'identities are <prefix>-<n>: SIM-1, SIM-2, or SIM-01 among tens',
      defaults.prefix,
    )
    .option('--password <password>', 'Basic password, the same for all (default: none is sent)')
    .option(
      '--id-tag <tag>',
      `a card that drivers use in turn; may be repeated (default: ${defaults.idTags.join(', ')})`,
      several,
    )
    .option(
      '--session-seconds <s>',
      'how long a session lasts, a fifth more or less',
      positive,
      defaults.sessionSeconds,
    )
    .option(
      '--idle-seconds <s>',
      'how long a connector is free in between, a fifth more or less',
      positive,
      defaults.idleSeconds,
    )
    .option('--meter-interval <s>', 'seconds between meter values', positive, defaults.meterIntervalSeconds)
    .option('--power <kw>', 'of each', positive, defaults.powerKw)
    .option('--speed <factor>', 'time-lapse of the energy registers', positive, defaults.speed)
    .option('--verbose', 'a line per event (default: up to 20 charge points)')
    .action(async (options: StationsOptions) => stations(shell, options));
}

function party(text: string): string {
  const parsed = parseParty(text);
  if (!parsed) throw new InvalidArgumentError('give a country code and a party id, for example NL-TRM');
  return makeParty(parsed);
}

function webSocketUrl(text: string): string {
  if (URL.canParse(text) && /^wss?:$/.test(new URL(text).protocol)) return text;
  throw new InvalidArgumentError('give a WebSocket URL, for example ws://127.0.0.1:8080/ocpp');
}

async function stations(shell: Shell, options: StationsOptions): Promise<void> {
  const { simulateStations } = await import('../simulate/stations.ts');
  const { url, id, idTag, meterInterval, power, ...same } = options;
  const totals = await simulateStations(
    {
      ...same,
      url: url ?? `ws://127.0.0.1:${shell.io.env['PORT'] ?? '8080'}/ocpp`,
      ...(id && { ids: [...new Set(id)] }),
      ...(idTag && { idTags: idTag }),
      ...(meterInterval !== undefined && { meterIntervalSeconds: meterInterval }),
      ...(power !== undefined && { powerKw: power }),
      out: (line) => shell.print(line),
    },
    shell.io.signal,
  );
  checkConnected(totals);
}

/** @throws Failure where nobody was ever connected: nothing was simulated then */
function checkConnected({ everConnected, notConnected: [why] }: StationsTotals): void {
  if (everConnected > 0 || !why) return;
  const code = why.httpStatus === undefined ? 3 : 1;
  throw new Failure(code, `no charge point was ever connected: ${why.reason}`);
}

async function partner(shell: Shell, { url, tokenA, ...same }: PartnerOptions): Promise<void> {
  if ((url === undefined) !== (tokenA === undefined)) {
    throw new Failure(2, 'to register it needs both, --url and --token-a; without them the bridge registers');
  }
  const register = url !== undefined && tokenA !== undefined && { versionsUrl: url, token: tokenA };
  const { simulatePartner } = await import('../simulate/partner-command.ts');
  await simulatePartner(
    { ...same, ...(register && { register }), out: (line) => shell.print(line) },
    shell.io.signal,
  );
}
