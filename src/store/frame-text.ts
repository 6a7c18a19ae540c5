import type { FrameRecord } from '../core/ports.ts';

/** `at direction action`, a newline, and the message as it was. */
export function encodeFrame({ at, direction, action, frame }: FrameRecord): string {
  return `${at} ${direction} ${action}\n${frame}`;
}

/** An action may have blanks in it, if a station makes one up, but no newline survives in it. */
export function decodeFrame(text: string): FrameRecord {
  const [, at, direction, action = ''] = /^(\d+) (in|out) (.*)$/m.exec(text) ?? [];
  return {
    at: Number(at),
    direction: direction === 'in' ? 'in' : 'out',
    action,
    frame: text.slice(text.indexOf('\n') + 1),
  };
}
