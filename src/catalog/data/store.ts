import { type Kysely, sql } from 'kysely';
import type { WrittenProduct } from '../domain/written-product.js';

type Db = Kysely<unknown>;
type Ids = ReadonlyMap<string, string>;
/** An SKU that a product names, and the product that has it. */
export interface TakenSku {
  readonly slug: string;
  readonly sku: string;
  readonly takenBy: string;
}

export interface WrittenVariants {
  /** How many were written: fewer than named where another product has an SKU. */
  readonly written: number;
  readonly retired: ByProduct;
  readonly revived: ByProduct;
}

export type ByProduct = ReadonlyMap<string, readonly string[]>;

/** What is known under these slugs; locked, in the order of the slugs. */
export async function lockBySlug(
  db: Db,
  slugs: readonly string[],
): Promise<Map<string, { readonly source_hash: string | null }>> {
  const { rows } = await sql<{ slug: string; source_hash: string | null }>`
    select slug, encode(source_hash, 'hex') as source_hash from product
    where slug = any(${slugs}::text[]) order by slug for no key update`.execute(db);
  return new Map(rows.map((row) => [row.slug, row]));
}

/** A category that one of the products names and that is not there. */
export async function findMissingCategory(
  db: Db,
  products: readonly WrittenProduct[],
): Promise<string | undefined> {
  const asked = new Set(
    products.flatMap(({ category_slug: slug }) => (slug === null ? [] : [slug])),
  );
  if (asked.size === 0) return undefined;
  const { rows } = await sql<{ slug: string }>`
    select slug from category where slug = any(${[...asked]}::text[])`.execute(db);
  const found = new Set(rows.map((row) => row.slug));
  return [...asked].find((slug) => !found.has(slug));
}

/** Writes the products, and answers the inner id of each by its slug. */
export async function upsertProducts(
  db: Db,
  products: readonly WrittenProduct[],
  now: Date,
  newId: () => string,
): Promise<Map<string, string>> {
  const given = products.map(({ variants: _, ...product }) => ({ ...product, id: newId() }));
  const { rows } = await sql<{ id: string; slug: string }>`
    insert into product (id, slug, title, description, vendor, category_id, product_type, tags, tax_class,
      options, images, status, category_path, title_key_fr, title_key_en, title_text, search_text, source_hash,
      created_at, updated_at)
    select g.id, g.slug, g.title, g.description, g.vendor, c.id, g.product_type,
      array(select jsonb_array_elements_text(g.tags)), g.tax_class, g.options, g.images, g.status,
      array(select a.slug from category a where a.id = any(c.path)),
      g.title_key_fr, g.title_key_en, g.title_text, g.search_text, decode(g.source_hash, 'hex'), ${now}, ${now}
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g (id uuid, slug text, title jsonb,
      description jsonb, vendor text, category_slug text, product_type text, tags jsonb, tax_class text,
      options jsonb, images jsonb, status text, title_key_fr text, title_key_en text, title_text text, search_text text,
      source_hash text)
    left join category c on c.slug = g.category_slug
    order by g.slug
    on conflict (slug) do update set title = excluded.title, description = excluded.description,
      vendor = excluded.vendor, category_id = excluded.category_id, product_type = excluded.product_type,
      tags = excluded.tags, tax_class = excluded.tax_class, options = excluded.options,
      images = excluded.images, status = excluded.status, category_path = excluded.category_path,
      title_key_fr = excluded.title_key_fr, title_key_en = excluded.title_key_en,
      title_text = excluded.title_text, search_text = excluded.search_text, source_hash = excluded.source_hash,
      updated_at = excluded.updated_at
    returning id, slug`.execute(db);
  return new Map(rows.map((row) => [row.slug, row.id]));
}

/** An SKU that two of these products name. */
export function findSharedSku(products: readonly WrittenProduct[]): TakenSku | undefined {
  const ownerBySku = new Map<string, string>();
  for (const { slug, variants } of products) {
    for (const { sku } of variants) {
      const takenBy = ownerBySku.get(sku);
      if (takenBy !== undefined) return { slug, sku, takenBy };
      ownerBySku.set(sku, slug);
    }
  }
  return undefined;
}

/** An SKU that another product had before. */
export async function findTakenSku(
  db: Db,
  products: readonly WrittenProduct[],
): Promise<TakenSku | undefined> {
  const ownerBySku = new Map(
    products.flatMap(({ slug, variants }) => variants.map(({ sku }) => [sku, slug] as const)),
  );
  const { rows } = await sql<{ sku: string; slug: string }>`
    select v.sku, p.slug from variant v join product p on p.id = v.product_id
    where v.sku = any(${[...ownerBySku.keys()]}::text[])`.execute(db);
  const taken = rows.find((row) => ownerBySku.get(row.sku) !== row.slug);
  return taken && { slug: ownerBySku.get(taken.sku) ?? '', sku: taken.sku, takenBy: taken.slug };
}

/** Writes the variants of the products; those that are not named any more are retired. Never takes an SKU away. */
export async function upsertVariants(
  db: Db,
  products: readonly WrittenProduct[],
  ids: Ids,
  newId: () => string,
): Promise<WrittenVariants> {
  const given = products.flatMap(({ slug, variants }) =>
    variants.map((variant) => ({ ...variant, id: newId(), product_id: ids.get(slug) })),
  );
  const { rows } = await sql<{
    id: string;
    product_id: string;
    change: 'WRITTEN' | 'RETIRED' | 'REVIVED';
  }>`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g (id uuid, product_id uuid,
        sku text, barcode text, title jsonb, option_values jsonb, position integer, weight_grams integer,
        requires_shipping boolean, allow_backorder boolean, image jsonb)
    ), before as (
      select id, product_id, sku, active from variant where product_id = any(${[...ids.values()]}::uuid[])
    ), written as (
      insert into variant (id, product_id, sku, barcode, title, option_values, position, weight_grams,
        requires_shipping, allow_backorder, image, active)
      select id, product_id, sku, barcode, title, option_values, position, weight_grams,
        requires_shipping, allow_backorder, image, true
      from given order by sku
      on conflict (sku) do update set barcode = excluded.barcode, title = excluded.title, option_values = excluded.option_values, position = excluded.position,
        weight_grams = excluded.weight_grams, requires_shipping = excluded.requires_shipping,
        allow_backorder = excluded.allow_backorder, image = excluded.image, active = true
        where variant.product_id = excluded.product_id
      returning id, product_id
    ), retired as (
      update variant v set active = false from before b
      where v.id = b.id and b.active and not exists (select from given g where g.sku = b.sku)
      returning v.id, v.product_id
    )
    select id, product_id, 'WRITTEN' as change from written
    union all
    select id, product_id, 'RETIRED' from retired
    union all
    select b.id, b.product_id, 'REVIVED' from before b join given g using (sku) where not b.active`.execute(
    db,
  );
  return {
    written: rows.filter((row) => row.change === 'WRITTEN').length,
    retired: idsOf(rows, 'RETIRED'),
    revived: idsOf(rows, 'REVIVED'),
  };
}

/** The inner ids of products and of the variants that are sold, by slug and SKU. */
export async function readSaved(
  db: Db,
  slugs: readonly string[],
): Promise<Map<string, { readonly id: string; readonly variantIds: Record<string, string> }>> {
  const { rows } = await sql<{ id: string; slug: string; variants: Record<string, string> | null }>`
    select p.id, p.slug, v.variants from product p
    left join lateral (
      select jsonb_object_agg(sku, id) as variants from variant where product_id = p.id and active
    ) v on true
    where p.slug = any(${slugs}::text[])`.execute(db);
  return new Map(rows.map((row) => [row.slug, { id: row.id, variantIds: row.variants ?? {} }]));
}

function idsOf(
  rows: readonly { id: string; product_id: string; change: string }[],
  change: string,
): ByProduct {
  const byProduct = new Map<string, string[]>();
  for (const row of rows.filter((each) => each.change === change))
    byProduct.set(row.product_id, [...(byProduct.get(row.product_id) ?? []), row.id]);
  return byProduct;
}
