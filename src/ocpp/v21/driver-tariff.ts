import type { Shown } from '../../core/station/facts.ts';
import type { CallContext } from '../dialect.ts';
import { convertTariff } from './tariff.ts';
import { withId } from './tariff-id.ts';
import type { components } from './wire.gen.ts';

type Wire = components['schemas'];

/**
 * The tariff of a driver who may charge and pays by another one than the station was given for everybody [OCPP 2.1 I08]. One that
 * the station's words do not hold is not sent: nor was the posted one then.
 */
export async function driverTariffOf(
  { desk, view }: Pick<CallContext, 'desk' | 'view'>,
  driver: Shown,
): Promise<Pick<Wire['AuthorizeResponse'], 'tariff'>> {
  const tariff = await desk.driverCost.ownTariff(view, driver);
  const converted = tariff && convertTariff(tariff);
  return converted && 'content' in converted ? { tariff: withId(tariff, converted.content) } : {};
}
