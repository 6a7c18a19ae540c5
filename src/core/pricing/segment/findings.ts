import type { Instant } from '../../model/common.ts';
import type { FindingCode, SegmentFinding } from './facts.ts';

/** Collects findings, one per code with how often it occurred. */
export class SegmentFindings {
  private readonly found = new Map<string, SegmentFinding>();

  add(code: FindingCode, at: Instant, repaired: boolean): void {
    const key = `${code} ${repaired}`;
    const known = this.found.get(key);
    const finding = {
      code,
      repaired,
      count: (known?.count ?? 0) + 1,
      at: Math.min(known?.at ?? at, at),
    };
    this.found.set(key, finding);
  }

  list(): SegmentFinding[] {
    return [...this.found.values()];
  }
}
