import type { ListResult, ListUpdate, ListWords } from '../core/local-list/local-list-control.ts';
import type { ListLimits } from '../core/model/local-list.ts';
import type { Call } from './call.ts';

/** LocalListControl in the words of one version: see there for what is thrown. */
export interface DialectLocalList {
  readonly words: Omit<ListWords, 'name'>;
  version(call: Call): Promise<number>;
  limits(call: Call): Promise<ListLimits>;
  send(call: Call, update: ListUpdate): Promise<ListResult>;
}
