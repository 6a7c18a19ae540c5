import type { Redis } from 'ioredis';
import * as keys from './keys.ts';

/** Whose store it is: who made it, and with which key. */
export interface Installation {
  /** A hash made with the key of the installation. */
  readonly keyProof: string;
  /** `DE-ABC` */
  readonly party: string;
}

/** What was noted at the first start of a bridge on this store; where nothing was, it is noted now. */
export async function noteInstallation(redis: Redis, now: Installation): Promise<Installation> {
  await redis
    .multi()
    .hsetnx(keys.installation, 'keyProof', now.keyProof)
    .hsetnx(keys.installation, 'party', now.party)
    .exec();
  const [keyProof, party] = await redis.hmget(keys.installation, 'keyProof', 'party');
  return { keyProof: keyProof ?? now.keyProof, party: party ?? now.party };
}
