import type { Command } from 'commander';
import { Option } from 'commander';
import type { PriceRequest, WirePricing } from '../core/pricing/pricing.ts';
import { explainWire, priceWire, timeZoneOf, totalsText, verifyWire } from '../core/pricing/pricing.ts';
import { Failure } from './failure.ts';
import type { Found, Json } from './object-files.ts';
import { readObjects } from './object-files.ts';
import { several } from './options.ts';
import type { Outcome } from './price-batch.ts';
import { eachCdr, endBatch, faultLines, nameOf, rawOutcomes } from './price-batch.ts';
import { policyOption } from './price-policy.ts';
import { showVerified } from './price-verify.ts';
import type { Shell } from './shell.ts';
import { zoneOption } from './zone-option.ts';

interface PriceOptions {
  readonly cdr: readonly string[];
  readonly tariff?: readonly string[];
  readonly version?: string;
  readonly timezone?: string;
  readonly policy?: PriceRequest['policy'];
  readonly explain?: boolean;
  readonly verify?: boolean;
}

/** Works without a bridge. */
export function priceCommand(program: Command, shell: Shell): void {
  program
    .command('price')
    .description('price CDRs with tariffs, on this machine')
    .requiredOption('--cdr <file>', 'one or more CDRs as OCPI JSON, - for stdin, may be repeated', several)
    .option('--tariff <file>', "tariffs as OCPI JSON, may be repeated; the CDR's own where left out", several)
    .addOption(
      new Option('--version <version>', 'OCPI version of both').choices(['2.1.1', '2.2', '2.2.1', '2.3.0']),
    )
    .option('--timezone <zone>', 'IANA zone of the location', zoneOption)
    .option('--policy <policy>', 'default, gireve, or options as JSON', policyOption)
    .option('--explain', 'every line of the price')
    .option('--verify', 'hold the totals of each CDR against it; exit code 1 where one differs')
    .action(async (options: PriceOptions) => {
      const found = await readSome(shell, options.cdr, 'CDRs');
      const tariffs = options.tariff ? (await readSome(shell, options.tariff, 'tariffs')).map(sound) : [];
      const run = options.verify ? verify : price;
      run(shell, found, { tariffs, options });
    });
}

async function readSome(shell: Shell, files: readonly string[], what: string): Promise<readonly Found[]> {
  const found = await readObjects(files, shell.io);
  if (found.length === 0) throw new Failure(1, `no ${what} in ${files.join(', ')}`);
  return found;
}

function sound(one: Found): Json {
  if ('fault' in one) throw new Failure(1, `${one.source} ${one.fault}`);
  return one.object;
}

function requestOf(cdr: Json, { tariffs, options }: Given): PriceRequest {
  const { version, timezone, policy } = options;
  return { version, cdr, tariffs, timezone, policy };
}

interface Given {
  readonly tariffs: readonly Json[];
  readonly options: PriceOptions;
}

interface Priced {
  readonly pricing: WirePricing;
  readonly timeZone: string | undefined;
}

function price(shell: Shell, found: readonly Found[], given: Given): void {
  const outcomes = eachCdr(found, (cdr): Priced => {
    const request = requestOf(cdr, given);
    return { pricing: priceWire(request), timeZone: timeZoneOf(request) };
  });
  const [only] = outcomes;
  if (shell.json) shell.show(rawOutcomes(outcomes.map(rawOf)));
  else if (only && outcomes.length === 1) {
    if (!('result' in only)) throw new Failure(1, faultLines(only));
    shell.print(textOf(only.result, given.options));
  } else shell.print(outcomes.map((one) => blockOf(one, given.options)).join('\n\n'));
  endBatch(outcomes);
}

function rawOf(outcome: Outcome<Priced>): Outcome<object> {
  return 'result' in outcome ? { ...outcome, result: outcome.result.pricing } : outcome;
}

function blockOf(outcome: Outcome<Priced>, options: PriceOptions): string {
  if (!('result' in outcome)) return faultLines(outcome);
  return `${nameOf(outcome)}\n${textOf(outcome.result, options)}`;
}

function textOf({ pricing, timeZone }: Priced, options: PriceOptions): string {
  return options.explain ? explainWire(pricing, { timeZone }) : totalsText(pricing);
}

function verify(shell: Shell, found: readonly Found[], given: Given): void {
  const outcomes = eachCdr(found, (cdr) => {
    const request = requestOf(cdr, given);
    return { ...verifyWire(request), timeZone: timeZoneOf(request) };
  });
  showVerified(shell, outcomes, given.options.explain === true);
}
