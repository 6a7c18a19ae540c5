import type { SessionFacts } from './facts.ts';
import type { SegmentFindings } from './findings.ts';
import { wholeSecond } from './readings.ts';
import type { Reading } from './readings.ts';
import { isJump, RegisterRepair } from './register.ts';

/** The register from the start to the end of the session, never falling. */
export function registerOf(
  facts: SessionFacts,
  readings: readonly Reading[],
  findings: SegmentFindings,
  maxPowerW: number,
): Reading[] {
  const all = withEnds(facts, readings, findings);
  const repair = new RegisterRepair(all, findings, maxPowerW);
  const repaired = repair.run();
  const points = repair.offset === 0 ? capped(repaired, facts) : repaired;
  for (const [index, to] of points.entries()) {
    const from = points[index - 1];
    if (from && isJump(from, to, maxPowerW)) findings.add('meter-jump', to.at, false);
  }
  return points;
}

/** What flows after the last reading is not known; so long before the end it stands for the whole. */
const longestUnreadMs = 15 * 60_000;

function withEnds(facts: SessionFacts, readings: readonly Reading[], findings: SegmentFindings): Reading[] {
  const startedAt = wholeSecond(facts.startedAt);
  const endedAt = wholeSecond(facts.endedAt);
  const start = Math.round(facts.meterStartWh);
  const stop = facts.meterStopWh === undefined ? NaN : Math.round(facts.meterStopWh);
  const last = readings.at(-1);
  const lastIsLate = last !== undefined && last.at >= endedAt - longestUnreadMs;
  if (!isCount(stop) && last?.at !== endedAt) findings.add('meter-missing', endedAt, lastIsLate);
  const known = isCount(start);
  if (!known) findings.add('meter-missing', startedAt, false);
  const all = [{ at: startedAt, wh: known ? start : (readings[0]?.wh ?? 0) }, ...readings];
  if (isCount(stop)) all.push({ at: Math.max(startedAt, endedAt), wh: stop });
  return all;
}

function isCount(wh: number): boolean {
  return Number.isSafeInteger(wh) && wh >= 0;
}

/** No more than the register says at the end. */
function capped(points: readonly Reading[], { meterStartWh, meterStopWh }: SessionFacts): Reading[] {
  const stop = Math.round(meterStopWh ?? NaN);
  if (!(stop >= meterStartWh)) return [...points];
  return points.map((point) => (point.wh > stop ? { at: point.at, wh: stop } : point));
}
