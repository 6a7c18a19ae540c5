import type { TariffRefusal } from '../../core/driver-cost/cost-control.ts';
import type { EvseTariff } from '../../core/driver-cost/driver-cost-places.ts';
import { convertTariff } from './tariff.ts';
import type { TariffContent } from './tariff.ts';
import { withId } from './tariff-id.ts';
import type { components } from './wire.gen.ts';

/** One tariff that a station should have. */
export interface Planned {
  /** Where it is installed: 0 for every EVSE at once. */
  readonly target: number;
  readonly evseIds: readonly number[];
  readonly ocpiId: string;
  readonly tariff: components['schemas']['TariffType'];
}

export interface Plan {
  readonly wanted: readonly Planned[];
  /** Those that the station's words do not hold. */
  readonly refusals: readonly TariffRefusal[];
}

interface Fitting {
  readonly evseId: number;
  readonly posted: NonNullable<EvseTariff['posted']>;
  readonly content: TariffContent;
}

/** One tariff for the whole station where all EVSEs have the same, else each its own [OCPP 2.1 I07 scenarios 1 and 2]. */
export function planOf(evses: readonly EvseTariff[]): Plan {
  const fitting: Fitting[] = [];
  const refusals: TariffRefusal[] = [];
  for (const evse of evses) {
    const converted = conversionOf(evse);
    if (!converted) continue;
    if ('content' in converted) fitting.push(converted);
    else refusals.push(converted);
  }
  const [first] = fitting;
  const same =
    fitting.length === evses.length && fitting.every(({ posted }) => posted.id === first?.posted.id);
  if (!first || !same) return { wanted: fitting.map(single), refusals };
  const tariff = withId(first.posted, first.content);
  const evseIds = fitting.map(({ evseId }) => evseId);
  return { wanted: [{ target: 0, evseIds, ocpiId: first.posted.id, tariff }], refusals };
}

function single({ evseId, posted, content }: Fitting): Planned {
  return { target: evseId, evseIds: [evseId], ocpiId: posted.id, tariff: withId(posted, content, evseId) };
}

/**
 * Undefined where there is nothing to say. Where drivers have another tariff than the posted one, both must fit: a station that
 * cannot be given theirs would show them the posted one.
 */
function conversionOf({ evseId, tariff, posted, divided }: EvseTariff): Fitting | TariffRefusal | undefined {
  if (divided) {
    const reasons = ['its connectors have different tariffs, and an EVSE has one'];
    return { evseId, tariffId: '', by: 'protocol', reasons };
  }
  if (!posted) return undefined;
  const converted = convertTariff(posted);
  const drivers = tariff && tariff.id !== posted.id ? convertTariff(tariff) : converted;
  const faulty = 'reasons' in converted ? converted : 'reasons' in drivers ? drivers : undefined;
  if (faulty) return { evseId, tariffId: posted.id, by: 'protocol', reasons: faulty.reasons };
  return 'content' in converted ? { evseId, posted, content: converted.content } : undefined;
}
