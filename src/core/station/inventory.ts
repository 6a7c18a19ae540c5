import type {
  InventoryConnector,
  InventoryEvse,
  ModelVariable,
  VariableAttribute,
} from '../model/device-model.ts';
import { makeVariableKey } from '../model/device-model.ts';

/** [OCPP 2.0.1 part 2 appendix 3] variables of EVSEs and connectors that tell what they are. */
const typeNames: ReadonlySet<string> = new Set(['CONNECTORTYPE', 'TYPE']);

const same = (a: string, b: string) => a.toUpperCase() === b.toUpperCase();

/** What is told anew counts; what is not told stays. */
export function merged(
  known: readonly ModelVariable[],
  told: readonly ModelVariable[],
): readonly ModelVariable[] {
  const all = new Map(known.map((variable) => [makeVariableKey(variable), variable]));
  for (const variable of told) {
    const key = makeVariableKey(variable);
    const before = all.get(key);
    all.set(
      key,
      before ? { ...before, ...variable, attributes: mergedAttributes(before, variable) } : variable,
    );
  }
  return [...all.values()];
}

function mergedAttributes(
  before: ModelVariable,
  { attributes }: ModelVariable,
): readonly VariableAttribute[] {
  const told = new Map(attributes.map((attribute) => [attribute.type, attribute]));
  const kept = before.attributes.map((attribute) => ({ ...attribute, ...told.get(attribute.type) }));
  const types = new Set(kept.map(({ type }) => type));
  return [...kept, ...attributes.filter(({ type }) => !types.has(type))];
}

/** The EVSEs and connectors that a station's variables speak of, in their order. */
export function inventoryIn(variables: readonly ModelVariable[]): readonly InventoryEvse[] {
  const evses = new Map<number, { power?: number; connectors: Map<number, InventoryConnector> }>();
  for (const { component, variable, ...said } of variables) {
    const { evseId, connectorId } = component;
    if (evseId === undefined || evseId === 0) continue;
    const evse = evses.get(evseId) ?? { connectors: new Map<number, InventoryConnector>() };
    evses.set(evseId, evse);
    if (connectorId === undefined || connectorId === 0) {
      const power = same(component.name, 'EVSE') ? powerIn(variable.name, said) : undefined;
      if (power !== undefined) evse.power = power;
      continue;
    }
    const connector = evse.connectors.get(connectorId) ?? { connectorId };
    evse.connectors.set(connectorId, { ...connector, ...connectorIn(component.name, variable.name, said) });
  }
  return [...evses]
    .map(([evseId, { power, connectors }]) => ({
      evseId,
      ...(power !== undefined && { maxPowerW: power }),
      connectors: [...connectors.values()].toSorted((a, b) => a.connectorId - b.connectorId),
    }))
    .toSorted((a, b) => a.evseId - b.evseId);
}

type Said = Pick<ModelVariable, 'attributes' | 'characteristics'>;

function connectorIn(component: string, variable: string, said: Said): Partial<InventoryConnector> {
  if (!same(component, 'Connector')) return {};
  const type = typeNames.has(variable.toUpperCase()) ? actualOf(said) : undefined;
  const maxPowerW = powerIn(variable, said);
  return { ...(type !== undefined && { type }), ...(maxPowerW !== undefined && { maxPowerW }) };
}

function actualOf({ attributes }: Said): string | undefined {
  const value = attributes.find(({ type }) => type === 'Actual')?.value;
  return value === '' ? undefined : value;
}

/** [OCPP 2.0.1 part 2 appendix 3 EVSE Power] its maxLimit is what it can deliver, in watts unless it says kW. */
function powerIn(variable: string, { characteristics }: Said): number | undefined {
  if (!same(variable, 'Power') || characteristics?.maxLimit === undefined) return undefined;
  return characteristics.maxLimit * (characteristics.unit?.toUpperCase() === 'KW' ? 1000 : 1);
}
