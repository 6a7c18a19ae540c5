import { describe, expect, test } from '@jest/globals';
import { inventoryIn, merged } from '../../src/core/station/inventory.ts';
import type { ModelVariable } from '../../src/core/model/device-model.ts';
import { makeVariableKey } from '../../src/core/model/device-model.ts';

function variable(
  component: ModelVariable['component'],
  name: string,
  value?: string,
  more: Partial<ModelVariable> = {},
): ModelVariable {
  const attributes = value === undefined ? [] : [{ type: 'Actual' as const, value }];
  return { component, variable: { name }, attributes, at: 1, ...more };
}

const power = (maxLimit: number, unit?: string) => ({
  characteristics: {
    dataType: 'decimal',
    maxLimit,
    supportsMonitoring: false,
    ...(unit !== undefined && { unit }),
  },
});

describe('an inventory', () => {
  test('has every EVSE and connector that a variable speaks of, in their order', () => {
    const told = [
      variable({ name: 'Connector', evseId: 10, connectorId: 2 }, 'AvailabilityState', 'Available'),
      variable({ name: 'ConnectedEV', evseId: 10, connectorId: 1 }, 'Available'),
      variable({ name: 'EVSE', evseId: 2 }, 'Power', undefined, power(11_000, 'W')),
      variable({ name: 'connector', evseId: 2, connectorId: 1 }, 'connectortype', 'cType2'),
      variable({ name: 'Connector', evseId: 2, connectorId: 1 }, 'Power', '0', power(7.4, 'kW')),
      variable({ name: 'ChargingStation' }, 'Model', 'M'),
      variable({ name: 'Controller', evseId: 0 }, 'Active', 'true'),
    ];
    expect(inventoryIn(told)).toEqual([
      { evseId: 2, maxPowerW: 11_000, connectors: [{ connectorId: 1, type: 'cType2', maxPowerW: 7400 }] },
      { evseId: 10, connectors: [{ connectorId: 1 }, { connectorId: 2 }] },
    ]);
  });

  test('takes no type from other components, and no empty one', () => {
    const told = [
      variable({ name: 'CableBreakawaySensor', evseId: 1, connectorId: 1 }, 'Type', 'magnetic'),
      variable({ name: 'Connector', evseId: 1, connectorId: 1 }, 'ConnectorType', ''),
      variable({ name: 'ElectricalFeed', evseId: 1 }, 'Power', undefined, power(43_000, 'W')),
    ];
    expect(inventoryIn(told)).toEqual([{ evseId: 1, connectors: [{ connectorId: 1 }] }]);
  });
});

describe('variables', () => {
  const known = variable({ name: 'X', evseId: 1 }, 'A', '1', power(5));

  test('are the same whatever the case of their names, and others by instance, EVSE and connector', () => {
    expect(makeVariableKey(variable({ name: 'x', evseId: 1 }, 'a'))).toBe(makeVariableKey(known));
    const others = [
      variable({ name: 'X' }, 'A'),
      variable({ name: 'X', evseId: 1, connectorId: 1 }, 'A'),
      variable({ name: 'X', evseId: 1, instance: '1' }, 'A'),
      { ...known, variable: { name: 'A', instance: '1' } },
    ].map(makeVariableKey);
    expect(new Set([...others, makeVariableKey(known)]).size).toBe(5);
  });

  test('keep what is not told anew', () => {
    const told = variable({ name: 'X', evseId: 1 }, 'A', '2', {
      at: 2,
      attributes: [
        { type: 'Actual', value: '2' },
        { type: 'MaxSet', value: '9' },
      ],
    });
    const other = variable({ name: 'Y' }, 'B', '1');
    const before = {
      ...known,
      attributes: [{ type: 'Actual' as const, value: '1', mutability: 'ReadOnly' as const }],
    };
    expect(merged([before], [told, other])).toEqual([
      {
        ...before,
        at: 2,
        attributes: [
          { type: 'Actual', value: '2', mutability: 'ReadOnly' },
          { type: 'MaxSet', value: '9' },
        ],
      },
      other,
    ]);
  });
});
