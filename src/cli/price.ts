import type { Command } from 'commander';
import { Option } from 'commander';
import type { PriceRequest, Verification, WirePricing } from '../core/pricing/pricing.ts';
import { explainWire, priceWire, PricingError, totalsText, verifyWire } from '../core/pricing/pricing.ts';
import { Failure, faultText } from './failure.ts';
import type { Found, Json } from './object-files.ts';
import { readObjects } from './object-files.ts';
import { several } from './options.ts';
import type { Shell } from './shell.ts';

interface PriceOptions {
  readonly cdr: string;
  readonly tariff?: readonly string[];
  readonly version?: string;
  readonly timezone?: string;
  readonly policy?: string;
  readonly explain?: boolean;
  readonly verify?: boolean;
}

/** Works without a bridge. */
export function priceCommand(program: Command, shell: Shell): void {
  program
    .command('price')
    .description('price CDRs with tariffs, on this machine')
    .requiredOption('--cdr <file>', 'one or more CDRs as OCPI JSON, - for stdin')
    .option('--tariff <file>', "tariffs as OCPI JSON, may be repeated; the CDR's own where left out", several)
    .addOption(
      new Option('--version <version>', 'OCPI version of both').choices(['2.1.1', '2.2', '2.2.1', '2.3.0']),
    )
    .option('--timezone <zone>', 'IANA zone of the location')
    .option('--policy <policy>', 'default, gireve, or options as JSON')
    .option('--explain', 'every line of the price')
    .option('--verify', 'hold the totals of each CDR against it; exit code 1 where one differs')
    .action(async (options: PriceOptions) => {
      const cdrs = await readSound(shell, [options.cdr]);
      const tariffs = (await readSound(shell, options.tariff ?? [])).map(({ object }) => object);
      if (options.verify) {
        verify(shell, cdrs, (cdr) => told(cdr, () => verifyWire(requestOf(cdr, tariffs, options))));
        return;
      }
      const priced = cdrs.map((cdr) => told(cdr, () => priceWire(requestOf(cdr, tariffs, options))));
      const text = (one: WirePricing) => (options.explain ? explainWire(one) : totalsText(one));
      shell.show(priced.length === 1 ? priced[0] : priced, () => priced.map(text).join('\n\n'));
    });
}

type Sound = Extract<Found, { readonly object: Json }>;

async function readSound(shell: Shell, files: readonly string[]): Promise<readonly Sound[]> {
  const found = await readObjects(files, shell.io);
  return found.map((one) => {
    if ('fault' in one) throw new Failure(1, `${one.source} ${one.fault}`);
    return one;
  });
}

function verify(shell: Shell, cdrs: readonly Sound[], of: (cdr: Sound) => Verification): void {
  const verified = cdrs.map((cdr) => {
    const { agrees, discrepancies, pricing } = of(cdr);
    return { cdr: cdr.source, agrees, discrepancies, warnings: pricing.warnings };
  });
  shell.show(verified.length === 1 ? verified[0] : verified, () =>
    verified.map(({ cdr, discrepancies }) => verdict(cdr, discrepancies)).join('\n'),
  );
  const wrong = verified.filter(({ agrees }) => !agrees).length;
  if (wrong > 0) throw new Failure(1, `${wrong} of ${verified.length} CDRs differ from their tariff`);
}

function verdict(cdr: string, discrepancies: Verification['discrepancies']): string {
  if (discrepancies.length === 0) return `${cdr} agrees`;
  return discrepancies.map(({ text }) => `${cdr} ${text}`).join('\n');
}

function requestOf(cdr: Sound, tariffs: readonly Json[], options: PriceOptions): PriceRequest {
  const { version, timezone, policy } = options;
  return { version, cdr: cdr.object, tariffs, timezone, policy: policyOf(policy) };
}

/** What the engine cannot price, said with the name of the CDR. */
function told<T>(cdr: Sound, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof PricingError)) throw error;
    const { faults, message } = error;
    const all = faults.length > 1 ? faults.map((fault) => `\n  ${faultText(fault)}`) : [];
    throw new Failure(1, `${cdr.source}: ${message}${all.join('')}`, error);
  }
}

function policyOf(text: string | undefined): PriceRequest['policy'] {
  if (text === undefined || text === 'default' || text === 'gireve') return text;
  try {
    // The engine checks every option and its value.
    return JSON.parse(text) as PriceRequest['policy'];
  } catch (error) {
    throw new Failure(2, `--policy ${text} is neither default nor gireve nor JSON`, error);
  }
}
