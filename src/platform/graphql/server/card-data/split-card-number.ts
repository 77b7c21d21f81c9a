import { findCardNumber } from '../../../../kernel/card-number.js';

/** How many digits each of the neighbours may hold. Other sizes are postcodes and phones next to each other. */
const splits = new Set(['8-8', '4-4-4-4', '4-12', '12-4', '4-6-5', '4-6-4']);
const mostParts = 4;

/** True where neighbours, read one after the other, are a card number: one group of digits to a field. */
export function isSplitCardNumber(values: readonly unknown[]): boolean {
  if (values.length < 2) return false;
  const parts = values.map(digitsOf);
  for (let from = 0; from < parts.length - 1; from++)
    if (beginsSplitCard(parts.slice(from, from + mostParts))) return true;
  return false;
}

function beginsSplitCard(parts: readonly (string | undefined)[]): boolean {
  for (let count = 2; count <= parts.length; count++) {
    const taken = parts.slice(0, count);
    if (taken.includes(undefined)) return false;
    const sizes = taken.map((part) => part?.length).join('-');
    if (splits.has(sizes) && findCardNumber(taken.join(' '))) return true;
  }
  return false;
}

function digitsOf(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : undefined;
  if (typeof value !== 'string' || value.length > 24) return undefined;
  const digits = value.replace(/[\s.-]/g, '');
  return /^\d{4,12}$/.test(digits) ? digits : undefined;
}
