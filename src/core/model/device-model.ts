import type { Instant } from './common.ts';

/** A component of a station [OCPP 2.0.1 ComponentType]; names count without regard to case. */
export interface ModelComponent {
  readonly name: string;
  readonly instance?: string;
  /** Absent: of the whole station. */
  readonly evseId?: number;
  readonly connectorId?: number;
}

export interface VariableName {
  readonly name: string;
  readonly instance?: string;
}

export const attributeTypes = ['Actual', 'Target', 'MinSet', 'MaxSet'] as const;
export type AttributeType = (typeof attributeTypes)[number];

export const mutabilities = ['ReadOnly', 'WriteOnly', 'ReadWrite'] as const;
export type Mutability = (typeof mutabilities)[number];

export interface VariableAttribute {
  readonly type: AttributeType;
  /** Absent where the station does not tell it. */
  readonly value?: string;
  readonly mutability?: Mutability;
  readonly persistent?: boolean;
  readonly constant?: boolean;
}

export interface VariableCharacteristics {
  readonly dataType: string;
  readonly unit?: string;
  readonly minLimit?: number;
  readonly maxLimit?: number;
  /** Comma separated. */
  readonly valuesList?: string;
  readonly supportsMonitoring: boolean;
}

/** One variable of a component as the station last told it. */
export interface ModelVariable {
  readonly component: ModelComponent;
  readonly variable: VariableName;
  readonly attributes: readonly VariableAttribute[];
  readonly characteristics?: VariableCharacteristics;
  readonly at: Instant;
}

export interface InventoryConnector {
  readonly connectorId: number;
  /** [OCPP 2.0.1 appendix Connector ConnectorType] */
  readonly type?: string;
  readonly maxPowerW?: number;
}

export interface InventoryEvse {
  readonly evseId: number;
  readonly maxPowerW?: number;
  readonly connectors: readonly InventoryConnector[];
}

/** What a station has, by its own report. */
export interface Inventory {
  readonly at: Instant;
  readonly evses: readonly InventoryEvse[];
}

/** The report of all that a station has, for which it was asked. */
export interface AwaitedInventory {
  readonly requestId: number;
  /** The numbers of the parts that came. */
  readonly parts: ReadonlySet<number>;
}

/** What makes two reports speak of one variable. */
export function makeVariableKey({
  component,
  variable,
}: Pick<ModelVariable, 'component' | 'variable'>): string {
  const { name, instance = '', evseId = '', connectorId = '' } = component;
  return [name, instance, evseId, connectorId, variable.name, variable.instance ?? '']
    .join('\n')
    .toUpperCase();
}
