import type { Dialect } from './dialect.ts';
import { v16 } from './v16/dialect.ts';
import { v201 } from './v201/dialect.ts';
import { v21 } from './v21/dialect.ts';

/** In the order in which we prefer them. */
export const dialects: readonly Dialect[] = [v21, v201, v16];
