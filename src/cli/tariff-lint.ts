import type { Command } from 'commander';
import { Option } from 'commander';
import type { LintFinding } from '../core/pricing/pricing.ts';
import { lintTariff, PricingError, tariffFromWire } from '../core/pricing/pricing.ts';
import { Failure, faultText } from './failure.ts';
import { readObjects } from './object-files.ts';
import type { Shell } from './shell.ts';

type Version = NonNullable<NonNullable<Parameters<typeof tariffFromWire>[1]>['version']>;

interface LintOptions {
  readonly version: Version;
  readonly timezone?: string;
}

type Row = LintFinding & { readonly source: string };

/** Works without a bridge. */
export function tariffLint(tariff: Command, shell: Shell): void {
  tariff
    .command('lint <files...>')
    .description(
      'say what is wrong with tariffs in OCPI JSON, or will surprise; exit code 1 where something is wrong',
    )
    .addOption(
      new Option('--version <version>', 'OCPI version that they are written and published in')
        .choices(['2.1.1', '2.2', '2.2.1', '2.3.0'])
        .default('2.2.1'),
    )
    .option('--timezone <zone>', 'IANA zone of their locations: looks at changes of the clocks too')
    .action(async (paths: string[], options: LintOptions) => {
      const rows = (await readObjects(paths, shell.io)).flatMap((found): Row[] => {
        if ('fault' in found) throw new Failure(1, `${found.source} ${found.fault}`);
        return findingsOf(found.object, found.source, options);
      });
      shell.showList('findings', rows, [
        ['TARIFF', ({ source }) => source],
        ['SEVERITY', ({ severity }) => severity],
        ['CODE', ({ code }) => code],
        ['WHERE', ({ pointer }) => pointer],
        ['WHAT', ({ text }) => text],
      ]);
      const errors = rows.filter(({ severity }) => severity === 'error').length;
      if (errors > 0) throw new Failure(1, errors === 1 ? '1 error' : `${errors} errors`);
    });
}

function findingsOf(object: object, source: string, { version, timezone }: LintOptions): Row[] {
  try {
    const { tariff } = tariffFromWire(object, { version });
    const zone = timezone !== undefined && { timeZone: timezone };
    return lintTariff(tariff, { version, ...zone }).map((finding) => ({ ...finding, source }));
  } catch (error) {
    if (!(error instanceof PricingError)) throw error;
    const faults = error.faults.map((fault) => faultText(fault)).join('\n');
    throw new Failure(1, `${source}: ${faults || error.message}`);
  }
}
