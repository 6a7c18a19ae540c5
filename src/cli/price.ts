import type { Command } from 'commander';
import { Option } from 'commander';
import type { PriceRequest, WirePricing } from '../core/pricing/pricing.ts';
import { priceWire, PricingError } from '../core/pricing/pricing.ts';
import { Failure, faultText } from './failure.ts';
import type { Found, Json } from './object-files.ts';
import { readObjects } from './object-files.ts';
import { several } from './options.ts';
import { explained, totalsText } from './price-text.ts';
import type { Shell } from './shell.ts';

interface PriceOptions {
  readonly cdr: string;
  readonly tariff?: readonly string[];
  readonly version?: string;
  readonly timezone?: string;
  readonly policy?: string;
  readonly explain?: boolean;
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
    .action(async (options: PriceOptions) => {
      const cdrs = await readSound(shell, [options.cdr]);
      const tariffs = (await readSound(shell, options.tariff ?? [])).map(({ object }) => object);
      const priced = cdrs.map((cdr) => priceOf(cdr, tariffs, options));
      const text = (one: WirePricing) => (options.explain ? explained(one) : totalsText(one));
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

function priceOf(cdr: Sound, tariffs: readonly Json[], options: PriceOptions): WirePricing {
  const { version, timezone, policy } = options;
  try {
    return priceWire({ version, cdr: cdr.object, tariffs, timezone, policy: policyOf(policy) });
  } catch (error) {
    if (!(error instanceof PricingError)) throw error;
    const { faults, message } = error;
    const told = faults.length > 1 ? faults.map((fault) => `\n  ${faultText(fault)}`) : [];
    throw new Failure(1, `${cdr.source}: ${message}${told.join('')}`, error);
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
