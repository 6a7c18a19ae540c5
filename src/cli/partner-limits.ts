import type { Command } from 'commander';
import type { components } from '../admin/wire.gen.ts';
import { path } from './admin-client.ts';
import type { Shell } from './shell.ts';

type Limits = components['schemas']['PlausibilityLimits'];

/** Says what a session must be like to be billed to a partner without a look at it. */
export function partnerLimits(partner: Command, shell: Shell): void {
  partner
    .command('limits <partner>')
    .description(
      "set a partner's limits for CDRs, in place of those set before; without options: the bridge's own",
    )
    .option('--min-energy <wh>', 'told at no price below this (200)', Number)
    .option('--min-duration <s>', 'and below this (120)', Number)
    .option('--minimum <rule>', '`both`, or `either`: below one of the two is enough')
    .option('--max-energy <wh>', 'held above this (1000000)', Number)
    .option('--power-tolerance <factor>', "held above this much of the connector's power (1.2)", Number)
    .option('--max-age <days>', 'held when older (90)', Number)
    .action(async (named: string, options: LimitOptions) => {
      shell.show(await shell.client().put(path`/partners/${named}/limits`, limitsOf(options)));
    });
}

interface LimitOptions {
  readonly minEnergy?: number;
  readonly minDuration?: number;
  readonly minimum?: Limits['minimum'];
  readonly maxEnergy?: number;
  readonly powerTolerance?: number;
  readonly maxAge?: number;
}

function limitsOf({
  minEnergy,
  minDuration,
  minimum,
  maxEnergy,
  powerTolerance,
  maxAge,
}: LimitOptions): Limits {
  return {
    ...(minEnergy !== undefined && { minEnergyWh: minEnergy }),
    ...(minDuration !== undefined && { minDurationS: minDuration }),
    ...(minimum !== undefined && { minimum }),
    ...(maxEnergy !== undefined && { maxEnergyWh: maxEnergy }),
    ...(powerTolerance !== undefined && { powerTolerance }),
    ...(maxAge !== undefined && { maxAgeDays: maxAge }),
  };
}
