import type { Command } from 'commander';
import type { components } from '../admin/wire.gen.ts';
import { path } from './admin-client.ts';
import { Failure } from './failure.ts';
import type { Shell } from './shell.ts';
import { printable } from './text.ts';

type Schemas = components['schemas'];

interface ReleaseOptions {
  readonly accept?: readonly string[];
  readonly retariff?: boolean;
  readonly startedAt?: string;
  readonly endedAt?: string;
  readonly meterStart?: number;
  readonly meterStop?: number;
  readonly reason?: string;
}

/** Lets a held session be billed. */
export function sessionRelease(session: Command, shell: Shell): void {
  session
    .command('release <id>')
    .description('let a held session be billed: accept what holds it, or put its figures right')
    .option(
      '--accept <code...>',
      'reasons that are no obstacle: the codes that `session show` and `deliveries list` name; HoldCode in openapi/admin.yaml lists all',
      codes,
    )
    .option('--retariff', 'price it with the tariffs that its connector has now')
    .option('--started-at <instant>', 'the right start, e.g. 2026-03-01T10:00:00Z', instantOf('--started-at'))
    .option('--ended-at <instant>', 'the right end', instantOf('--ended-at'))
    .option('--meter-start <wh>', 'the right register at the start, Wh', registerOf('--meter-start'))
    .option('--meter-stop <wh>', 'the right register at the end, Wh', registerOf('--meter-stop'))
    .option('--reason <text>', 'why the figures are changed; needed with any of them')
    .action(async (id: string, options: ReleaseOptions) => {
      const body = released(options);
      const answer = await shell
        .client()
        .post<Schemas['RetriedDelivery']>(path`/sessions/${id}/release`, body);
      shell.show(answer, () => printable(`${id} ${outcome(answer)}`));
      if (answer.state === 'held') shell.exitCode = 1;
    });
}

function outcome({ state, code = '', error = '' }: Schemas['RetriedDelivery']): string {
  if (state === 'held') return `still held: ${code}: ${error}`;
  return state === 'not-billed' ? 'is released, and not billed' : 'is released: its CDR is made';
}

function released({ accept, reason, retariff, ...figures }: ReleaseOptions): Schemas['SessionRelease'] {
  const correct = correctionOf(figures, reason);
  return {
    // the bridge says which there are
    ...(accept && { accept: [...accept] as Schemas['HoldCode'][] }),
    ...(retariff && { retariff }),
    ...(correct && { correct }),
  };
}

type Figures = Pick<ReleaseOptions, 'endedAt' | 'meterStart' | 'meterStop' | 'startedAt'>;

function correctionOf(figures: Figures, reason: string | undefined): Schemas['SessionRelease']['correct'] {
  const { startedAt, endedAt, meterStart, meterStop } = figures;
  const none = Object.keys(figures).length === 0;
  if (none && reason === undefined) return undefined;
  if (reason === undefined || reason === '')
    throw new Failure(2, '--reason is needed: say why the figures are changed');
  return {
    reason,
    ...(startedAt !== undefined && { startedAt }),
    ...(endedAt !== undefined && { endedAt }),
    ...(meterStart !== undefined && { meterStartWh: meterStart }),
    ...(meterStop !== undefined && { meterStopWh: meterStop }),
  };
}

/** `a b` and `a,b` alike. */
function codes(text: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, ...text.split(',').flatMap((code) => (code.trim() === '' ? [] : [code.trim()]))];
}

function registerOf(option: string): (text: string) => number {
  return (text) => {
    if (/^\d{1,12}$/.test(text)) return Number(text);
    throw new Failure(2, `${option} ${text} is not a whole number of Wh`);
  };
}

function instantOf(option: string): (text: string) => string {
  return (text) => {
    const zoned = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/i.test(text);
    if (zoned && Number.isFinite(Date.parse(text))) return text;
    throw new Failure(2, `${option} ${text} is not a date and time such as 2026-03-01T10:00:00Z`);
  };
}
