import type { Command } from 'commander';
import { Option } from 'commander';
import type { LintFinding } from '../core/pricing/pricing.ts';
import { lintTariff, PricingError, tariffFromWire } from '../core/pricing/pricing.ts';
import { Failure, faultText } from './failure.ts';
import { readObjects } from './object-files.ts';
import type { Shell } from './shell.ts';
import { counted } from './text.ts';
import { zoneOption } from './zone-option.ts';

type Version = NonNullable<NonNullable<Parameters<typeof tariffFromWire>[1]>['version']>;

interface LintOptions {
  readonly version: Version;
  readonly timezone?: string;
}

interface Row extends Omit<LintFinding, 'code'> {
  readonly source: string;
  /** That of a finding, or of what was odd in the JSON. */
  readonly code: string;
}

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
    .option(
      '--timezone <zone>',
      'IANA zone of their locations: looks at changes of the clocks too',
      zoneOption,
    )
    .action(async (paths: string[], options: LintOptions) => {
      const found = await readObjects(paths, shell.io);
      if (found.length === 0) throw new Failure(1, `no tariffs in ${paths.join(', ')}`);
      const rows = found.flatMap((one): Row[] => {
        if ('fault' in one) throw new Failure(1, `${one.source} ${one.fault}`);
        return findingsOf(one.object, one.source, options);
      });
      shell.showList('findings', rows, [
        ['TARIFF', ({ source }) => source],
        ['SEVERITY', ({ severity }) => severity],
        ['CODE', ({ code }) => code],
        ['WHERE', ({ pointer }) => pointer],
        ['WHAT', ({ text }) => text],
      ]);
      const errors = rows.filter(({ severity }) => severity === 'error').length;
      if (errors > 0) throw new Failure(1, counted(errors, 'error'));
    });
}

function findingsOf(object: object, source: string, { version, timezone }: LintOptions): Row[] {
  try {
    const { tariff, warnings } = tariffFromWire(object, { version });
    const zone = timezone !== undefined && { timeZone: timezone };
    const findings = lintTariff(tariff, { version, now: Date.now(), ...zone });
    const odd = warnings.map(({ code, text }) => ({ code, text, severity: 'warning' as const, pointer: '' }));
    return [...odd, ...findings].map((finding) => ({ ...finding, source }));
  } catch (error) {
    if (!(error instanceof PricingError)) throw error;
    const faults = error.faults.map((fault) => faultText(fault)).join('\n');
    throw new Failure(1, `${source}: ${faults || error.message}`);
  }
}
