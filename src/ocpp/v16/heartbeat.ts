import type { CallContext } from '../dialect.ts';
import type { Json } from '../payload/read.ts';
import type { components } from './wire.gen.ts';

type Response = components['schemas']['HeartbeatResponse'];

/** [OCPP 1.6 4.6] */
export function heartbeat(_payload: Json, { clock }: CallContext): Response {
  return { currentTime: new Date(clock.now()).toISOString() };
}
