import { locationKey, objectKey } from '../ids.ts';
import { applicable } from '../station/metering.ts';
import type { Instant, Party } from '../model/common.ts';
import type { ConnectorMapping, Station } from '../model/station.ts';
import type { Tariff } from '../model/tariff.ts';
import { mapped } from '../place.ts';
import type { Store } from '../ports.ts';

export interface EvseTariff {
  readonly evseId: number;
  /** By which most drivers are billed. Null where there is none, or none that goes for all of its connectors. */
  readonly tariff: Tariff | null;
  /** Of who just comes and pays [OCPI 2.2.1 11.4.8 AD_HOC_PAYMENT]; the same where there is no other. */
  readonly posted: Tariff | null;
  /** Its connectors have different ones. */
  readonly divided: boolean;
}

export interface TariffsServed {
  /** In the order in which the station's connectors are mapped. */
  readonly evses: readonly EvseTariff[];
  /** When the next of their tariffs begins or ends to be valid. */
  readonly changesAt?: Instant;
  /** Keys of the locations and tariffs that decide it, also of those that are not there. */
  readonly decidedBy: ReadonlySet<string>;
}

interface Asked {
  readonly store: Pick<Store, 'location' | 'tariff'>;
  readonly party: Party;
  readonly station: Station;
  readonly at: Instant;
}

/** By which tariff each EVSE of a station would bill what starts at an instant. */
export async function tariffsServed({ store, party, station, at }: Asked): Promise<TariffsServed> {
  const all = await Promise.all(
    station.connectors.map(async (mapping) => ({ mapping, ...(await assigned(store, party, mapping)) })),
  );
  const evseIds = [...new Set(station.connectors.map(({ evseId }) => evseId))];
  const evses = evseIds.map((evseId): EvseTariff => {
    const connectors = all.filter(({ mapping }) => mapping.evseId === evseId);
    const [first, ...others] = connectors.map(({ tariffs }) => chosen(tariffs.filter(validAt(at))));
    const divided = others.some(
      (other) => other.tariff?.id !== first?.tariff?.id || other.posted?.id !== first?.posted?.id,
    );
    if (divided || !first) return { evseId, tariff: null, posted: null, divided };
    return { evseId, ...first, divided };
  });
  const changes = all
    .flatMap(({ tariffs }) =>
      tariffs.flatMap(({ startDateTime, endDateTime }) => [startDateTime, endDateTime]),
    )
    .filter((instant) => instant !== undefined && instant > at) as readonly Instant[];
  const decidedBy = new Set(all.flatMap(({ keys }) => keys));
  return { evses, decidedBy, ...(changes.length > 0 && { changesAt: Math.min(...changes) }) };
}

function chosen(tariffs: readonly Tariff[]): Pick<EvseTariff, 'posted' | 'tariff'> {
  const [tariff = null] = applicable(tariffs, null);
  const [posted = null] = applicable(tariffs, { type: 'AD_HOC_USER' });
  return { tariff, posted };
}

interface Assigned {
  readonly tariffs: readonly Tariff[];
  readonly keys: readonly string[];
}

/** Those of a connector, valid or not. */
async function assigned(store: Asked['store'], party: Party, mapping: ConnectorMapping): Promise<Assigned> {
  const place = locationKey(mapping.location, party);
  const found = await mapped(store, party, mapping);
  if (!found) return { tariffs: [], keys: [place] };
  const keys = (found.connector.tariffIds ?? []).map((id) => objectKey(found.location, id));
  const tariffs = await Promise.all(keys.map((key) => store.tariff(key)));
  return { tariffs: tariffs.flatMap((tariff) => tariff ?? []), keys: [place, ...keys] };
}

const validAt =
  (at: Instant) =>
  ({ startDateTime = -Infinity, endDateTime = Infinity }: Tariff): boolean =>
    startDateTime <= at && at < endDateTime;
