import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import { makeParty, parseParty } from '../core/ids.ts';
import { Failure } from './failure.ts';
import { count, positive, several } from './options.ts';
import type { Shell } from './shell.ts';

interface StationsOptions {
  readonly url?: string;
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
  const simulate = program.command('simulate').description('mock charge points, or a mock partner');
  simulate
    .command('stations', { isDefault: true })
    .description('run charge points (OCPP 1.6J) with drivers that come and go')
    .option('--url <url>', 'any OCPP 1.6J central system, without the identity; this bridge where left out')
    .option('--count <n>', 'how many', count, 1)
    .option('--prefix <text>', 'of their identities')
    .option('--password <password>', 'Basic password, the same for all')
    .option('--id-tag <tag>', 'a card that drivers use; may be repeated', several)
    .option('--session-seconds <s>', 'how long a session lasts', positive)
    .option('--idle-seconds <s>', 'how long a connector is free in between', positive)
    .option('--meter-interval <s>', 'seconds between meter values', positive)
    .option('--power <kw>', 'of each', positive)
    .option('--speed <factor>', 'time-lapse of the energy registers', positive)
    .option('--verbose', 'a line per event')
    .action(async (options: StationsOptions) => stations(shell, options));
  simulate
    .command('partner')
    .description('run a partner (OCPI 2.2.1, an eMSP) that tells what it receives')
    .option('--url <versions-url>', 'register there, with the url and token of `partner invite`')
    .option('--token-a <token>', 'the token of `partner invite`')
    .option('--port <port>', 'to listen on; 9000 where left out', count)
    .option('--host <host>', 'to listen on; 127.0.0.1 where left out')
    .option('--public-url <url>', 'under which the bridge reaches it, where that is not host and port')
    .option('--party <cc-id>', 'country and party id; NL-TRM where left out', party)
    .action(async (options: PartnerOptions) => partner(shell, options));
}

function party(text: string): string {
  const parsed = parseParty(text);
  if (!parsed) throw new InvalidArgumentError('give a country code and a party id, for example NL-TRM');
  return makeParty(parsed);
}

async function stations(shell: Shell, options: StationsOptions): Promise<void> {
  const { simulateStations } = await import('../simulate/stations.ts');
  const { url, idTag, meterInterval, power, ...same } = options;
  await simulateStations(
    {
      ...same,
      url: url ?? `ws://127.0.0.1:${shell.io.env['PORT'] ?? '8080'}/ocpp`,
      ...(idTag && { idTags: idTag }),
      ...(meterInterval !== undefined && { meterIntervalSeconds: meterInterval }),
      ...(power !== undefined && { powerKw: power }),
      out: (line) => shell.print(line),
    },
    shell.io.signal,
  );
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
