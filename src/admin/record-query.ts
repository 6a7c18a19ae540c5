import type { Request } from 'express';
import type { PageQuery } from '../core/ports.ts';
import { Query } from './query.ts';

export interface RecordQuery<State> {
  readonly page: PageQuery;
  readonly state: State | undefined;
  readonly station: string | undefined;
  /** Something is asked for that the store has no index for. */
  readonly sifts: boolean;
}

/** `?state&station&partner&from&to&limit&offset`. @throws BridgeError `invalid` */
export function recordQuery<State extends string>(
  request: Request,
  states: readonly State[],
): RecordQuery<State> {
  const query = new Query(request);
  const owner = query.text('partner');
  const page = { ...query.page(), ...query.period(), ...(owner !== undefined && { owner }) };
  const [state, station] = [query.choice('state', states), query.text('station')];
  query.check();
  return { page, state, station, sifts: state !== undefined || station !== undefined };
}
