import { type RawBuilder, sql } from 'kysely';
import { otherLocale } from '../../kernel/local-text.js';
import type { Locale } from '../../kernel/refusal.js';
import type { ShownProduct, ShownVariant } from './shown.js';

/** What a module above wants to know of each row, in the same statement over `product p` or `variant v`. */
export interface StatementExtras {
  /** `, amount as "amount"` */
  readonly columns: RawBuilder<unknown>;
  readonly join: RawBuilder<unknown>;
}

export type ProductColumn = Exclude<keyof ShownProduct, 'variants' | 'id'>;
export type VariantColumn = Exclude<keyof ShownVariant, 'product' | 'id' | 'productId'>;

/** What a client asks for of variants. */
export interface VariantShape {
  readonly columns: Iterable<VariantColumn>;
  readonly extras?: StatementExtras | undefined;
}

/** What a client asks for of products, and of their variants where it does. */
export interface ProductShape {
  readonly columns: Iterable<ProductColumn>;
  readonly variants?: VariantShape | undefined;
  readonly extras?: StatementExtras | undefined;
}

type Columns<Name extends string> = Readonly<Record<Name, RawBuilder<unknown>>>;

const productColumns = { fr: productColumnsIn('fr'), en: productColumnsIn('en') };
const variantColumns = { fr: variantColumnsIn('fr'), en: variantColumnsIn('en') };

/** Everything that can be asked for of a product, but its variants. */
export const allProductColumns = Object.keys(productColumns.fr) as ProductColumn[];
/** Everything that can be asked for of a variant. */
export const allVariantColumns = Object.keys(variantColumns.fr) as VariantColumn[];

/** `p.id, ...`: a product in that shape, for statements over `product p`; `extras.join` belongs to them. */
export function productList(shape: ProductShape, locale: Locale): RawBuilder<unknown> {
  const variants = shape.variants && variantsColumn(shape.variants, locale);
  return sql`p.id ${selectList(productColumns[locale], shape.columns)} ${variants ?? none} ${shape.extras?.columns ?? none}`;
}

/** `v.id, ...`: a variant in that shape, for statements over `variant v`. */
export function variantList(shape: VariantShape, locale: Locale): RawBuilder<unknown> {
  return sql`v.id, v.product_id as "productId" ${selectList(variantColumns[locale], shape.columns)} ${shape.extras?.columns ?? none}`;
}

export const none: RawBuilder<unknown> = sql``;

/** The variants of a product that are sold, as one value: for a page this costs less than a statement of its own. */
function variantsColumn(shape: VariantShape, locale: Locale): RawBuilder<unknown> {
  return sql`, (select coalesce(json_agg(one order by one.place), '[]') from (
    select ${variantList(shape, locale)}, v.position as place from variant v ${shape.extras?.join ?? none}
    where v.product_id = p.id and v.active) one) as variants`;
}

/** `, column as "name"` for each that is asked for. */
function selectList<Name extends string>(
  columns: Columns<Name>,
  asked: Iterable<Name>,
): RawBuilder<unknown> {
  const list = [...asked].map((name) => sql`, ${columns[name]} as ${sql.ref(name)}`);
  return list.length === 0 ? none : sql.join(list, none);
}

function productColumnsIn(locale: Locale): Columns<ProductColumn> {
  return {
    slug: sql`p.slug`,
    title: localised('p.title', locale),
    description: localised('p.description', locale),
    vendor: sql`p.vendor`,
    categoryId: sql`p.category_id`,
    category: sql`(select json_build_object('id', c.id, 'slug', c.slug, 'name', ${localised('c.name', locale)},
      'parentId', c.parent_id) from category c where c.id = p.category_id)`,
    productType: sql`p.product_type`,
    tags: sql`to_json(p.tags)`,
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

/** PostgreSQL picks the language, so that the other one is neither sent nor read. */
export function localised(column: string, locale: Locale): RawBuilder<string> {
  const text = sql.ref(column);
  return sql<string>`coalesce(${text} ->> ${sql.lit(locale)}, ${text} ->> ${sql.lit(otherLocale(locale))}, '')`;
}
