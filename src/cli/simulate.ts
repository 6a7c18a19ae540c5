import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import { messageOf } from '../core/errors.ts';
import { makeParty, parseParty } from '../core/ids.ts';
import type { TlsMaterial } from '../simulate/ocpp-socket.ts';
import type { StationsTotals } from '../simulate/stations-account.ts';
import { stationVersions } from '../simulate/station-versions.ts';
import type { StationVersion } from '../simulate/station-versions.ts';
import { stationsDefaults as defaults } from '../simulate/stations-defaults.ts';
import { Failure } from './failure.ts';
import { count, positive, several } from './options.ts';
import type { Shell } from './shell.ts';

interface StationsOptions {
  readonly url?: string;
  readonly ocpp: StationVersion;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly id?: readonly string[];
  readonly count: number;
  readonly connectors: number;
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

const mostConnectors = 100;

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
    .description('run charge points (OCPP 1.6J, 2.0.1 or 2.1) with drivers that come and go')
    .option(
      '--url <url>',
      'any central system, ws: or wss:, without the identity (default: this bridge, ws://127.0.0.1:PORT/ocpp)',
      webSocketUrl,
    )
    .addOption(
      new Option('--ocpp <version>', 'what they speak').choices(stationVersions).default(defaults.version),
    )
    .addOption(
      new Option('--id <id>', 'exactly this identity; may be repeated')
        .argParser(several)
        .conflicts(['count', 'prefix']),
    )
    .option('--count <n>', 'how many', count, defaults.count)
    .option(
      '--connectors <n>',
      'of each; in OCPP 2.x each is an EVSE; drivers use them in turn',
      connectors,
      defaults.connectors,
    )
    .option(
      '--prefix <text>',
      'identities are <prefix>-<n>: SIM-1, SIM-2, or SIM-01 among tens',
      defaults.prefix,
    )
    .option('--password <password>', 'Basic password, the same for all (default: none is sent)')
    .option('--ca <file>', 'PEM: the authority that signed the certificate of a wss: central system')
    .option('--cert <file>', 'PEM: their own certificate, the same for all, for security profile 3')
    .option('--key <file>', 'PEM: the key of --cert')
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
    .option('--power <kw>', 'of each connector', positive, defaults.powerKw)
    .option('--speed <factor>', 'time-lapse of the energy registers', positive, defaults.speed)
    .option('--verbose', 'a line per event (default: up to 20 charge points)')
    .action(async (options: StationsOptions) => stations(shell, options));
}

function connectors(text: string): number {
  const given = count(text);
  if (given <= mostConnectors) return given;
  throw new InvalidArgumentError(`give at most ${mostConnectors}`);
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
  const { url, ocpp, ca, cert, key, id, idTag, meterInterval, power, ...same } = options;
  const tls = await tlsOf({ ca, cert, key });
  const totals = await simulateStations(
    {
      ...same,
      url: url ?? `ws://127.0.0.1:${shell.io.env['PORT'] ?? '8080'}/ocpp`,
      version: ocpp,
      ...(tls && { tls }),
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

/** @throws Failure for half a pair, or a file that is none */
async function tlsOf(files: {
  readonly ca: string | undefined;
  readonly cert: string | undefined;
  readonly key: string | undefined;
}): Promise<TlsMaterial | undefined> {
  if ((files.cert === undefined) !== (files.key === undefined)) {
    throw new Failure(2, '--cert and --key belong together');
  }
  const read = Object.entries(files).map(async ([name, path]) => {
    return path === undefined ? [] : [[name, await pemFile(name, path)] as const];
  });
  const found: TlsMaterial = Object.fromEntries((await Promise.all(read)).flat());
  // TLS takes a file without any, and then trusts nobody.
  if (found.ca !== undefined && !found.ca.includes('-----BEGIN CERTIFICATE-----')) {
    throw new Failure(2, `--ca ${files.ca} is no certificate in PEM`);
  }
  try {
    createSecureContext(found);
  } catch (error) {
    throw new Failure(2, `--ca, --cert, --key: ${messageOf(error)}`);
  }
  return Object.keys(found).length > 0 ? found : undefined;
}

async function pemFile(option: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new Failure(2, `--${option} ${path}: ${messageOf(error)}`);
  }
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
