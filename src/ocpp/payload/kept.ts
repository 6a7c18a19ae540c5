import { cutText } from '../cut-text.ts';

/** A station event is to be read by people; the message itself is recorded. */
const longestKept = 4000;

/** What an event's details keep of a property: what is long as the beginning of its JSON text. */
export function kept(name: string, value: unknown): Readonly<Record<string, unknown>> {
  if (value === undefined || value === null) return {};
  const text = JSON.stringify(value);
  return { [name]: text.length <= longestKept ? value : cutText(text, longestKept) };
}
