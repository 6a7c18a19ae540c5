import type { Sample } from '../core/change.ts';

/** Short, so that Redis keeps a session's samples in its compact form; `at` first makes each one unique. */
export function encodeSample({ at, energyWh, powerW, currentA, stateOfCharge }: Sample): string {
  return [at, energyWh, powerW, currentA, stateOfCharge].join(',');
}

export function decodeSample(text: string): Sample {
  const [at, energyWh, powerW, currentA, stateOfCharge] = text.split(',');
  return {
    at: Number(at),
    ...(energyWh && { energyWh: Number(energyWh) }),
    ...(powerW && { powerW: Number(powerW) }),
    ...(currentA && { currentA: Number(currentA) }),
    ...(stateOfCharge && { stateOfCharge: Number(stateOfCharge) }),
  };
}
