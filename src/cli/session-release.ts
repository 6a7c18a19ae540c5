import type { Command } from 'commander';
import type { components } from '../admin/wire.gen.ts';
import { path } from './admin-client.ts';
import type { Shell } from './shell.ts';

type Schemas = components['schemas'];

interface ReleaseOptions {
  readonly accept?: readonly string[];
  readonly retariff?: boolean;
  readonly startedAt?: string;
  readonly endedAt?: string;
  readonly meterStart?: string;
  readonly meterStop?: string;
  readonly reason?: string;
}

/** Lets a held session be billed. */
export function sessionRelease(session: Command, shell: Shell): void {
  session
    .command('release <id>')
    .description('let a held session be billed: accept what holds it, or put its figures right')
    .option('--accept <code...>', 'reasons that are no obstacle, as `session show` names them')
    .option('--retariff', 'price it with the tariffs that its connector has now')
    .option('--started-at <instant>', 'the right start, e.g. 2026-03-01T10:00:00Z')
    .option('--ended-at <instant>', 'the right end')
    .option('--meter-start <wh>', 'the right register at the start, Wh')
    .option('--meter-stop <wh>', 'the right register at the end, Wh')
    .option('--reason <text>', 'why the figures are changed; needed with any of them')
    .action(async (id: string, options: ReleaseOptions) => {
      const answer = await shell
        .client()
        .post<Schemas['RetriedDelivery']>(path`/sessions/${id}/release`, released(options));
      shell.show(answer);
    });
}

function released({ accept, reason, retariff, ...given }: ReleaseOptions): Schemas['SessionRelease'] {
  const { startedAt, endedAt, meterStart, meterStop } = given;
  const corrects = reason !== undefined || Object.keys(given).length > 0;
  return {
    // the bridge says which there are
    ...(accept && { accept: [...accept] as Schemas['HoldCode'][] }),
    ...(retariff && { retariff }),
    ...(corrects && {
      correct: {
        // the bridge says that it is missing
        reason: reason ?? '',
        ...(startedAt !== undefined && { startedAt }),
        ...(endedAt !== undefined && { endedAt }),
        ...(meterStart !== undefined && { meterStartWh: Number(meterStart) }),
        ...(meterStop !== undefined && { meterStopWh: Number(meterStop) }),
      },
    }),
  };
}
