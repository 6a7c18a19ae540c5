import type { Redis } from 'ioredis';
import type { StationId } from '../core/model/common.ts';
import type { FrameRecord } from '../core/ports.ts';
import { decodeFrame } from './frame-text.ts';
import * as keys from './keys.ts';

export interface FrameQuery {
  readonly limit: number;
  /** The id of a frame. */
  readonly before?: string;
  readonly action?: string;
}

/** An entry of the stream has what one commit brought; the id of a frame is that of its entry and its place in it. */
type StoredFrame = FrameRecord & { readonly id: string };

/** Newest first. */
export async function readFrames(
  redis: Redis,
  stationId: StationId,
  { limit, before, action }: FrameQuery,
): Promise<readonly StoredFrame[]> {
  const found: StoredFrame[] = [];
  // Of one action there may be few among many others.
  const atOnce = action === undefined ? limit : Math.max(limit, 100);
  const [, entryOfBefore, placeOfBefore] = /^(\d+-\d+)-(\d+)$/.exec(before ?? '') ?? [];
  const isBefore = (entryId: string, place: number) =>
    entryId !== entryOfBefore || place < Number(placeOfBefore);
  let end = entryOfBefore ?? (before === undefined ? '+' : `(${before}`);
  while (found.length < limit) {
    const entries = await redis.xrevrange(keys.frames(stationId), end, '-', 'COUNT', atOnce);
    for (const [entryId, fields] of entries) {
      for (let place = fields.length / 2 - 1; place >= 0; place--) {
        const frame = decodeFrame(fields[2 * place + 1] ?? '');
        const wanted = action === undefined || frame.action === action;
        if (wanted && isBefore(entryId, place)) found.push({ id: `${entryId}-${place}`, ...frame });
      }
    }
    const last = entries.at(-1);
    if (!last || entries.length < atOnce) break;
    end = `(${last[0]}`;
  }
  return found.slice(0, limit);
}
