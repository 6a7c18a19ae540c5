import { BridgeError } from '../../core/errors.ts';
import { nearestName } from '../../core/nearest-name.ts';
import type { Schemas } from './schemas.ts';

/**
 * Checks a call to a station of one version, `1.6`, and answers its payload in the order of the schema. What only stations
 * send is refused; DataTransfer goes both ways.
 */
export function outboundCheck(
  schemas: Schemas,
  version: string,
): (action: string, payload: object) => object {
  return (action, payload) => {
    if (!schemas.knownActions.has(action) || schemas.stationOnly.has(action)) {
      const reason = `OCPP ${version} has no action ${action} towards a charge point${meant(action, schemas)}`;
      throw new BridgeError('invalid', reason, { faults: [{ pointer: '/action', reason }] });
    }
    const faults = schemas.strictViolations(`${action}Request`, payload).map(({ pointer, reason }) => ({
      pointer: `/payload${pointer}`,
      reason,
    }));
    if (faults.length === 0) return schemas.ordered(`${action}Request`, payload);
    const first = faults.map(({ pointer, reason }) => `${pointer} ${reason}`).join('; ');
    throw new BridgeError('invalid', `not a valid ${action}: ${first}`, { faults });
  };
}

function meant(action: string, { knownActions, stationOnly }: Schemas): string {
  const towards = [...knownActions].filter((name) => !stationOnly.has(name));
  const nearest = nearestName(action, towards);
  return nearest === undefined ? `: it has ${towards.toSorted().join(', ')}` : `: did you mean ${nearest}?`;
}
