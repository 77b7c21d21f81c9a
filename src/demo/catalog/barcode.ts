/**
 * EAN-13 from its first twelve digits. The check digit brings the sum of the digits, weighted
 * 1 and 3 in turn from the left, to a multiple of ten (GS1 General Specifications, 7.9.1).
 */
export function ean13(twelveDigits: string): string {
  if (!/^\d{12}$/.test(twelveDigits)) throw new RangeError(`${twelveDigits} is not twelve digits`);
  let sum = 0;
  for (let at = 0; at < 12; at += 1) sum += Number(twelveDigits[at]) * (at % 2 === 0 ? 1 : 3);
  return `${twelveDigits}${(10 - (sum % 10)) % 10}`;
}

/** A code of the company's own range: two digits of prefix (20 to 29), seven of product, three of variant. */
export function internalBarcode(prefix: number, product: number, variant: number): string {
  return ean13(`${prefix}${String(product).padStart(7, '0')}${String(variant).padStart(3, '0')}`);
}
