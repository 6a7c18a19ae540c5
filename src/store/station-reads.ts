import type { Redis } from 'ioredis';
import type { Instant, StationId } from '../core/model/common.ts';
import type { BootInfo, ConnectorStatus, TransactionRecord } from '../core/model/station.ts';
import type { Inventory } from '../core/model/device-model.ts';
import type { Violations } from '../core/model/violation.ts';
import type { StationCertificate } from '../core/model/station-certificate.ts';
import type { StationMemory } from '../core/ports.ts';
import * as keys from './keys.ts';

/** Transactions in the order of their start. */
export async function readStationMemory(redis: Redis, id: StationId): Promise<StationMemory> {
  const connectors = new Map<string, ConnectorStatus>();
  const transactions: [string, TransactionRecord][] = [];
  let boot: BootInfo | undefined;
  let absentSince: Instant | undefined;
  let inventory: Inventory | undefined;
  let violations: Violations | undefined;
  for (const [field, text] of Object.entries(await redis.hgetall(keys.memory(id)))) {
    const slash = field.indexOf('/');
    const name = field.slice(slash + 1);
    // Only commit writes these, each from its own type.
    if (field === 'boot') boot = JSON.parse(text) as BootInfo;
    else if (field === 'inventory') inventory = JSON.parse(text) as Inventory;
    else if (field === 'violations') violations = JSON.parse(text) as Violations;
    else if (field === 'absent') absentSince = (JSON.parse(text) as { since: Instant }).since;
    else if (field.startsWith('connector/')) connectors.set(name, JSON.parse(text) as ConnectorStatus);
    else transactions.push([name, JSON.parse(text) as TransactionRecord]);
  }
  transactions.sort(([, a], [, b]) => a.startedAt - b.startedAt);
  const absent = absentSince !== undefined && { absentSince };
  return {
    ...(boot && { boot }),
    ...(inventory && { inventory }),
    ...(violations && { violations }),
    ...absent,
    connectors,
    transactions: new Map(transactions),
  };
}

/** The oldest first. */
export async function readStationCertificates(
  redis: Redis,
  id: StationId,
): Promise<readonly StationCertificate[]> {
  const texts = await redis.hvals(keys.stationCertificates(id));
  const all = texts.map((text) => JSON.parse(text) as StationCertificate);
  return all.toSorted((a, b) => a.at - b.at);
}
