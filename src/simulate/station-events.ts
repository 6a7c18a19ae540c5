import type { Vehicle } from './energy-meter.ts';
import type { TlsMaterial } from './ocpp-socket.ts';
import type { ConnectorOptions, ConnectorState, StopReason } from './station-connector.ts';
import type { StationVersion } from './station-versions.ts';

/** What a simulated charge point does, for whoever tells the story. */
export type StationEvent =
  | { readonly type: 'connected' }
  /** With the HTTP status where the central system refused the handshake. */
  | { readonly type: 'disconnected'; readonly reason: string; readonly httpStatus?: number }
  | { readonly type: 'booted'; readonly status: string; readonly intervalS: number }
  | { readonly type: 'status'; readonly connectorId: number; readonly state: ConnectorState }
  | { readonly type: 'authorized'; readonly idTag: string; readonly status: string; readonly tookMs: number }
  /** A transaction begins at the connector; whether it can be reported at once is another matter. */
  | { readonly type: 'begun'; readonly connectorId: number; readonly idTag: string }
  | {
      readonly type: 'started';
      readonly connectorId: number;
      readonly idTag: string;
      readonly transactionId: number | string;
      readonly status: string;
    }
  | {
      readonly type: 'metered';
      readonly connectorId: number;
      readonly sessionWh: number;
      readonly powerW: number;
    }
  | {
      readonly type: 'stopped';
      readonly connectorId: number;
      readonly reason: StopReason;
      readonly sessionWh: number;
    }
  | { readonly type: 'commanded'; readonly action: string; readonly answer: object }
  /** To its drivers. */
  | { readonly type: 'shown'; readonly text: string }
  /** Lost is a transaction of which the central system was never told the beginning. */
  | { readonly type: 'failed'; readonly action: string; readonly error: string; readonly isLost?: boolean };

export interface StationOptions {
  /** The central system's OCPP address without the identity, for example ws://host:8080/ocpp. */
  readonly url: string;
  readonly id: string;
  readonly version?: StationVersion;
  readonly password?: string | undefined;
  readonly tls?: TlsMaterial;
  readonly vendor?: string;
  readonly model?: string;
  readonly firmware?: string;
  readonly connectors?: readonly ConnectorOptions[];
  /** Time-lapse of the energy registers, see EnergyMeter. Timestamps are real and never in the future. */
  readonly speed?: number;
  readonly vehicle?: Vehicle;
  /** First values of configuration keys. */
  readonly configuration?: Readonly<Record<string, string>>;
  readonly callTimeoutMs?: number;
  /** First and longest wait before another attempt to connect. */
  readonly reconnectMs?: { readonly first: number; readonly longest: number };
  /** How long a driver takes to plug in before, and out after a session. */
  readonly plugDelayMs?: number;
  /** Whether a vehicle waits at every connector, so that a remote start finds a cable plugged in. */
  readonly vehicleWaiting?: boolean;
  /** How long a step of a firmware update or a log upload takes; both are only played. */
  readonly upkeepStepMs?: number;
  readonly onEvent?: (event: StationEvent) => void;
}

export const stationDefaults = {
  version: '1.6' as StationVersion,
  vendor: 'Roambridge',
  model: 'Simulated CP',
  firmware: '1.0.0',
  connectors: [{ maxPowerKw: 22, current: 'AC' }] as readonly ConnectorOptions[],
  speed: 1,
  vehicle: { batteryWh: 77_000, socPercent: 20 },
  callTimeoutMs: 30_000,
  reconnectMs: { first: 1_000, longest: 60_000 },
  plugDelayMs: 300,
  vehicleWaiting: true,
  upkeepStepMs: 2_000,
  onEvent: (_event: StationEvent): void => undefined,
};

export type FullStationOptions = typeof stationDefaults & StationOptions;
