import type { Request } from 'express';
import type { PageQuery } from '../core/ports.ts';
import type { AdminDeps } from './deps.ts';
import { existingPartner } from './named-partner.ts';
import { Query } from './query.ts';

export interface RecordQuery<State> {
  readonly page: PageQuery;
  readonly state: State | undefined;
  readonly station: string | undefined;
  /** Something is asked for that the store has no index for. */
  readonly sifts: boolean;
}

/** `?state&station&partner&from&to&limit&offset`. @throws BridgeError `invalid`, or `not-found` of the partner */
export async function recordQuery<State extends string>(
  deps: Pick<AdminDeps, 'store'>,
  request: Request,
  states: readonly State[],
): Promise<RecordQuery<State>> {
  const query = new Query(request);
  const named = query.text('partner');
  const window = { ...query.page(), ...query.period() };
  const [state, station] = [query.choice('state', states), query.text('station')];
  query.check();
  const owner = named === undefined ? undefined : (await existingPartner(deps, named)).id;
  const page = { ...window, ...(owner !== undefined && { owner }) };
  return { page, state, station, sifts: state !== undefined || station !== undefined };
}
