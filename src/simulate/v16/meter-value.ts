import type { ReadingContext, Sample } from '../station-connector.ts';

/** OCPP 1.6 says values as texts. */
export function meterValue(at: number, context: ReadingContext, samples: readonly Sample[]): object {
  return {
    timestamp: new Date(at).toISOString(),
    sampledValue: samples.map(({ value, measurand, location, unit }) => ({
      value: String(value),
      context,
      measurand,
      location,
      unit,
    })),
  };
}
