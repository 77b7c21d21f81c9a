const itemBits: Readonly<Record<number, number>> = {
  12: 4,
  11: 7,
  10: 10,
  9: 14,
  8: 17,
  7: 20,
  6: 24,
};

/** What a printer of tags writes: SGTIN-96 of the first 13 digits of a GTIN-14. */
export function sgtinOf(digits: string, prefixDigits: number, serial: bigint): string {
  const [indicator = '', ...rest] = digits;
  const prefix = rest.slice(0, prefixDigits).join('');
  const item = `${indicator}${rest.slice(prefixDigits).join('')}`;
  const bits = BigInt(itemBits[prefixDigits] ?? 0);
  const partition = BigInt(12 - prefixDigits);
  const prefixBits = 44n - bits;
  const value =
    (0x30n << 88n) |
    (1n << 85n) |
    (partition << 82n) |
    (BigInt(prefix) << (82n - prefixBits)) |
    (BigInt(item) << 38n) |
    serial;
  return value.toString(16).toUpperCase().padStart(24, '0');
}
