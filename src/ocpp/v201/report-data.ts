import type {
  ModelComponent,
  ModelVariable,
  VariableAttribute,
  VariableCharacteristics,
  VariableName,
} from '../../core/model/device-model.ts';
import { attributeTypes, mutabilities } from '../../core/model/device-model.ts';
import type { Instant } from '../../core/model/common.ts';
import { isSecretName } from '../payload/masked.ts';
import { connectorOf, isObject, listOf, numberOf, oneOf, textOf } from '../payload/read.ts';
import type { Json } from '../payload/read.ts';

/** [OCPP 2.0.1 VariableAttributeType value, ReportingValueSize] */
const longestValue = 2500;
/** [OCPP 2.0.1 ComponentType, VariableType] */
const longestName = 50;

const nameIn = (json: Json, property: string) => {
  const text = textOf(json[property]);
  return text === undefined || text === '' || text.length > longestName ? undefined : text;
};

export function componentIn(json: unknown): ModelComponent | undefined {
  const name = isObject(json) ? nameIn(json, 'name') : undefined;
  if (!isObject(json) || name === undefined) return undefined;
  const instance = nameIn(json, 'instance');
  const evse = isObject(json['evse']) ? json['evse'] : {};
  const [evseId, connectorId] = [connectorOf(evse['id']), connectorOf(evse['connectorId'])];
  return {
    name,
    ...(instance !== undefined && { instance }),
    ...(evseId !== undefined && { evseId }),
    ...(connectorId !== undefined && { connectorId }),
  };
}

export function variableNameIn(json: unknown): VariableName | undefined {
  const name = isObject(json) ? nameIn(json, 'name') : undefined;
  if (!isObject(json) || name === undefined) return undefined;
  const instance = nameIn(json, 'instance');
  return { name, ...(instance !== undefined && { instance }) };
}

/** Of a secret no value is kept. */
export function attributeIn(json: unknown, variable: VariableName): VariableAttribute | undefined {
  if (!isObject(json)) return undefined;
  const { value: stated, type: kind, persistent, constant } = json;
  const value = typeof stated === 'number' || typeof stated === 'boolean' ? String(stated) : stated;
  const mutability = oneOf(json['mutability'], mutabilities);
  const shown = typeof value === 'string' && !isSecretName(variable.name);
  return {
    // [OCPP 2.0.1 VariableAttributeType type] Actual, where it says nothing
    type: oneOf(kind, attributeTypes) ?? 'Actual',
    ...(shown && { value: value.slice(0, longestValue) }),
    ...(mutability && { mutability }),
    ...(typeof persistent === 'boolean' && { persistent }),
    ...(typeof constant === 'boolean' && { constant }),
  };
}

function characteristicsIn(json: unknown): VariableCharacteristics | undefined {
  if (!isObject(json)) return undefined;
  const [unit, list] = [textOf(json['unit']), json['valuesList']];
  const [minLimit, maxLimit] = [numberOf(json['minLimit']), numberOf(json['maxLimit'])];
  return {
    dataType: textOf(json['dataType']) ?? 'string',
    ...(unit !== undefined && { unit }),
    ...(minLimit !== undefined && { minLimit }),
    ...(maxLimit !== undefined && { maxLimit }),
    ...(typeof list === 'string' && { valuesList: list.slice(0, longestValue) }),
    supportsMonitoring: json['supportsMonitoring'] === true,
  };
}

/** [OCPP 2.0.1 ReportDataType] undefined where it names no variable. */
export function variableIn(json: unknown, at: Instant): ModelVariable | undefined {
  if (!isObject(json)) return undefined;
  const [component, variable] = [componentIn(json['component']), variableNameIn(json['variable'])];
  if (!component || !variable) return undefined;
  const characteristics = characteristicsIn(json['variableCharacteristics']);
  return {
    component,
    variable,
    attributes: (listOf(json['variableAttribute']) ?? []).flatMap(
      (attribute) => attributeIn(attribute, variable) ?? [],
    ),
    ...(characteristics && { characteristics }),
    at,
  };
}
