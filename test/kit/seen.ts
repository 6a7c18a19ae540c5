import type { FakePartner } from './partner.ts';
import type { SessionOnWire } from './scene.ts';

interface EvseOnWire {
  readonly uid?: string;
  readonly status?: string;
  readonly evses?: readonly EvseOnWire[];
}

/** By the uids of EVSEs the status that a partner was told last, whichever way. */
export function evseStatusesAt(partner: FakePartner): Readonly<Record<string, string>> {
  const seen: Record<string, string> = {};
  for (const { method, path, body } of partner.received('locations')) {
    if (method !== 'PUT' && method !== 'PATCH') continue;
    const [, uid] = /\/receiver\/locations\/[^/]+\/[^/]+\/[^/]+\/([^/]+)$/.exec(path) ?? [];
    const told = body as EvseOnWire;
    for (const evse of told.evses ?? [{ ...told, ...(uid !== undefined && { uid }) }]) {
      if (evse.uid !== undefined && evse.status !== undefined) seen[evse.uid] = evse.status;
    }
  }
  return seen;
}

export interface SeenSession extends SessionOnWire {
  readonly start_date_time: string;
  readonly end_date_time?: string;
  readonly location_id: string;
  readonly evse_uid: string;
  readonly connector_id: string;
  readonly cdr_token: { readonly uid: string };
  readonly total_cost?: { readonly excl_vat: number; readonly incl_vat?: number };
}

/** The sessions that a partner holds, as they were told last, in the order in which they came. */
export function sessionsAt(partner: FakePartner): readonly SeenSession[] {
  return [...partner.objects].flatMap(([key, body]) =>
    key.startsWith('sessions/') ? [body as SeenSession] : [],
  );
}
