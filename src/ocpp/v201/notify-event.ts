import type { Monitored, StatusChanged } from '../../core/facts.ts';
import type { ModelComponent } from '../../core/model/device-model.ts';
import type { StationEvent, StationEventSeverity } from '../../core/model/station-event.ts';
import type { CallContext } from '../dialect.ts';
import { instantOf, integerOf, isObject, listOf, oneOf, required, textOf } from '../payload/read.ts';
import type { Json } from '../payload/read.ts';
import { kept } from '../payload/kept.ts';
import { componentIn, variableNameIn } from './report-data.ts';
import { connectorStatuses } from './status-notification.ts';
import type { components } from './wire.gen.ts';

type Response = components['schemas']['NotifyEventResponse'];

/** [OCPP 2.0.1 part 2 appendix 3] what is wrong where these are true. */
const troubles: ReadonlySet<string> = new Set(['FALLBACK', 'FAULT', 'OVERLOAD', 'PROBLEM', 'TRIPPED']);
/** [OCPP 2.1 EventDataType severity, 2.0.1 SetMonitoringDataType severity] the last one that is an alarm, and a warning. */
const [lastAlarm, lastWarning] = [3, 6];

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

function severityOf(event: Json, trouble: boolean): StationEventSeverity {
  const severity = integerOf(event['severity']);
  if (event['cleared'] === true) return 'info';
  if (severity !== undefined && severity <= lastAlarm) return 'alarm';
  return trouble || (severity !== undefined && severity <= lastWarning) ? 'warning' : 'info';
}

/** What one event is to us: a status, something to know, or, of what is only measured now and then, nothing. */
function monitoredIn(event: unknown, { receivedAt }: CallContext): Partial<Monitored> {
  if (!isObject(event)) return {};
  const [component, variable] = [componentIn(event['component']), variableNameIn(event['variable'])];
  if (!component || !variable) return {};
  const at = Math.min(instantOf(event['timestamp']) ?? receivedAt, receivedAt);
  const name = variable.name.toUpperCase();
  const state = name === 'AVAILABILITYSTATE' ? oneOf(event['actualValue'], connectorStatuses) : undefined;
  const place = state && placeOf(component);
  if (place) return { states: [{ ...place, state, at }] };
  const value = textOf(event['actualValue']) ?? '';
  const trouble = troubles.has(name) && value.toLowerCase() === 'true';
  const severity = severityOf(event, trouble || event['trigger'] === 'Alerting');
  const noteworthy = trouble || troubles.has(name) || event['trigger'] === 'Alerting' || severity !== 'info';
  return noteworthy ? { notes: [noteOf(event, { component, variable, value, severity, at })] } : {};
}

interface Noted extends Pick<StationEvent, 'at' | 'severity'> {
  readonly component: ModelComponent;
  readonly variable: { readonly name: string };
  readonly value: string;
}

function noteOf(event: Json, { component, variable, value, severity, at }: Noted): StationEvent {
  const { name, evseId } = component;
  const [techCode, techInfo] = [textOf(event['techCode']), textOf(event['techInfo'])];
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
      ...kept('techCode', techCode),
      ...kept('transactionId', textOf(event['transactionId'])),
    },
  };
}

/** [OCPP 2.0.1 N07, G01.FR.08] availability may be told here in place of a StatusNotification. */
export async function notifyEvent(payload: Json, context: CallContext): Promise<Response> {
  const events = required(listOf(payload['eventData']), 'eventData');
  const found = events.map((event) => monitoredIn(event, context));
  await context.desk.monitored(context.view, {
    states: found.flatMap(({ states = [] }) => states),
    notes: found.flatMap(({ notes = [] }) => notes),
  });
  return {};
}
