import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import type { components } from '../admin/wire.gen.ts';
import type { PlausibilityLimits } from '../core/plausibility.ts';
import { defaultLimits } from '../core/plausibility.ts';
import { path } from './admin-client.ts';
import { Failure } from './failure.ts';
import { count, fromZero } from './options.ts';
import type { Shell } from './shell.ts';

type Limits = components['schemas']['PlausibilityLimits'];
type Partner = components['schemas']['Partner'];

/** Says what a session must be like to be billed to a partner without a look at it. */
export function partnerLimits(partner: Command, shell: Shell): void {
  partner
    .command('limits <partner>')
    .description("show a partner's limits for CDRs, or change those that are given and leave the others")
    .option('--min-energy <wh>', 'told at no price below this (200)', fromZero)
    .option('--min-duration <s>', 'and below this (120)', fromZero)
    .addOption(
      new Option('--minimum <rule>', '`both`, or `either`: below one of the two is enough').choices([
        'both',
        'either',
      ]),
    )
    .option('--max-energy <wh>', 'held above this (1000000)', count)
    .option('--power-tolerance <factor>', "held above this much of the connector's power (1.2)", fromOne)
    .option('--max-age <days>', 'held when older (90)', count)
    .option('--reset', "back to the bridge's own, but for those given beside")
    .action(async (named: string, { reset = false, ...options }: LimitOptions) => {
      const given = limitsOf(options);
      const now = await shell.client().get<Partner>(path`/partners/${named}`);
      if (!reset && Object.keys(given).length === 0) {
        showLimits(shell, now.limits ?? {});
        return;
      }
      const wanted = { ...(reset ? {} : now.limits), ...given };
      checkEnergy(wanted);
      const set = await shell.client().put<Partner>(path`/partners/${now.id}/limits`, wanted);
      showLimits(shell, set.limits ?? {});
    });
}

interface LimitOptions {
  readonly minEnergy?: number;
  readonly minDuration?: number;
  readonly minimum?: PlausibilityLimits['minimum'];
  readonly maxEnergy?: number;
  readonly powerTolerance?: number;
  readonly maxAge?: number;
  readonly reset?: boolean;
}

function limitsOf(options: Omit<LimitOptions, 'reset'>): Limits {
  const { minEnergy, minDuration, minimum, maxEnergy, powerTolerance, maxAge } = options;
  return {
    ...(minEnergy !== undefined && { minEnergyWh: minEnergy }),
    ...(minDuration !== undefined && { minDurationS: minDuration }),
    ...(minimum !== undefined && { minimum }),
    ...(maxEnergy !== undefined && { maxEnergyWh: maxEnergy }),
    ...(powerTolerance !== undefined && { powerTolerance }),
    ...(maxAge !== undefined && { maxAgeDays: maxAge }),
  };
}

function fromOne(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value >= 1) return value;
  throw new InvalidArgumentError('give a number from 1');
}

/** @throws Failure where no session could pass */
function checkEnergy(wanted: Limits): void {
  const { minEnergyWh, maxEnergyWh } = { ...defaultLimits, ...wanted };
  if (minEnergyWh > maxEnergyWh)
    throw new Failure(2, `--min-energy ${minEnergyWh} would be above --max-energy ${maxEnergyWh}`);
}

const rows = [
  ['min-energy', 'minEnergyWh', 'Wh'],
  ['min-duration', 'minDurationS', 's'],
  ['minimum', 'minimum', ''],
  ['max-energy', 'maxEnergyWh', 'Wh'],
  ['power-tolerance', 'powerTolerance', ''],
  ['max-age', 'maxAgeDays', 'days'],
] as const;

function showLimits(shell: Shell, own: Limits): void {
  const inForce = { ...defaultLimits, ...own };
  if (shell.json) {
    shell.show({ inForce, own });
    return;
  }
  shell.showList('limits', rows, [
    ['LIMIT', ([name]) => name],
    ['VALUE', ([, field, unit]) => `${inForce[field]} ${unit}`.trim()],
    ['SET BY', ([, field]) => (own[field] === undefined ? 'default' : 'own')],
  ]);
}
