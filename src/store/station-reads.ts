import type { Redis } from 'ioredis';
import type { Instant, StationId } from '../core/model/common.ts';
import type { BootInfo, ConnectorStatus, TransactionRecord } from '../core/model/station.ts';
import type { FrameRecord, StationMemory } from '../core/ports.ts';
import { decodeFrame } from './frame-text.ts';
import * as keys from './keys.ts';

/** Transactions in the order of their start. */
export async function readStationMemory(redis: Redis, id: StationId): Promise<StationMemory> {
  const connectors = new Map<number, ConnectorStatus>();
  const transactions: [string, TransactionRecord][] = [];
  let boot: BootInfo | undefined;
  let absentSince: Instant | undefined;
  for (const [field, text] of Object.entries(await redis.hgetall(keys.memory(id)))) {
    const slash = field.indexOf('/');
    const name = field.slice(slash + 1);
    // Only commit writes these, each from its own type.
    if (field === 'boot') boot = JSON.parse(text) as BootInfo;
    else if (field === 'absent') absentSince = (JSON.parse(text) as { since: Instant }).since;
    else if (field.startsWith('connector/'))
      connectors.set(Number(name), JSON.parse(text) as ConnectorStatus);
    else transactions.push([name, JSON.parse(text) as TransactionRecord]);
  }
  transactions.sort(([, a], [, b]) => a.startedAt - b.startedAt);
  const absent = absentSince !== undefined && { absentSince };
  return { ...(boot && { boot }), ...absent, connectors, transactions: new Map(transactions) };
}

export interface FrameQuery {
  readonly limit: number;
  readonly before?: string;
  readonly action?: string;
}

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
  let end = before === undefined ? '+' : `(${before}`;
  while (found.length < limit) {
    const entries = await redis.xrevrange(keys.frames(stationId), end, '-', 'COUNT', atOnce);
    const last = entries.at(-1);
    if (!last) break;
    found.push(
      ...entries
        .map(([id, [, text = '']]) => ({ id, ...decodeFrame(text) }))
        .filter((frame) => !action || frame.action === action),
    );
    if (entries.length < atOnce) break;
    end = `(${last[0]}`;
  }
  return found.slice(0, limit);
}
