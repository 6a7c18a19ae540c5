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

function putVariables(key: string, variables: readonly ModelVariable[]): readonly Step[] {
  const steps: Step[] = [];
  for (let i = 0; i < variables.length; i += variablesPerStep) {
    const some = variables.slice(i, i + variablesPerStep);
    const fields = some.flatMap((variable) => [makeVariableKey(variable), JSON.stringify(variable)]);
    steps.push(step('put-variables', key, mostVariables, ...fields));
  }
  return steps;
}

type InventoryWrite = Extract<
  Write,
  { readonly type: 'inventory' | 'inventory-complete' | 'inventory-part' | 'variables' }
>;

export function inventorySteps(write: InventoryWrite): readonly Step[] {
  const [coming, model] = [keys.comingInventory(write.stationId), keys.deviceModel(write.stationId)];
  switch (write.type) {
    case 'inventory':
      return [step('HSET', keys.memory(write.stationId), 'inventory', JSON.stringify(write.inventory))];
    case 'inventory-part':
      return [...(write.first ? [step('UNLINK', coming)] : []), ...putVariables(coming, write.variables)];
    case 'inventory-complete':
      return [
        write.replaces ? step('take-place', coming, model) : step('add-to', coming, mostVariables, model),
      ];
    case 'variables':
      return putVariables(model, write.variables);
  }
}
