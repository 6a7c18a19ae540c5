import type { PriceComponent, RoundingRule, TariffDimension } from '../../model/tariff.ts';
import { defined, pointerOf } from './json.ts';
import type { Json, JsonReader, Path } from './json.ts';

const dimensions: readonly string[] = ['ENERGY', 'FLAT', 'PARKING_TIME', 'SESSION_TIME', 'TIME'];

/** None for a dimension nobody knows: it cannot be priced, the others can. */
export function readComponent(value: unknown, at: Path, reader: JsonReader): PriceComponent[] {
  const source = reader.object(value, at);
  const type = reader.text(source, 'type', at)?.toUpperCase();
  if (type === undefined) reader.fault(at, 'type', 'is required');
  if (type === undefined || !dimensions.includes(type)) {
    reader.warnings.add(
      'unknown-dimension',
      `${pointerOf(at, 'type')} ${type ?? ''} is not a tariff dimension and was ignored`,
    );
    return [];
  }
  return [
    defined<PriceComponent>({
      type: type as TariffDimension,
      price: reader.requiredNumber(source, 'price', at),
      vat: readVat(source, at, reader),
      stepSize: readStepSize(source, at, reader),
      priceRound: readPriceRound(source, at, reader),
      stepRound: readStepRound(source, at, reader),
    }),
  ];
}

function readVat(source: Json, at: Path, reader: JsonReader): number | undefined {
  const vat = reader.number(source, 'vat', at);
  if (vat === undefined || vat >= 0) return vat;
  reader.warnings.add('value-repaired', `${pointerOf(at, 'vat')} is negative and taken as 0`);
  return 0;
}

function readStepSize(source: Json, at: Path, reader: JsonReader): number {
  const stepSize = reader.number(source, 'step_size', at);
  if (stepSize === undefined)
    reader.warnings.add('value-repaired', `${pointerOf(at, 'step_size')} is missing and taken as 1`);
  else if (stepSize < 0) reader.fault(at, 'step_size', 'must not be negative');
  return stepSize ?? 1;
}

/** GIREVE's own spelling of hundredth has no D. */
const decimalsOf: Readonly<Record<string, number>> = {
  UNIT: 0,
  TENTH: 1,
  HUNDRETH: 2,
  HUNDREDTH: 2,
  THOUSANDTH: 3,
};

function readPriceRound(component: Json, at: Path, reader: JsonReader): PriceComponent['priceRound'] {
  const source = reader.optionalObject(component, 'price_round', at);
  if (!source) return undefined;
  const path = { parent: at, key: 'price_round' };
  const decimals = decimalsOf[reader.text(source, 'round_granularity', path) ?? ''];
  if (decimals === undefined)
    reader.fault(path, 'round_granularity', 'must be UNIT, TENTH, HUNDRETH or THOUSANDTH');
  return { decimals: decimals ?? 0, rule: readRule(source, path, reader) ?? 'ROUND_NEAR' };
}

function readStepRound(component: Json, at: Path, reader: JsonReader): RoundingRule | undefined {
  const source = reader.optionalObject(component, 'step_round', at);
  return source && readRule(source, { parent: at, key: 'step_round' }, reader);
}

function readRule(source: Json, at: Path, reader: JsonReader): RoundingRule | undefined {
  const rule = reader.text(source, 'round_rule', at);
  if (rule === undefined || rule === 'ROUND_UP' || rule === 'ROUND_DOWN' || rule === 'ROUND_NEAR')
    return rule;
  reader.fault(at, 'round_rule', 'must be ROUND_UP, ROUND_DOWN or ROUND_NEAR');
  return undefined;
}
