/** How the bits of an SGTIN-96 are shared between company and item (GS1 EPC Tag Data Standard, table 14-2). */
const partitions = [
  { companyBits: 40, companyDigits: 12 },
  { companyBits: 37, companyDigits: 11 },
  { companyBits: 34, companyDigits: 10 },
  { companyBits: 30, companyDigits: 9 },
  { companyBits: 27, companyDigits: 8 },
  { companyBits: 24, companyDigits: 7 },
  { companyBits: 20, companyDigits: 6 },
] as const;

const header = 0x30n;
const companyAndItemBits = 44;
const gtinDigits = 13;

/** The bar code of the goods that bear this RFID tag; undefined where it is no SGTIN-96. */
export function barcodeOfEpc(text: string): string | undefined {
  if (!/^30[0-9a-f]{22}$/i.test(text)) return undefined;
  const bits = BigInt(`0x${text}`);
  const slice = (from: number, width: number) =>
    (bits >> BigInt(96 - from - width)) & ((1n << BigInt(width)) - 1n);
  const partition = partitions[Number(slice(11, 3))];
  if (slice(0, 8) !== header || !partition) return undefined;
  const { companyBits, companyDigits } = partition;
  const company = slice(14, companyBits).toString().padStart(companyDigits, '0');
  const item = slice(14 + companyBits, companyAndItemBits - companyBits)
    .toString()
    .padStart(gtinDigits - companyDigits, '0');
  if (company.length > companyDigits || item.length > gtinDigits - companyDigits) return undefined;
  // The first digit of the item is the indicator, which stands in front of a GTIN-14.
  const digits = `${item.slice(0, 1)}${company}${item.slice(1)}`;
  const gtin = `${digits}${checkDigit(digits)}`;
  return gtin.startsWith('0') ? gtin.slice(1) : gtin;
}

/** Weights of 3 and 1 from the right, as in every GTIN. */
function checkDigit(digits: string): number {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}
