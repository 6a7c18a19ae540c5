export interface ListEntry {
  readonly idToken: string;
  /** Undefined takes the card off the list. */
  readonly status: string | undefined;
  readonly groupId?: string | undefined;
  readonly expiresAt?: number | undefined;
}

export const longestList = 100;

/** The cards that a charge point knows by itself [OCPP 1.6 5.15, OCPP 2.0.1 D]. */
export class LocalList {
  private readonly entries = new Map<string, ListEntry>();
  private current = 0;

  get version(): number {
    return this.current;
  }

  get size(): number {
    return this.entries.size;
  }

  update(
    type: 'Differential' | 'Full',
    version: number,
    entries: readonly ListEntry[],
  ): 'Accepted' | 'Failed' | 'VersionMismatch' {
    if (type === 'Differential' && version <= this.current) return 'VersionMismatch';
    const next = new Map(type === 'Full' ? [] : this.entries);
    for (const entry of entries) {
      if (entry.status === undefined) next.delete(entry.idToken.toUpperCase());
      else next.set(entry.idToken.toUpperCase(), entry);
    }
    if (next.size > longestList) return 'Failed';
    this.entries.clear();
    for (const [id, entry] of next) this.entries.set(id, entry);
    this.current = version;
    return 'Accepted';
  }

  /** What is known of a card now; an entry that has run out says Expired. */
  find(idToken: string, now: number): (ListEntry & { readonly status: string }) | undefined {
    const entry = this.entries.get(idToken.toUpperCase());
    if (entry?.status === undefined) return undefined;
    const expired = entry.expiresAt !== undefined && entry.expiresAt <= now;
    return { ...entry, status: expired ? 'Expired' : entry.status };
  }
}
