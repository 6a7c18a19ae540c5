import type { components } from '../admin/wire.gen.ts';
import { details, instant } from './text.ts';

type Schemas = components['schemas'];

/** All of it, and also when it never came. */
export function stationText({
  lastSeen,
  ...station
}: Schemas['Station'] | Schemas['WaitingStation']): string {
  return details({ ...station, lastSeen: lastSeen === undefined ? 'never' : instant(lastSeen) });
}
