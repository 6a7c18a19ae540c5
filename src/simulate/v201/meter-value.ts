import type { ReadingContext, Sample } from '../station-connector.ts';

/** OCPP 2.x says values as numbers. */
export function meterValue(at: number, context: ReadingContext, samples: readonly Sample[]): object {
  return {
    sampledValue: samples.map(({ value, measurand, location, unit }) => ({
      value,
      context,
      measurand,
      location,
      unitOfMeasure: { unit },
    })),
    timestamp: new Date(at).toISOString(),
  };
}
