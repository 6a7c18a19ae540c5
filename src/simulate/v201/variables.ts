import type { CommandTarget } from '../command-target.ts';
import type { Command } from '../dialect.ts';
import { choice, integer, optional, part, parts, text, texts } from '../payload.ts';
import type { Payload } from '../payload.ts';
import { deviceModel } from './device-model.ts';
import type { Evse, Variable } from './device-model.ts';

const itemsPerReport = 25;
const attributeTypes = ['Actual', 'MaxSet', 'MinSet', 'Target'] as const;
type AttributeType = (typeof attributeTypes)[number];

interface Address {
  readonly component: string;
  readonly evse?: Evse | undefined;
  readonly variable?: string | undefined;
  readonly instance?: string | undefined;
}

/** Component and variable of an entry: whom it means, and the words to say it back. */
function addressOf(entry: Payload): { readonly address: Address; readonly said: object } {
  const component = part(entry, 'component');
  const evse = optional(component, 'evse', part);
  const variable = optional(entry, 'variable', part);
  const connectorId = evse && optional(evse, 'connectorId', integer);
  return {
    address: {
      component: text(component, 'name', 50),
      evse: evse && { id: integer(evse, 'id'), ...(connectorId !== undefined && { connectorId }) },
      variable: variable && text(variable, 'name', 50),
      instance: variable && optional(variable, 'instance', (from, name) => text(from, name, 50)),
    },
    said: { component, ...(variable && { variable }) },
  };
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function isAt({ component, evse }: Variable, address: Address): boolean {
  return (
    same(component, address.component) &&
    evse?.id === address.evse?.id &&
    evse?.connectorId === address.evse?.connectorId
  );
}

function find(
  model: readonly Variable[],
  address: Address,
  type: AttributeType,
): Variable | 'NotSupportedAttributeType' | 'UnknownComponent' | 'UnknownVariable' {
  const there = model.filter((variable) => isAt(variable, address));
  if (there.length === 0) return 'UnknownComponent';
  const found = there.find(
    ({ name, instance }) => same(name, address.variable ?? '') && instance === address.instance,
  );
  if (!found) return 'UnknownVariable';
  return type === 'Actual' ? found : 'NotSupportedAttributeType';
}

function attributeTypeOf(entry: Payload): AttributeType {
  return optional(entry, 'attributeType', (from, name) => choice(from, name, attributeTypes)) ?? 'Actual';
}

const getVariables: Command = (target, payload) => {
  const model = deviceModel(target);
  return {
    getVariableResult: parts(payload, 'getVariableData').map((entry) => {
      const { address, said } = addressOf(entry);
      const attributeType = attributeTypeOf(entry);
      const found = find(model, address, attributeType);
      if (typeof found === 'string') return { attributeStatus: found, attributeType, ...said };
      // [OCPP 2.0.1 B06.FR.09]
      if (found.value === undefined) return { attributeStatus: 'Rejected', attributeType, ...said };
      return { attributeStatus: 'Accepted', attributeType, attributeValue: found.value, ...said };
    }),
  };
};

function set(target: CommandTarget, variable: Variable, value: string): 'Accepted' | 'Rejected' {
  if (variable.name === 'BasicAuthPassword') {
    // [OCPP 2.0.1 A00.FR.205]
    if (value.length < 16 || value.length > 40) return 'Rejected';
    target.usePassword(value);
    return 'Accepted';
  }
  const { setting } = variable;
  return setting !== undefined && target.configuration.change(setting, value) === 'Accepted'
    ? 'Accepted'
    : 'Rejected';
}

const setVariables: Command = (target, payload) => {
  const model = deviceModel(target);
  const setVariableResult = parts(payload, 'setVariableData').map((entry) => {
    const { address, said } = addressOf(entry);
    const attributeType = attributeTypeOf(entry);
    const found = find(model, address, attributeType);
    const attributeStatus =
      typeof found === 'string' ? found : set(target, found, text(entry, 'attributeValue', 2_500));
    return { attributeType, attributeStatus, ...said };
  });
  target.configurationChanged();
  return { setVariableResult };
};

function reportEntry(variable: Variable): object {
  const { component, evse, name, instance, value, mutability, dataType } = variable;
  const { unit, maxLimit, valuesList } = variable;
  return {
    component: { ...(evse && { evse }), name: component },
    variable: { name, ...(instance !== undefined && { instance }) },
    variableAttribute: [
      {
        type: 'Actual',
        ...(value !== undefined && { value }),
        mutability,
        persistent: false,
        constant: false,
      },
    ],
    variableCharacteristics: {
      ...(unit !== undefined && { unit }),
      dataType,
      ...(maxLimit !== undefined && { maxLimit }),
      ...(valuesList !== undefined && { valuesList }),
      supportsMonitoring: false,
    },
  };
}

function report(target: CommandTarget, requestId: number, variables: readonly Variable[]): void {
  const count = Math.ceil(variables.length / itemsPerReport);
  const generatedAt = new Date().toISOString();
  const calls = Array.from({ length: count }, (_, seqNo) => ({
    action: 'NotifyReport',
    payload: {
      requestId,
      generatedAt,
      reportData: variables.slice(seqNo * itemsPerReport, (seqNo + 1) * itemsPerReport).map(reportEntry),
      tbc: seqNo < count - 1,
      seqNo,
    },
  }));
  target.sayLater(...calls);
}

const summary = ['AvailabilityState', 'Available', 'Problem'];

const getBaseReport: Command = (target, payload) => {
  const model = deviceModel(target);
  const requestId = integer(payload, 'requestId');
  const bases = ['ConfigurationInventory', 'FullInventory', 'SummaryInventory'] as const;
  const chosen = {
    ConfigurationInventory: model.filter(({ mutability }) => mutability !== 'ReadOnly'),
    FullInventory: model,
    SummaryInventory: model.filter(({ name }) => summary.includes(name)),
  }[choice(payload, 'reportBase', bases)];
  report(target, requestId, chosen);
  return { status: 'Accepted' };
};

/** [OCPP 2.0.1 B08] where a component does not say so, it is neither a problem nor out of use. */
function meets(model: readonly Variable[], variable: Variable, criterion: string): boolean {
  const { component, evse } = variable;
  const said = model.find((one) => isAt(one, { component, evse }) && one.name === criterion)?.value;
  return (said ?? String(criterion !== 'Problem' && criterion !== 'Active')) === 'true';
}

const getReport: Command = (target, payload) => {
  const model = deviceModel(target);
  const wanted = optional(payload, 'componentVariable', parts)?.map((entry) => addressOf(entry).address);
  const criteria = optional(payload, 'componentCriteria', texts) ?? [];
  const chosen = model
    .filter((one) => !wanted || wanted.some((address) => covers(address, one)))
    .filter((one) => criteria.length === 0 || criteria.some((criterion) => meets(model, one, criterion)));
  if (chosen.length === 0) return { status: 'EmptyResultSet' };
  report(target, integer(payload, 'requestId'), chosen);
  return { status: 'Accepted' };
};

/** What an address leaves open covers everything [OCPP 2.0.1 B08.FR.20]. */
function covers({ component, evse, variable, instance }: Address, one: Variable): boolean {
  return (
    same(one.component, component) &&
    (!evse || one.evse?.id === evse.id) &&
    (evse?.connectorId === undefined || one.evse?.connectorId === evse.connectorId) &&
    (variable === undefined || same(one.name, variable)) &&
    (instance === undefined || one.instance === instance)
  );
}

export const variables: Readonly<Record<string, Command>> = {
  GetBaseReport: getBaseReport,
  GetReport: getReport,
  GetVariables: getVariables,
  SetVariables: setVariables,
};
