import { InvalidArgumentError } from 'commander';

/** A whole number from 1. */
export function count(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= 1_000_000_000) return value;
  throw new InvalidArgumentError('give a whole number from 1');
}

/** A whole number from 0. */
export function fromZero(text: string): number {
  return text === '0' ? 0 : count(text);
}

/** A number above 0. */
export function positive(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value > 0) return value;
  throw new InvalidArgumentError('give a number above 0');
}

/** An option that may be given several times. */
export function several(text: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, text];
}
