import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { messageOf } from '../core/errors.ts';
import { cdrCommands } from './cdr.ts';
import { deliveryCommands } from './deliveries.ts';
import { Failure } from './failure.ts';
import { helpCommand } from './help.ts';
import type { Io } from './io.ts';
import { locationCommands } from './location.ts';
import { partnerCommands } from './partner.ts';
import { priceCommand } from './price.ts';
import { serviceCommands } from './service.ts';
import { sessionCommands } from './session.ts';
import { Shell } from './shell.ts';
import { simulateCommands } from './simulate.ts';
import { stationCommands } from './station.ts';
import { tariffCommands } from './tariff.ts';
import { printable } from './text.ts';
import { tokenCommands } from './token.ts';

/** In a checkout and in the installed package alike, it stands two folders up. */
function packageVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function programFor(io: Io): { program: Command; shell: Shell } {
  const program = new Command('roambridge')
    .description('The bridge between charge points (OCPP) and roaming partners (OCPI)')
    .version(packageVersion(), '-V', 'print the version')
    .option('--admin-url <url>', 'operator API of the bridge (ROAMBRIDGE_ADMIN_URL, http://127.0.0.1:8081)')
    .option('--token <token>', 'operator token (ADMIN_TOKEN, or admin.token in DATA_DIR)')
    .option('--json', 'print the raw answer')
    .exitOverride()
    .showHelpAfterError('(--help shows how)')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ writeOut: (text) => io.out.write(text), writeErr: (text) => io.err.write(text) });
  const shell = new Shell(io, program);
  serviceCommands(program, shell);
  simulateCommands(program, shell);
  stationCommands(program, shell);
  locationCommands(program, shell);
  tariffCommands(program, shell);
  partnerCommands(program, shell);
  tokenCommands(program, shell);
  sessionCommands(program, shell);
  cdrCommands(program, shell);
  deliveryCommands(program, shell);
  priceCommand(program, shell);
  helpCommand(program);
  return { program, shell };
}

/**
 * Runs one command.
 * @returns 0 for success, 1 refused or failed, 2 wrong usage, 3 no bridge answers
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const { program, shell } = programFor(io);
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return shell.exitCode;
  } catch (error) {
    // Commander has said what was wrong; only asking for help is none of it.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const lines = `roambridge: ${messageOf(error)}`.split('\n').map(printable);
    io.err.write(`${lines.join('\n')}\n`);
    return error instanceof Failure ? error.exitCode : 1;
  }
}
