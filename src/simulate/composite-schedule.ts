import type { CommandTarget } from './command-target.ts';
import { choice, integer, optional } from './payload.ts';
import type { Payload } from './payload.ts';

export interface CompositeSchedule {
  readonly duration: number;
  readonly start: string;
  readonly unit: 'A' | 'W';
  readonly periods: readonly { readonly startPeriod: number; readonly limit: number }[];
}

/** What GetCompositeSchedule asks for, in words that all versions have; undefined for an unknown connector. */
export function compositeSchedule(
  target: CommandTarget,
  payload: Payload,
  connectorId: number,
): CompositeSchedule | undefined {
  const duration = integer(payload, 'duration');
  const units = ['A', 'W'] as const;
  const unit = optional(payload, 'chargingRateUnit', (from, name) => choice(from, name, units)) ?? 'W';
  const connector = connectorId === 0 ? target.connectors[0] : target.connector(connectorId);
  if (!connector) return undefined;
  const now = Date.now();
  const perAmpere = unit === 'A' ? connector.volts * connector.phases : 1;
  return {
    duration,
    start: new Date(now).toISOString(),
    unit,
    periods: target.profiles.composite(connectorId, now, duration).map(({ startS, limit }) => ({
      startPeriod: startS,
      limit: Math.round((limit / perAmpere) * 10) / 10,
    })),
  };
}
