import type { StationId } from '../core/model/common.ts';
import type { FrameOf } from './frame.ts';
import { note } from './station-notes.ts';
import type { StationNotesDeps } from './station-notes.ts';
import type { ViolationLog } from './violation-log.ts';

/** [OCPP 2.1 part 4 4.2.3] an answer of ours was of no use to the station: one of us has it wrong. Told once of each code. */
export function answerRefused(
  deps: StationNotesDeps,
  station: StationId,
  { refusal, violations }: { readonly refusal: FrameOf<'result-error'>; readonly violations: ViolationLog },
): void {
  const { id, code, description } = refusal;
  deps.log.warn({ station, id, code, description }, 'the station could not use an answer');
  if (!violations.isNew(`CALLRESULTERROR ${code}`)) return;
  note(deps, station, {
    kind: 'violation',
    severity: 'warning',
    text: `the station could not use our answer to its message ${id}: ${code} ${description}`.trimEnd(),
    details: { messageId: id, code, description },
  });
}
