import type { ConnectorState } from '../station-connector.ts';

/** [OCPP 2.0.1 ConnectorStatusEnumType] what is in use is Occupied, whatever for. */
export function connectorStatus(state: ConnectorState): string {
  switch (state) {
    case 'Available':
    case 'Faulted':
    case 'Reserved':
    case 'Unavailable':
      return state;
    case 'Charging':
    case 'Finishing':
    case 'Preparing':
    case 'SuspendedEV':
    case 'SuspendedEVSE':
      return 'Occupied';
  }
}
