import type { Instant } from '../../core/model/common.ts';
import type { ModelVariable } from '../../core/model/device-model.ts';
import { command } from '../asking.ts';
import type { DialectInventory } from '../dialect-inventory.ts';
import { isObject, listOf } from '../payload/read.ts';
import type { Json } from '../payload/read.ts';
import { attributeIn, componentIn, variableNameIn } from './report-data.ts';
import type { components } from './wire.gen.ts';

type Wire = components['schemas'];

/** [OCPP 2.0.1 GetVariableResultType, SetVariableDataType] one attribute of a variable, with its value. */
function valueIn(json: unknown, at: Instant): readonly ModelVariable[] {
  if (!isObject(json) || json['attributeValue'] === undefined) return [];
  const [component, variable] = [componentIn(json['component']), variableNameIn(json['variable'])];
  if (!component || !variable) return [];
  const { attributeType: type, attributeValue: value } = json;
  const attribute = attributeIn({ type, value }, variable);
  return attribute ? [{ component, variable, attributes: [attribute], at }] : [];
}

const accepted = (json: unknown): json is Json => isObject(json) && json['attributeStatus'] === 'Accepted';

/** [OCPP 2.0.1 B05 to B08] */
export const inventory: DialectInventory = {
  async ask(call, requestId) {
    const payload: Wire['GetBaseReportRequest'] = { requestId, reportBase: 'FullInventory' };
    return (await command(call, 'GetBaseReport', payload)) === 'ACCEPTED';
  },

  valuesIn({ action, payload, result, at }) {
    if (!isObject(result) || !isObject(payload)) return [];
    if (action === 'GetVariables') {
      const told = (listOf(result['getVariableResult']) ?? []).filter(accepted);
      return told.flatMap((json) => valueIn(json, at));
    }
    if (action !== 'SetVariables') return [];
    // [OCPP 2.0.1 B05.FR.08] the results stand in the order of the request where there are as many
    const [set, results] = [
      listOf(payload['setVariableData']) ?? [],
      listOf(result['setVariableResult']) ?? [],
    ];
    if (set.length !== results.length) return [];
    return set.flatMap((json, index) => (accepted(results[index]) ? valueIn(json, at) : []));
  },
};
