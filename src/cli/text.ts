/** A column: its heading and what a row has there. */
export type Column<T> = readonly [heading: string, cell: (row: T) => string | number | undefined];

/** Stations and partners choose some of what is shown; none of it may move the cursor. */
export function printable(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is replaced
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '\u00b7');
}

export function table<T>(rows: readonly T[], columns: readonly Column<T>[]): string {
  const lines = [
    columns.map(([heading]) => heading),
    ...rows.map((row) => columns.map(([, cell]) => printable(String(cell(row) ?? '')))),
  ];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Nested names and values, a line each. */
export function details(value: unknown, indent = ''): string {
  if (Array.isArray(value)) {
    return value.map((item) => `${indent}- ${details(item, `${indent}  `).trimStart()}`).join('\n');
  }
  if (typeof value !== 'object' || value === null) return `${indent}${scalar(value)}`;
  return Object.entries(value)
    .map(([name, part]: [string, unknown]) => {
      const nested = typeof part === 'object' && part !== null && Object.keys(part).length > 0;
      return nested
        ? `${indent}${name}:\n${details(part, `${indent}  `)}`
        : `${indent}${name}: ${scalar(part)}`;
    })
    .join('\n');
}

function scalar(value: unknown): string {
  if (typeof value === 'string') return printable(value);
  if (Array.isArray(value)) return '(none)';
  return value === null ? '-' : printable(JSON.stringify(value));
}

/** `1 tariff`, `2 tariffs`. */
export function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

/** `2026-03-01 08:15:30`, UTC. */
export function instant(iso: string | undefined): string {
  return iso === undefined ? '' : iso.slice(0, 19).replace('T', ' ');
}

/** A stretch of time in its largest unit. */
export function duration(ms: number): string {
  const units = [
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['min', 60_000],
    ['s', 1000],
  ] as const;
  const unit = units.find(([, length]) => ms >= length);
  return unit ? `${Math.floor(ms / unit[1])} ${unit[0]}` : '0 s';
}
