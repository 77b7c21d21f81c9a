import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Locale } from '../../kernel/refusal.js';
import {
  allProductColumns,
  allVariantColumns,
  localised,
  none,
  type ProductShape,
  productList,
  type StatementExtras,
  variantList,
} from './shape.js';
import type { ShownCategory, ShownProduct, ShownVariant } from './shown.js';
import type { VariantRow } from './tables.js';

type Db = Kysely<unknown>;

/** One product that is sold, by its id or its slug, in the shape that its client asks for. */
export async function findShownProduct<Extra = object>(
  db: Db,
  by: { readonly id: string } | { readonly slug: string },
  shape: ProductShape,
  locale: Locale,
): Promise<(ShownProduct & Extra) | undefined> {
  const condition = 'id' in by ? sql`p.id = ${by.id}::uuid` : sql`p.slug = ${by.slug}`;
  const { rows } = await sql<ShownProduct & Extra>`
    select ${productList(shape, locale)} from product p ${shape.extras?.join ?? none}
    where p.status = 'ACTIVE' and ${condition}`.execute(db);
  return rows[0];
}

/** Products by inner id, whatever their status: an old order still tells what was bought. */
export async function findShownProducts(
  db: Db,
  ids: readonly string[],
  locale: Locale,
): Promise<ShownProduct[]> {
  const { rows } = await sql<ShownProduct>`
    select ${productList({ columns: allProductColumns }, locale)} from product p
    where p.id = any(${ids}::uuid[])`.execute(db);
  return rows;
}

/** The variants of these products that are sold, in their order. */
export async function findVariantsOf(
  db: Db,
  productIds: readonly string[],
  locale: Locale,
): Promise<ShownVariant[]> {
  const { rows } = await sql<ShownVariant>`
    select ${variantList({ columns: allVariantColumns }, locale)} from variant v
    where v.product_id = any(${productIds}::uuid[]) and v.active order by v.product_id, v.position`.execute(
    db,
  );
  return rows;
}

/** Variants by inner id, retired or not. */
export async function findShownVariants(
  db: Db,
  ids: readonly string[],
  locale: Locale,
): Promise<ShownVariant[]> {
  const { rows } = await sql<ShownVariant>`
    select ${variantList({ columns: allVariantColumns }, locale)} from variant v
    where v.id = any(${ids}::uuid[])`.execute(db);
  return rows;
}

/** A variant that is sold, or was: those of drafts are nobody's business yet. */
export async function findKnownVariant(
  db: Db,
  id: string,
  locale: Locale,
): Promise<ShownVariant | undefined> {
  const { rows } = await sql<ShownVariant>`
    select ${variantList({ columns: allVariantColumns }, locale)} from variant v
    join product p on p.id = v.product_id and p.status <> 'DRAFT' where v.id = ${id}::uuid`.execute(
    db,
  );
  return rows[0];
}

/**
 * What commands need to know of variants, by inner id, retired or not; one that is not there is left out. Modules
 * above may add what they know, in the same statement over `variant v` and `product p`.
 */
export async function findVariants<Extra = object>(
  db: Db,
  ids: readonly string[],
  extras?: StatementExtras,
): Promise<(VariantRow & Extra)[]> {
  if (ids.length === 0) return [];
  return readVariants(db, sql`v.id = any(${ids}::uuid[])`, extras);
}

/** Like `findVariants`, by SKU. */
export async function findVariantsBySku(db: Db, skus: readonly string[]): Promise<VariantRow[]> {
  if (skus.length === 0) return [];
  return readVariants(db, sql`v.sku = any(${skus}::text[])`);
}

/** The inner ids of variants by their barcodes, of those that are known. Of several with the same one, the oldest. */
export async function findVariantsByBarcode(
  db: Db,
  barcodes: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; barcode: string }>`
    select id, barcode from variant where barcode = any(${barcodes}::text[]) order by id desc`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.barcode, row.id]));
}

/** The inner ids of the products that are known under these slugs, whatever their status. */
export async function findProductIds(
  db: Db,
  slugs: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; slug: string }>`
    select id, slug from product where slug = any(${slugs}::text[])`.execute(db);
  return new Map(rows.map((row) => [row.slug, row.id]));
}

async function readVariants<Extra = object>(
  db: Db,
  condition: RawBuilder<unknown>,
  extras?: StatementExtras,
): Promise<(VariantRow & Extra)[]> {
  const { rows } = await sql<VariantRow & Extra>`
    select v.id, v.product_id, v.sku, v.barcode, v.title, v.option_values, v.weight_grams,
      v.requires_shipping, v.allow_backorder, coalesce(v.image, p.images -> 0) as image, p.tax_class, v.active,
      v.active and p.status = 'ACTIVE' as sellable,
      case when v.title = p.title then p.title
        else jsonb_build_object('fr', ${fullTitle('fr')}, 'en', ${fullTitle('en')}) end as full_title ${extras?.columns ?? sql``}
    from variant v join product p on p.id = v.product_id ${extras?.join ?? sql``}
    where ${condition}`.execute(db);
  return rows;
}

function fullTitle(locale: Locale): RawBuilder<string> {
  return sql<string>`${localised('p.title', locale)} || ' – ' || ${localised('v.title', locale)}`;
}

/** The whole tree of categories, in the order in which brothers and sisters stand. */
export async function findCategories(db: Db, locale: Locale): Promise<ShownCategory[]> {
  const { rows } = await sql<ShownCategory>`
    select c.id, c.slug, ${localised('c.name', locale)} as name, c.parent_id as "parentId"
    from category c order by c.position, c.slug`.execute(db);
  return rows;
}

/** The variants that are sold, as a table of `id` and `product_id` for statements of modules above. */
export const soldVariants: RawBuilder<unknown> = sql`(select id, product_id from variant where active)`;
