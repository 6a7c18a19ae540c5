const shown = 2;

/** An idTag for logs and events: enough to recognise one's own, too little to copy it. */
export function maskedTag(idTag: string): string {
  if (idTag.length < 4 * shown) return '***';
  return `${idTag.slice(0, shown)}***${idTag.slice(-shown)}`;
}
