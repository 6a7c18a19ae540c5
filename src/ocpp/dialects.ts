import type { Dialect } from './dialect.ts';
import { v16 } from './v16/dialect.ts';

/** In the order in which we prefer them. */
export const dialects: readonly Dialect[] = [v16];
