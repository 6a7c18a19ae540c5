import { BridgeError } from '../core/errors.ts';
import type { Dialect } from './dialect.ts';
import { v221 } from './v221/dialect.ts';

/** The OCPI versions that the bridge speaks, the newest first. */
export const dialects: readonly Dialect[] = [v221];

/** @throws BridgeError `not-supported` */
export function dialectOf(version: string | undefined): Dialect {
  const dialect = dialects.find((candidate) => candidate.version === version);
  if (!dialect) throw new BridgeError('not-supported', `OCPI ${version ?? '(none)'} is not spoken here`);
  return dialect;
}
