import type { Sample } from '../core/change.ts';

/** Short, because there are many; the same sample has the same text. */
export function encodeSample({ at, energyWh, powerW, currentA, stateOfCharge }: Sample): string {
  return [at, energyWh, powerW, currentA, stateOfCharge].join(',');
}

/** In the order of time; what was stored twice, because the answer to a commit was lost, is there once. */
export function decodeSamples(texts: readonly string[]): readonly Sample[] {
  return [...new Set(texts)].map(decodeSample).toSorted((a, b) => a.at - b.at);
}

function decodeSample(text: string): Sample {
  const [at, energyWh, powerW, currentA, stateOfCharge] = text.split(',');
  return {
    at: Number(at),
    ...(energyWh && { energyWh: Number(energyWh) }),
    ...(powerW && { powerW: Number(powerW) }),
    ...(currentA && { currentA: Number(currentA) }),
    ...(stateOfCharge && { stateOfCharge: Number(stateOfCharge) }),
  };
}
