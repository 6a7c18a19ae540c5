import type { Log } from '../core/ports.ts';
import type { Violation } from './dialect.ts';

const mostKinds = 50;

/** Counts what a station says otherwise than the schema, and logs each kind of it once. */
export class ViolationLog {
  count = 0;
  private readonly known = new Set<string>();

  note(log: Log, station: string, said: { message: string; violations: readonly Violation[] }): void {
    for (const { pointer, reason } of said.violations) {
      const place = pointer.replaceAll(/\/\d+/g, '/*');
      if (!this.isNew(`${said.message}${place} ${reason}`)) continue;
      log.info(
        { station, message: said.message, place, reason },
        'accepted though not as the schema wants it',
      );
    }
  }

  /** Counts one; answers whether it is the first of its kind. */
  isNew(kind: string): boolean {
    this.count++;
    if (this.known.has(kind) || this.known.size >= mostKinds) return false;
    this.known.add(kind);
    return true;
  }
}
