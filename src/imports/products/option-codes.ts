import type { ProductOption } from '../../catalog/index.js';
import type { Locale } from '../../kernel/refusal.js';
import { plainText } from '../../kernel/search-text.js';
import { RowProblem } from '../csv/problems.js';
import type { Row } from '../csv/row.js';
import { optionColumns, type ProductColumn } from './product-columns.js';

type ProductRow = Row<ProductColumn>;

interface GatheredOption {
  readonly code: string;
  readonly name: string;
  readonly column: (typeof optionColumns)[number]['value'];
  /** Code and words of each value, by its words in small letters. */
  readonly values: Map<string, { readonly code: string; readonly words: string }>;
}

/** The options of one product: their names stand in one of its rows, their values gather row by row. */
export class ProductOptions {
  private readonly options: GatheredOption[] = [];

  constructor(rows: readonly ProductRow[]) {
    if (hasNoChoice(rows)) return;
    for (const { name, value } of optionColumns) {
      const named = rows.find((row) => row.has(name));
      if (named) this.options.push(this.named(named.requiredLine(name), value));
    }
  }

  /** The code of the row's value in each option; new values are remembered in the order of the file. */
  chosenBy(row: ProductRow): Record<string, string> {
    const chosen: Record<string, string> = {};
    for (const { code, column, values } of this.options) {
      const words = row.requiredLine(column, 255);
      const key = words.toLowerCase();
      const known = values.get(key) ?? { code: freeCode(codeOf(words), values), words };
      values.set(key, known);
      chosen[code] = known.code;
    }
    if (this.options.length > 0) this.refuseNameless(row);
    return chosen;
  }

  /** The options with all values that have been chosen. */
  describe(locale: Locale): ProductOption[] {
    return this.options.map(({ code, name, values }) => ({
      code,
      name: { [locale]: name },
      values: [...values.values()].map((value) => ({
        code: value.code,
        name: { [locale]: value.words },
      })),
    }));
  }

  private named(name: string, column: GatheredOption['column']): GatheredOption {
    const plain = plainText(name).replace(/ /g, '-').slice(0, 40);
    const taken = this.options.some((option) => option.code === plain);
    const isCode = /^[a-z0-9-]+$/.test(plain) && !taken;
    const code = isCode ? plain : `option${this.options.length + 1}`;
    return { code, name, column, values: new Map() };
  }

  private refuseNameless(row: ProductRow): void {
    const known = new Set<string>(this.options.map(({ column }) => column));
    const nameless = optionColumns.find(({ value }) => row.has(value) && !known.has(value));
    if (nameless)
      throw new RowProblem(
        `${row.nameOf(nameless.value)} is given, and no row of the product names this option.`,
      );
  }
}

/** `Title` with the one value `Default Title` is how a product without any choice is written. */
function hasNoChoice(rows: readonly ProductRow[]): boolean {
  const values = new Set(rows.map((row) => row.raw('option1Value').toLowerCase()));
  values.delete('');
  if (values.size === 0) return true;
  return values.size === 1 && values.has('default title');
}

/** `Rose Pâle` gives `ROSE-PALE`, and `-1.5` gives `MINUS-1-5`. */
export function codeOf(words: string): string {
  const signed = words.replace(/^\+(?=\d)/, 'plus ').replace(/^[-−](?=\d)/, 'minus ');
  return plainText(signed).replace(/ /g, '-').toUpperCase() || words;
}

/** Values that differ only in what is no letter, `S/M` and `S-M`, are different values all the same. */
function freeCode(code: string, values: GatheredOption['values']): string {
  const taken = new Set([...values.values()].map((value) => value.code));
  if (!taken.has(code)) return code;
  let number = 2;
  while (taken.has(`${code}-${number}`)) number += 1;
  return `${code}-${number}`;
}
