import type { CallContext } from '../dialect.ts';
import { kept } from '../payload/kept.ts';
import { integerOf, isObject, listOf, oneOf, required, textOf } from '../payload/read.ts';
import type { Json } from '../payload/read.ts';
import type { components } from './wire.gen.ts';

type Wire = components['schemas'];

const eventTypes: readonly Wire['BatterySwapEventEnumType'][] = [
  'BatteryIn',
  'BatteryOut',
  'BatteryOutTimeout',
];
const told = {
  BatteryIn: 'was put in',
  BatteryOut: 'was taken out',
  BatteryOutTimeout: 'was offered and not taken out',
} as const satisfies Record<Wire['BatterySwapEventEnumType'], string>;

const nameOf = (battery: unknown) =>
  (isObject(battery) ? textOf(battery['serialNumber']) : undefined) ?? 'a battery';

/** [OCPP 2.1 S03] swapped batteries are no session: nothing is charged by them here. */
export async function batterySwap(
  payload: Json,
  { desk, view }: CallContext,
): Promise<Wire['BatterySwapResponse']> {
  const eventType = required(oneOf(payload['eventType'], eventTypes), 'eventType');
  const requestId = required(integerOf(payload['requestId']), 'requestId');
  const batteries = required(listOf(payload['batteryData']), 'batteryData');
  await desk.noted(view.station.id, {
    kind: 'session',
    severity: eventType === 'BatteryOutTimeout' ? 'warning' : 'info',
    text: `battery swap ${requestId}: ${batteries.map(nameOf).join(', ')} ${told[eventType]}`,
    details: { requestId, eventType, ...kept('batteryData', batteries) },
  });
  return {};
}
