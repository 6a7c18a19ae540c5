import type { Handler } from '../action-table.ts';
import { kept } from '../payload/kept.ts';
import { connectorOf, isObject, required, textOf } from '../payload/read.ts';

const placeOf = (evseId: number | undefined) => (evseId ? `EVSE ${evseId}` : 'the station');

/** [OCPP 2.0.1 K12] somebody else than us limits the charging. */
export const notifyChargingLimit: Handler = async (payload, { desk, view }) => {
  const said = payload['chargingLimit'];
  const limit = required(isObject(said) ? said : undefined, 'chargingLimit');
  const source = required(textOf(limit['chargingLimitSource']), 'chargingLimit');
  const evseId = connectorOf(payload['evseId']);
  const critical = limit['isGridCritical'] === true;
  await desk.noted(view.station.id, {
    kind: 'charging-limit',
    severity: critical ? 'warning' : 'info',
    text: `${source} limits ${placeOf(evseId)}${critical ? ', critical for the grid' : ''}`,
    details: { source, ...kept('evseId', evseId), ...kept('chargingSchedule', payload['chargingSchedule']) },
  });
  desk.limitsChanged(view, evseId);
  return {};
};

/** [OCPP 2.0.1 K13] */
export const clearedChargingLimit: Handler = async (payload, { desk, view }) => {
  const source = required(textOf(payload['chargingLimitSource']), 'chargingLimitSource');
  const evseId = connectorOf(payload['evseId']);
  await desk.noted(view.station.id, {
    kind: 'charging-limit',
    severity: 'info',
    text: `${source} limits ${placeOf(evseId)} no longer`,
    details: { source, ...kept('evseId', evseId) },
  });
  desk.limitsChanged(view, evseId);
  return {};
};
