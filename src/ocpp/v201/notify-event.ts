import type { StatusChanged } from '../../core/station/facts.ts';
import type { Instant } from '../../core/model/common.ts';
import type { ModelComponent, VariableName } from '../../core/model/device-model.ts';
import type { StationEvent, StationEventSeverity } from '../../core/model/station-event.ts';
import type { CallContext } from '../dialect.ts';
import { instantOf, integerOf, isObject, listOf, oneOf, required, textOf } from '../payload/read.ts';
import type { Json } from '../payload/read.ts';
import { kept } from '../payload/kept.ts';
import { isSecretName } from '../payload/masked.ts';
import { componentIn, variableNameIn } from './report-data.ts';
import { connectorStatuses } from './status-notification.ts';
import type { components } from './wire.gen.ts';

type Response = components['schemas']['NotifyEventResponse'];

/** [OCPP 2.0.1 part 2 appendix 3] what is wrong where these are true. */
const troubles: ReadonlySet<string> = new Set(['FALLBACK', 'FAULT', 'OVERLOAD', 'PROBLEM', 'TRIPPED']);
/** [OCPP 2.1 EventDataType severity, 2.0.1 SetMonitoringDataType severity] the last that is an alarm, a warning, and of all. */
const [lastAlarm, lastWarning, least] = [3, 6, 9];

/** Whose availability it is: the station's, an EVSE's or a connector's. */
function placeOf({
  name,
  evseId,
  connectorId,
}: ModelComponent): Omit<StatusChanged, 'at' | 'state'> | undefined {
  const component = name.toUpperCase();
  if (component === 'CHARGINGSTATION') return { evseId: 0 };
  if (evseId === undefined || evseId === 0) return undefined;
  if (component === 'EVSE') return { evseId };
  return component === 'CONNECTOR' && connectorId ? { evseId, connectorId } : undefined;
}

/** An event that names its component and variable. */
interface Told {
  readonly event: Json;
  readonly component: ModelComponent;
  readonly variable: VariableName;
  readonly value: string;
  readonly at: Instant;
}

function toldIn(event: unknown, { receivedAt, quirks }: CallContext): Told | undefined {
  if (!isObject(event)) return undefined;
  const [component, variable] = [componentIn(event['component']), variableNameIn(event['variable'])];
  if (!component || !variable) return undefined;
  const at = Math.min(instantOf(event['timestamp'], quirks.zones) ?? receivedAt, receivedAt);
  const value = isSecretName(variable.name) ? '***' : (textOf(event['actualValue']) ?? '');
  return { event, component, variable, value, at };
}

function stateIn({ component, variable, value, at }: Told): StatusChanged | undefined {
  const isState = variable.name.toUpperCase() === 'AVAILABILITYSTATE';
  const state = isState ? oneOf(value, connectorStatuses) : undefined;
  const place = placeOf(component);
  return state && place && { ...place, state, at };
}

/** Undefined for what is only measured now and then. */
function severityOf({ event, variable, value }: Told): StationEventSeverity | undefined {
  const isTrouble = troubles.has(variable.name.toUpperCase());
  const stated = integerOf(event['severity']) ?? least;
  const alerting = event['trigger'] === 'Alerting' || (isTrouble && value.toLowerCase() === 'true');
  if (!alerting && !isTrouble && stated > lastWarning) return undefined;
  if (event['cleared'] === true) return 'info';
  if (stated <= lastAlarm) return 'alarm';
  return alerting || stated <= lastWarning ? 'warning' : 'info';
}

function noteIn(told: Told): StationEvent | undefined {
  const { event, component, variable, value, at } = told;
  const severity = severityOf(told);
  if (!severity) return undefined;
  const { name, evseId } = component;
  const techInfo = textOf(event['techInfo']);
  const where = evseId === undefined ? name : `${name} of EVSE ${evseId}`;
  const cleared = event['cleared'] === true ? ' (cleared)' : '';
  return {
    kind: 'monitoring',
    severity,
    text: `${where}: ${variable.name} is ${value}${cleared}${techInfo ? `, ${techInfo}` : ''}`,
    at,
    details: {
      component,
      variable,
      value,
      ...kept('eventId', integerOf(event['eventId'])),
      ...kept('techCode', textOf(event['techCode'])),
      ...kept('transactionId', textOf(event['transactionId'])),
    },
  };
}

/** [OCPP 2.0.1 N07, G01.FR.08] availability may be told here in place of a StatusNotification. */
export async function notifyEvent(payload: Json, context: CallContext): Promise<Response> {
  const events = required(listOf(payload['eventData']), 'eventData');
  const told = events.flatMap((event) => toldIn(event, context) ?? []);
  const found = told.map((one) => ({ one, state: stateIn(one) }));
  await context.desk.monitored(context.view, {
    states: found.flatMap(({ state }) => state ?? []),
    notes: found.flatMap(({ one, state }) => (state ? [] : (noteIn(one) ?? []))),
  });
  return {};
}
