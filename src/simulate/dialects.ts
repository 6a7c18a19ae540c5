import type { Dialect } from './dialect.ts';
import type { StationVersion } from './station-versions.ts';
import { v16 } from './v16/dialect.ts';
import { v201 } from './v201/dialect.ts';
import { v21 } from './v21/dialect.ts';

export const dialects: Readonly<Record<StationVersion, Dialect>> = { '1.6': v16, '2.0.1': v201, '2.1': v21 };
