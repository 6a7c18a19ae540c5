import { readFileSync } from 'node:fs';
import { messageOf } from '../../core/errors.ts';
import { QuirkBook } from './quirk-book.ts';
import { QuirksFault, readQuirks } from './schema.ts';

/**
 * The book of quirks with those of the operator's own file, if there is one.
 * @throws Error that says what is wrong with the file, all of it
 */
export function openQuirkBook(file: string | undefined): QuirkBook {
  if (file === undefined) return new QuirkBook();
  try {
    return new QuirkBook(readQuirks(JSON.parse(readFileSync(file, 'utf8'))));
  } catch (error) {
    const why =
      error instanceof QuirksFault
        ? `has mistakes:\n${error.message}`
        : `cannot be read: ${messageOf(error)}`;
    throw new Error(`QUIRKS_FILE ${file} ${why}`, { cause: error });
  }
}
