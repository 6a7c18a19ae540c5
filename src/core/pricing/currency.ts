const digits = new Map<string, number>();

/** Decimals of a currency's minor unit (2 for EUR, 0 for JPY); 2 where the code is not known. */
export function minorDigits(currency: string): number {
  let known = digits.get(currency);
  if (known === undefined) {
    known = ask(currency);
    digits.set(currency, known);
  }
  return known;
}

function ask(currency: string): number {
  try {
    return (
      new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
      2
    );
  } catch {
    return 2;
  }
}
