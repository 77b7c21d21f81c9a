import type { DescribedVariant } from '../../catalog/index.js';
import type { CurrencyCode } from '../../kernel/money.js';
import { RowProblem } from '../csv/problems.js';
import type { Row } from '../csv/row.js';
import { amountIn, decimalIn, flagIn, nameIn, wholeIn, wordIn } from '../csv/values.js';
import { codeOf } from './option-codes.js';
import type { ProductColumn } from './product-columns.js';
import { readUrl } from './read-images.js';

export interface ImportedVariant {
  readonly row: Row<ProductColumn>;
  readonly described: DescribedVariant;
  readonly isTaxed: boolean;
  readonly amountMinor: number;
  readonly compareAtMinor: number | null;
  /** Undefined where the file does not say how many there are. */
  readonly quantity: number | undefined;
}

const maxGrams = 100_000_000;
const maxQuantity = 1_000_000;

/** The SKU of the row; where it has none, the handle with the values of its options, as `T-SHIRT-BLUE-M`. */
export function skuOf(
  row: Row<ProductColumn>,
  handle: string,
  optionValues: Readonly<Record<string, string>>,
): string {
  const given = nameIn(row, 'sku');
  return given !== '' ? given : [codeOf(handle), ...Object.values(optionValues)].join('-');
}

/** One thing that is sold, as its row describes it. Throws where something is wrong with the row. */
export function readVariant(
  row: Row<ProductColumn>,
  sku: string,
  optionValues: Readonly<Record<string, string>>,
  currency: CurrencyCode,
): ImportedVariant {
  const amountMinor = amountIn(row, 'price', currency);
  if (amountMinor === undefined) throw new RowProblem(`${row.nameOf('price')} is empty.`);
  const image = readUrl(row, 'variantImage');
  return {
    row,
    described: {
      sku,
      barcode: readBarcode(row),
      optionValues,
      weightGrams: readGrams(row),
      requiresShipping: flagIn(row, 'requiresShipping', true),
      allowBackorder: allowsBackorder(row),
      image: image === undefined ? null : { url: image },
    },
    isTaxed: flagIn(row, 'taxable', true),
    amountMinor,
    compareAtMinor: readCompareAt(row, amountMinor, currency),
    quantity: readQuantity(row),
  };
}

/** Shopify puts an apostrophe before the digits, so that spreadsheets leave them alone. */
function readBarcode(row: Row<ProductColumn>): string | null {
  const barcode = nameIn(row, 'barcode').replace(/^'(?=\d+$)/, '');
  return barcode === '' ? null : barcode;
}

function readGrams(row: Row<ProductColumn>): number | null {
  const grams = decimalIn(row, 'grams', { least: 0, most: maxGrams });
  return grams === undefined ? null : Math.round(grams);
}

function allowsBackorder(row: Row<ProductColumn>): boolean {
  const words = ['deny', 'continue', 'false', 'true'] as const;
  const word = wordIn(row, 'policy', words, 'deny');
  return word === 'continue' || word === 'true';
}

/** A price before the reduction that is not higher is no reduction. */
function readCompareAt(
  row: Row<ProductColumn>,
  amountMinor: number,
  currency: CurrencyCode,
): number | null {
  const compareAtMinor = amountIn(row, 'compareAtPrice', currency) ?? 0;
  return compareAtMinor > amountMinor ? compareAtMinor : null;
}

/** Shops that sell more than there is have negative quantities; on the shelf is none. */
function readQuantity(row: Row<ProductColumn>): number | undefined {
  const quantity = wholeIn(row, 'quantity', { least: -maxQuantity, most: maxQuantity });
  return quantity === undefined ? undefined : Math.max(0, quantity);
}
