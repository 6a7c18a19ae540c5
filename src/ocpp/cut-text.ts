/** The beginning of a text, and how long it was. A copy: a slice would keep the whole of it in memory. */
export function cutText(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${Buffer.from(text.slice(0, longest)).toString()}… (${text.length} characters)`;
}
