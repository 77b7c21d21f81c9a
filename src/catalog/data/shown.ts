import { type RawBuilder, sql } from 'kysely';
import { otherLocale } from '../../kernel/local-text.js';
import type { Locale } from '../../kernel/refusal.js';
import type { ProductImage, ProductOption, SelectedOption } from '../domain/product.js';

/**
 * A product as the graph shows it, in the language of the request. Its id is always there; of the rest, a list
 * holds what its client asks for. `variants` and `category` are there where they were loaded along.
 */
export interface ShownProduct {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly vendor: string | null;
  readonly categoryId: string | null;
  readonly productType: string | null;
  readonly tags: readonly string[];
  readonly options: readonly ProductOption[];
  readonly images: readonly ProductImage[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
  variants?: readonly ShownVariant[];
  category?: ShownCategory | null;
}

/**
 * A variant as the graph shows it. Modules above may hang on it what they have loaded along; their fields look
 * there first.
 */
export interface ShownVariant {
  readonly id: string;
  readonly productId: string;
  readonly sku: string;
  readonly barcode: string | null;
  readonly title: string;
  readonly optionValues: readonly SelectedOption[];
  readonly weightGrams: number | null;
  readonly requiresShipping: boolean;
  readonly image: ProductImage | null;
  readonly active: boolean;
  product?: ShownProduct;
}

export interface ShownCategory {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly parentId: string | null;
}

/** What a module above wants to know of each row, in the same statement over `product p` or `variant v`. */
export interface StatementExtras {
  /** `, amount as "amount"` */
  readonly columns: RawBuilder<unknown>;
  readonly join: RawBuilder<unknown>;
}

type Columns<Name extends string> = Readonly<Record<Name, RawBuilder<unknown>>>;

export type ProductColumn = Exclude<keyof ShownProduct, 'variants' | 'category' | 'id'>;
export type VariantColumn = Exclude<keyof ShownVariant, 'product' | 'id' | 'productId'>;

/** The columns of a product, for statements over `product p`, by the names that the graph gives them. */
export const productColumns: Readonly<Record<Locale, Columns<ProductColumn>>> = {
  fr: productColumnsIn('fr'),
  en: productColumnsIn('en'),
};

/** The columns of a variant, for statements over `variant v`. */
export const variantColumns: Readonly<Record<Locale, Columns<VariantColumn>>> = {
  fr: variantColumnsIn('fr'),
  en: variantColumnsIn('en'),
};

export const allProductColumns = Object.keys(productColumns.fr) as ProductColumn[];
export const allVariantColumns = Object.keys(variantColumns.fr) as VariantColumn[];

/** `column as "name", ...` for those that are asked for. */
export function selectList<Name extends string>(
  columns: Columns<Name>,
  asked: Iterable<Name>,
): RawBuilder<unknown> {
  const list = [...asked].map((name) => sql`, ${columns[name]} as ${sql.ref(name)}`);
  return list.length === 0 ? sql`` : sql.join(list, sql``);
}

function productColumnsIn(locale: Locale): Columns<ProductColumn> {
  return {
    slug: sql`p.slug`,
    title: localised('p.title', locale),
    description: localised('p.description', locale),
    vendor: sql`p.vendor`,
    categoryId: sql`p.category_id`,
    productType: sql`p.product_type`,
    tags: sql`p.tags`,
    options: sql`p.options`,
    images: sql`p.images`,
    createdAt: sql`p.created_at`,
    updatedAt: sql`p.updated_at`,
  };
}

function variantColumnsIn(locale: Locale): Columns<VariantColumn> {
  return {
    sku: sql`v.sku`,
    barcode: sql`v.barcode`,
    title: localised('v.title', locale),
    optionValues: sql`v.option_values`,
    weightGrams: sql`v.weight_grams`,
    requiresShipping: sql`v.requires_shipping`,
    image: sql`coalesce(v.image, (select o.images -> 0 from product o where o.id = v.product_id))`,
    active: sql`v.active`,
  };
}

/** The category of a product, as one value. */
export const categoryColumn: Readonly<Record<Locale, RawBuilder<unknown>>> = {
  fr: categoryColumnIn('fr'),
  en: categoryColumnIn('en'),
};
export const categoryJoin = sql`left join category c on c.id = p.category_id`;

function categoryColumnIn(locale: Locale): RawBuilder<unknown> {
  return sql`, case when c.id is not null then json_build_object('id', c.id, 'slug', c.slug,
    'name', ${localised('c.name', locale)}, 'parentId', c.parent_id) end as category`;
}

/** PostgreSQL picks the language, so that the other one is neither sent nor read. */
export function localised(column: string, locale: Locale): RawBuilder<string> {
  const text = sql.ref(column);
  return sql<string>`coalesce(${text} ->> ${sql.lit(locale)}, ${text} ->> ${sql.lit(otherLocale(locale))}, '')`;
}
