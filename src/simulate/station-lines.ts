import type { StationEvent } from './station-events.ts';

/** One line for an event; undefined for what is not worth one. */
export function describe(event: StationEvent): string | undefined {
  switch (event.type) {
    case 'connected':
      return 'connected';
    case 'disconnected':
      return `not connected: ${event.reason}`;
    case 'booted':
      return `boot ${event.status}, heartbeat every ${event.intervalS} s`;
    case 'status':
      return `connector ${event.connectorId} ${event.state}`;
    case 'authorized':
      return `card ${event.idTag}: ${event.status} (${event.tookMs} ms)`;
    case 'begun':
      return undefined;
    case 'started':
      return `transaction ${event.transactionId} of ${event.idTag}: ${event.status}`;
    case 'metered':
      return `connector ${event.connectorId} ${kwh(event.sessionWh)} at ${(event.powerW / 1000).toFixed(1)} kW`;
    case 'stopped':
      return `connector ${event.connectorId} stopped (${event.reason}) after ${kwh(event.sessionWh)}`;
    case 'commanded':
      return `${event.action} -> ${JSON.stringify(event.answer).slice(0, 80)}`;
    case 'shown':
      return `display: ${event.text}`;
    case 'failed':
      return `${event.action} failed: ${event.error}`;
  }
}

/** What somebody who runs the bridge can do about it. */
export function nextStep(id: string, event: StationEvent): string | undefined {
  if (event.type === 'authorized' && event.status === 'Invalid') {
    return `no card that the bridge knows; to let it charge: roambridge token put ${event.idTag}`;
  }
  if (event.type !== 'disconnected') return undefined;
  switch (event.httpStatus) {
    case 401:
      return `the same password for both: --password here, roambridge station put ${id} --password there`;
    case 403:
      return `what it lacks is said by: roambridge station events ${id}`;
    case 404:
      return `to let it in: roambridge station approve ${id} --password ...`;
    default:
      return undefined;
  }
}

function kwh(wh: number): string {
  return `${(wh / 1000).toFixed(3)} kWh`;
}
