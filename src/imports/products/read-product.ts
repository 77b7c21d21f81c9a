import type { DescribedProduct, ProductStatus } from '../../catalog/index.js';
import { findCardNumber } from '../../kernel/card-number.js';
import type { CurrencyCode } from '../../kernel/money.js';
import type { Locale } from '../../kernel/refusal.js';
import { htmlText } from '../csv/html-text.js';
import { RowProblem } from '../csv/problems.js';
import type { Row } from '../csv/row.js';
import { flagIn, wordIn } from '../csv/values.js';
import { ProductOptions } from './option-codes.js';
import type { ProductColumn } from './product-columns.js';
import { type ImportedImage, ordered, readImage } from './read-images.js';
import { type ImportedVariant, readVariant, skuOf } from './read-variant.js';

type ProductRow = Row<ProductColumn>;

/** What a file does not say itself. */
export interface ProductTerms {
  readonly currency: CurrencyCode;
  /** How goods are taxed that the file calls taxable. */
  readonly taxClass: string;
  /** The language of the texts. */
  readonly locale: Locale;
  /** Throws where another row of the file has the SKU. */
  readonly claimSku: (sku: string, row: ProductRow) => void;
}

/** How goods are taxed that the file calls not taxable. */
export const exemptTaxClass = 'EXEMPT';

/** A product of the file, with those of its rows that can be used. */
export interface ImportedProduct {
  readonly slug: string;
  /** All but the variants. */
  readonly description: Omit<DescribedProduct, 'variants'>;
  readonly variants: readonly ImportedVariant[];
  /** The SKUs of rows that were refused: what the shop sells under them already is left as it is. */
  readonly refusedSkus: readonly string[];
  readonly rows: readonly ProductRow[];
}

export type Refuse = (row: ProductRow, reason: string) => void;

const maxDescription = 50_000;
const maxVariants = 100;
const maxImages = 50;
const maxTags = 100;

/**
 * Makes a product of all the rows of one handle. A row that cannot be used is refused and the others are kept;
 * what is wrong with the product itself, or a product without any variant, refuses all of them.
 */
export function readProduct(
  handle: string,
  rows: readonly ProductRow[],
  terms: ProductTerms,
  refuse: Refuse,
): ImportedProduct | undefined {
  try {
    return new ProductReader(handle, rows, terms, refuse).read();
  } catch (fault) {
    if (!(fault instanceof RowProblem)) throw fault;
    for (const row of rows) refuse(row, fault.message);
    return undefined;
  }
}

class ProductReader {
  private readonly variants: ImportedVariant[] = [];
  private readonly images: ImportedImage[] = [];
  private readonly refusedSkus: string[] = [];
  private readonly options: ProductOptions;

  constructor(
    private readonly handle: string,
    private readonly rows: readonly ProductRow[],
    private readonly terms: ProductTerms,
    private readonly refuse: Refuse,
  ) {
    this.options = new ProductOptions(rows);
  }

  read(): ImportedProduct | undefined {
    const described = describe(this.handle, this.rows, this.terms.locale);
    const hasVariantRow = this.rows.some(isVariantRow);
    for (const row of this.rows) {
      const isVariant = isVariantRow(row) || (!hasVariantRow && row === this.rows[0]);
      if (isVariant) this.take(row, () => this.readVariantRow(row));
      else this.take(row, () => this.readImageRow(row));
    }
    if (this.variants.length === 0) {
      for (const row of this.rows) this.refuse(row, 'No variant of this product can be used.');
      return undefined;
    }
    const isTaxed = this.variants[0]?.isTaxed ?? true;
    return {
      slug: described.slug,
      description: {
        ...described,
        taxClass: isTaxed ? this.terms.taxClass : exemptTaxClass,
        options: this.options.describe(this.terms.locale),
        images: ordered(this.images),
      },
      variants: this.variants,
      refusedSkus: this.refusedSkus,
      rows: this.rows,
    };
  }

  private take(row: ProductRow, read: () => void): void {
    try {
      read();
    } catch (fault) {
      if (!(fault instanceof RowProblem)) throw fault;
      this.refuse(row, fault.message);
    }
  }

  private readVariantRow(row: ProductRow): void {
    const sku = this.findSku(row);
    this.refusedSkus.push(sku);
    const optionValues = this.options.chosenBy(row);
    const variant = readVariant(row, sku, optionValues, this.terms.currency);
    this.refuseMisfit(variant);
    this.terms.claimSku(sku, row);
    this.readImageOf(row);
    this.variants.push(variant);
    this.refusedSkus.pop();
  }

  /** Also of a row whose options are wrong, where it names its SKU: it says which variant it is about. */
  private findSku(row: ProductRow): string {
    return row.has('sku')
      ? skuOf(row, this.handle, {})
      : skuOf(row, this.handle, this.options.chosenBy(row));
  }

  private refuseMisfit(variant: ImportedVariant): void {
    const [first] = this.variants;
    if (this.variants.length === maxVariants)
      throw new RowProblem(`A product has at most ${maxVariants} variants.`);
    if (first && first.isTaxed !== variant.isTaxed)
      throw new RowProblem(
        `It is ${variant.isTaxed ? 'taxed' : 'not taxed'} and the one of line ${first.row.line} is not alike: a product is taxed in one way.`,
      );
    const chosen = JSON.stringify(variant.described.optionValues);
    const twin = this.variants.find(
      (each) => JSON.stringify(each.described.optionValues) === chosen,
    );
    if (twin) throw new RowProblem(`The variant of line ${twin.row.line} has the same options.`);
  }

  private readImageRow(row: ProductRow): void {
    if (!row.has('imageSrc')) throw new RowProblem('It holds neither a variant nor an image.');
    this.readImageOf(row);
  }

  private readImageOf(row: ProductRow): void {
    const image = readImage(row, this.terms.locale);
    if (!image) return;
    if (this.images.length === maxImages)
      throw new RowProblem(`A product has at most ${maxImages} images.`);
    this.images.push(image);
  }
}

function isVariantRow(row: ProductRow): boolean {
  return row.has('price') || row.has('sku') || row.has('option1Value');
}

type Description = Pick<
  DescribedProduct,
  'slug' | 'title' | 'description' | 'vendor' | 'productType' | 'tags' | 'status'
>;

/** What concerns the product as a whole stands in the row that has its title. */
function describe(handle: string, rows: readonly ProductRow[], locale: Locale): Description {
  const row = rows.find((each) => each.has('title'));
  if (!row) throw new RowProblem(`No row of the product "${handle.slice(0, 60)}" has a Title.`);
  const body = bodyOf(row);
  return {
    slug: slugOf(row),
    title: { [locale]: row.requiredLine('title') },
    description: body === '' ? {} : { [locale]: body },
    vendor: row.lineOf('vendor') || null,
    productType: row.lineOf('type') || null,
    tags: tagsOf(row),
    status: statusOf(row),
  };
}

const slugShape = /^[\p{Ll}\p{Lo}\p{N}][\p{Ll}\p{Lo}\p{M}\p{N}._-]{0,199}$/u;

function slugOf(row: ProductRow): string {
  const slug = row.requiredLine('handle').toLowerCase();
  if (!slugShape.test(slug))
    throw row.wrong('handle', 'is no handle: letters, digits and dashes, at most 200.');
  return slug;
}

function bodyOf(row: ProductRow): string {
  const body = htmlText(row.text('body'));
  if (body.length > maxDescription)
    throw new RowProblem(
      `${row.nameOf('body')} has ${body.length} characters; at most ${maxDescription} are kept.`,
    );
  // What was hidden in entities and between tags comes to light only now.
  if (findCardNumber(body))
    throw new RowProblem(
      `${row.nameOf('body')} holds the number of a payment card, which is never kept.`,
    );
  return body;
}

function tagsOf(row: ProductRow): string[] {
  const words = row.text('tags').replace(/\s+/g, ' ').split(',');
  const tags = [...new Set(words.map((word) => word.trim()).filter((word) => word !== ''))];
  const tooLong = tags.find((tag) => tag.length > 255);
  if (tooLong !== undefined) throw row.wrong('tags', 'has a tag of more than 255 characters.');
  if (tags.length > maxTags)
    throw new RowProblem(
      `${row.nameOf('tags')} has ${tags.length} tags; at most ${maxTags} are kept.`,
    );
  return tags;
}

/** What is not published is not shown, whatever else is said of it. */
function statusOf(row: ProductRow): ProductStatus {
  const words = ['ACTIVE', 'DRAFT', 'ARCHIVED'] as const;
  const status = wordIn(row, 'status', words, 'ACTIVE');
  return status === 'ACTIVE' && !flagIn(row, 'published', true) ? 'DRAFT' : status;
}
