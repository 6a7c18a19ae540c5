import type { Handler } from '../action-table.ts';
import { kept } from '../payload/kept.ts';
import { instantOf, integerOf, required, textOf } from '../payload/read.ts';

/** [OCPP 2.1 ReportDERControlRequest] */
const reported = [
  'curve',
  'enterService',
  'fixedPFAbsorb',
  'fixedPFInject',
  'fixedVar',
  'freqDroop',
  'gradient',
  'limitMaxDischarge',
];

/** [OCPP 2.1 R05] the grid made the station deviate from what it was told, or does no longer. */
export const notifyDerAlarm: Handler = async (payload, { desk, view, receivedAt }) => {
  const control = required(textOf(payload['controlType']), 'controlType');
  const [fault, extraInfo] = [textOf(payload['gridEventFault']), textOf(payload['extraInfo'])];
  const ended = payload['alarmEnded'] === true;
  await desk.noted(view.station.id, {
    kind: 'monitoring',
    severity: ended ? 'info' : 'warning',
    text: `grid: ${control} ${ended ? 'takes over no longer' : 'takes over'}${fault ? `, ${fault}` : ''}`,
    at: Math.min(instantOf(payload['timestamp']) ?? receivedAt, receivedAt),
    details: {
      controlType: control,
      ended,
      ...kept('gridEventFault', fault),
      ...kept('extraInfo', extraInfo),
    },
  });
  return {};
};

/** [OCPP 2.1 R04.FR.20 to 22] */
export const notifyDerStartStop: Handler = async (payload, { desk, view, receivedAt }) => {
  const controlId = required(textOf(payload['controlId']), 'controlId');
  const said = payload['started'];
  const started = required(typeof said === 'boolean' ? said : undefined, 'started');
  await desk.noted(view.station.id, {
    kind: 'charging-limit',
    severity: 'info',
    text: `grid control ${controlId} ${started ? 'begins' : 'ends'}`,
    at: Math.min(instantOf(payload['timestamp']) ?? receivedAt, receivedAt),
    details: { controlId, started, ...kept('supersededIds', payload['supersededIds']) },
  });
  return {};
};

/** [OCPP 2.1 R04.FR.31 to 35] in parts, as somebody asked for it: kept for whoever did. */
export const reportDerControl: Handler = async (payload, { desk, view }) => {
  const requestId = required(integerOf(payload['requestId']), 'requestId');
  const told = reported.filter((name) => payload[name] !== undefined);
  const more = payload['tbc'] === true ? ', more to come' : '';
  await desk.noted(view.station.id, {
    kind: 'charging-limit',
    severity: 'info',
    text: `grid controls for request ${requestId}: ${told.join(', ') || 'none'}${more}`,
    details: {
      requestId,
      ...kept('controls', Object.fromEntries(told.map((name) => [name, payload[name]]))),
    },
  });
  return {};
};
