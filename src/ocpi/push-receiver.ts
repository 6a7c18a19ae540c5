import type { Party } from '../core/model/common.ts';
import type { Dialect } from './dialect.ts';
import type { OcpiAnswer, OcpiRequest } from './client.ts';
import { PartnerFailure } from './partner-failure.ts';
import type { Profile } from './profile.ts';

export interface Message {
  readonly method: OcpiRequest['method'];
  /** Below the module's endpoint, not yet encoded. */
  readonly path?: readonly string[];
  readonly body?: object;
  readonly from: Party;
  /** Where not the partner's main party. */
  readonly to?: Party;
}

/** A partner's receiver interface of one module. */
export interface Receiver {
  readonly dialect: Dialect;
  readonly profile: Pick<Profile, 'sessionPatch'>;
  /** @throws PartnerFailure */
  readonly send: (message: Message) => Promise<OcpiAnswer>;
}

/** [OCPI 2.2.1 4.1.5 Client Owned Object Push] */
export function pathOf(owner: Party, ...ids: readonly string[]): readonly string[] {
  return [owner.countryCode, owner.partyId, ...ids];
}

/**
 * [OCPI 2.2.1 4.1.4.3 PATCH] when a PATCH is refused, the partner may not know the object, or no PATCH: the
 * whole object mends both. An answer that never came says nothing about the object.
 */
export async function patchOrPut(
  patch: () => Promise<unknown>,
  put: () => Promise<unknown>,
): Promise<'patched' | 'put'> {
  try {
    await patch();
    return 'patched';
  } catch (error) {
    if (!isRefusal(error)) throw error;
    await put();
    return 'put';
  }
}

const notImplemented = 501;

function isRefusal(error: unknown): boolean {
  return error instanceof PartnerFailure && (error.verdict === 'park' || error.httpStatus === notImplemented);
}
