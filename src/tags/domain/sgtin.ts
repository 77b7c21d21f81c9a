/**
 * How a tag names its unit: SGTIN-96 of the GS1 EPC Tag Data Standard, 96 bits as 24 hexadecimal digits. For each
 * partition value: how many bits and digits the company prefix has, and the item reference behind it.
 */
const partitions = [
  { prefixBits: 40, prefixDigits: 12, itemBits: 4, itemDigits: 1 },
  { prefixBits: 37, prefixDigits: 11, itemBits: 7, itemDigits: 2 },
  { prefixBits: 34, prefixDigits: 10, itemBits: 10, itemDigits: 3 },
  { prefixBits: 30, prefixDigits: 9, itemBits: 14, itemDigits: 4 },
  { prefixBits: 27, prefixDigits: 8, itemBits: 17, itemDigits: 5 },
  { prefixBits: 24, prefixDigits: 7, itemBits: 20, itemDigits: 6 },
  { prefixBits: 20, prefixDigits: 6, itemBits: 24, itemDigits: 7 },
] as const;

const header = 0x30n;
const serialBits = 38;

/** A unit that is told apart from others of its kind. */
export interface Sgtin {
  /** 14 digits, the last of them the check digit. */
  readonly gtin: string;
  readonly serial: bigint;
}

/** Reads what a tag holds; undefined where it is none of goods, or says what cannot be. */
export function readSgtin(epc: string): Sgtin | undefined {
  if (!/^[0-9A-F]{24}$/.test(epc)) return undefined;
  const bits = BigInt(`0x${epc}`);
  if (bits >> 88n !== header) return undefined;
  const partition = partitions[Number((bits >> 82n) & 7n)];
  if (!partition) return undefined;
  const { itemBits, itemDigits, prefixBits, prefixDigits } = partition;
  const item = (bits >> BigInt(serialBits)) & mask(itemBits);
  const prefix = (bits >> BigInt(serialBits + itemBits)) & mask(prefixBits);
  if (item >= 10n ** BigInt(itemDigits) || prefix >= 10n ** BigInt(prefixDigits)) return undefined;
  const [indicator = '', ...reference] = item.toString().padStart(itemDigits, '0');
  const digits = `${indicator}${prefix.toString().padStart(prefixDigits, '0')}${reference.join('')}`;
  return { gtin: `${digits}${checkDigit(digits)}`, serial: bits & mask(serialBits) };
}

/** The forms in which the catalogue may hold the barcode of a GTIN: shorter ones without their leading zeros. */
export function barcodesOf(gtin: string): string[] {
  return [14, 13, 12, 8]
    .filter((length) => /^0*$/.test(gtin.slice(0, 14 - length)))
    .map((length) => gtin.slice(14 - length));
}

function mask(bits: number): bigint {
  return (1n << BigInt(bits)) - 1n;
}

function checkDigit(digits: string): number {
  const sum = [...digits].reduce(
    (total, digit, place) => total + Number(digit) * (place % 2 ? 1 : 3),
    0,
  );
  return (10 - (sum % 10)) % 10;
}
