import type { Write } from '../core/change.ts';
import type { ModelVariable } from '../core/model/device-model.ts';
import { makeVariableKey } from '../core/model/device-model.ts';
import * as keys from './keys.ts';
import type { Step } from './step.ts';
import { step } from './step.ts';

/** Of one station: the largest have some thousand. */
const mostVariables = '5000';
/** One step must not be longer than what Lua unpacks or Redis reads at once. */
const variablesPerStep = 500;

export function putVariables(key: string, variables: readonly ModelVariable[]): readonly Step[] {
  const steps: Step[] = [];
  for (let i = 0; i < variables.length; i += variablesPerStep) {
    const some = variables.slice(i, i + variablesPerStep);
    const fields = some.flatMap((variable) => [makeVariableKey(variable), JSON.stringify(variable)]);
    steps.push(step('put-variables', key, mostVariables, ...fields));
  }
  return steps;
}

export function completeInventory({
  stationId,
  replaces,
}: Extract<Write, { readonly type: 'inventory-complete' }>): readonly Step[] {
  const [coming, model] = [keys.comingInventory(stationId), keys.deviceModel(stationId)];
  return [replaces ? step('take-place', coming, model) : step('add-to', coming, mostVariables, model)];
}
