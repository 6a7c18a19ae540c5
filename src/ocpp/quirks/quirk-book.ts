import type { AppliedQuirks, KnownQuirk, Quirks } from '../../core/model/quirks.ts';
import type { BootInfo, Station } from '../../core/model/station.ts';
import { builtIn } from './built-in.ts';
import type { QuirkEntry } from './schema.ts';

/** What a station says of itself when it boots. */
export type Described = Pick<BootInfo, 'firmware' | 'model' | 'vendor'>;

interface Compiled {
  readonly known: KnownQuirk;
  readonly fits: (described: Described) => boolean;
}

type Fits = (text: string | undefined) => boolean;

/** Any of these; `*` stands for anything, also nothing. What is not said fits only `*`. */
function fitting(pattern: string | readonly string[] | undefined): Fits {
  if (pattern === undefined) return () => true;
  const patterns = (typeof pattern === 'string' ? [pattern] : pattern).map((one) =>
    one.toUpperCase().split('*'),
  );
  return (text = '') => patterns.some((parts) => hasInOrder(text.trim().toUpperCase(), parts));
}

/** Whether a text is these parts with anything between them; in a time that grows with the text alone. */
function hasInOrder(text: string, parts: readonly string[]): boolean {
  const [first = '', ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let from = first.length;
  for (const part of rest) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return text.length - from >= last.length && text.endsWith(last);
}

function compile({ match, set, note, source }: QuirkEntry, from: KnownQuirk['from']): Compiled {
  const { vendor, model, firmware } = match;
  const [fitsVendor, fitsModel, fitsFirmware] = [fitting(vendor), fitting(model), fitting(firmware)];
  return {
    known: { from, note, ...(source !== undefined && { source }), set: definedIn(set) },
    fits: (said) => fitsVendor(said.vendor) && fitsModel(said.model) && fitsFirmware(said.firmware),
  };
}

function definedIn(set: QuirkEntry['set']): Quirks {
  // a schema's optional property may be there as undefined; a setting that is undefined is none
  return Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined));
}

/** The quirks of kinds of charge points: those that are known, then the operator's, then those of the one station. */
export class QuirkBook {
  private readonly entries: readonly Compiled[];

  constructor(own: readonly QuirkEntry[] = []) {
    this.entries = [
      ...builtIn.map((entry) => compile(entry, 'built-in')),
      ...own.map((entry) => compile(entry, 'file')),
    ];
  }

  applied({ quirks }: Pick<Station, 'quirks'>, described: Described | undefined): AppliedQuirks {
    const own: KnownQuirk[] = quirks ? [{ from: 'station', note: 'Set for this station.', set: quirks }] : [];
    const fitting = described ? this.entries.filter(({ fits }) => fits(described)) : [];
    const known = [...fitting.map((entry) => entry.known), ...own];
    return { known, set: Object.assign({}, ...known.map(({ set }) => set)) as Quirks };
  }

  /** Whether any kind of charge point has this setting. */
  mentions(setting: keyof Quirks): boolean {
    return this.entries.some(({ known }) => known.set[setting] !== undefined);
  }
}
