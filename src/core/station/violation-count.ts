import type { Instant } from '../model/common.ts';
import type { ViolationKind, Violations } from '../model/violation.ts';

const mostKinds = 50;
const longestText = 300;

export interface FoundViolation {
  readonly pointer: string;
  readonly reason: string;
}

/** Counts by kind how a station's messages differ from their schemas; bounded, whatever it sends. */
export class ViolationCount {
  private count: number;
  private readonly kinds: Map<string, ViolationKind>;
  /** Of what was counted since, nothing is stored. */
  unstoredSince?: Instant;

  constructor({ count, kinds }: Violations = { count: 0, kinds: [] }) {
    this.count = count;
    this.kinds = new Map(kinds.map((kind) => [keyOf(kind), kind]));
  }

  get all(): Violations {
    return { count: this.count, kinds: [...this.kinds.values()] };
  }

  /** Answers those that were never seen before. */
  add(action: string, found: readonly FoundViolation[], at: Instant): readonly ViolationKind[] {
    this.unstoredSince ??= at;
    return found.flatMap(({ pointer, reason }) => {
      this.count++;
      const place = pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*');
      const said = { action: cut(action), pointer: cut(place), reason: cut(reason) };
      const key = keyOf(said);
      const known = this.kinds.get(key);
      const kind = { ...said, count: (known?.count ?? 0) + 1, lastAt: at };
      if (known || this.kinds.size < mostKinds) this.kinds.set(key, kind);
      return known || !this.kinds.has(key) ? [] : [kind];
    });
  }
}

const cut = (text: string) => text.slice(0, longestText);

function keyOf({ action, pointer, reason }: Pick<ViolationKind, 'action' | 'pointer' | 'reason'>): string {
  return [action, pointer, reason].join('\n');
}
