import { createHash } from 'node:crypto';
import { objectKey } from '../../core/ids.ts';
import type { Tariff } from '../../core/model/tariff.ts';
import type { components } from './wire.gen.ts';

type TariffType = components['schemas']['TariffType'];

/** [OCPP 2.1 TariffType tariffId] holds 60; what makes it ours needs 13, the number of an EVSE rarely more than 4. */
const mostOfOcpiId = 40;

/** Id of what a tariff says: the OCPI id, and a mark of its content. */
const ours = /-[0-9a-f]{12}(@\d+)?$/;

/**
 * [OCPP 2.1 I08.FR.08] what says something else has another id, so that costs reckoned by it stay verifiable. One that is
 * installed at single EVSEs is another one at each: a station holds an id once [I07.FR.04].
 */
export function withId(tariff: Tariff, content: Omit<TariffType, 'tariffId'>, evseId?: number): TariffType {
  const hash = createHash('sha256')
    .update(objectKey(tariff, tariff.id))
    .update('\n')
    .update(JSON.stringify(content));
  const mark = hash.digest('hex').slice(0, 12);
  const at = evseId === undefined ? '' : `@${evseId}`;
  return { tariffId: `${tariff.id.slice(0, mostOfOcpiId)}-${mark}${at}`, ...content };
}

export function isOurs(tariffId: string): boolean {
  return ours.test(tariffId);
}
