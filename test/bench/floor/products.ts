import { Prepared } from './database.js';
import { type FloorRequest, Problem } from './request.js';

interface Image {
  readonly url: string;
  readonly width?: number;
  readonly height?: number;
  readonly alt?: { readonly fr: string };
}

interface ListRow {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly vendor: string | null;
  readonly images: readonly Image[];
  readonly created_at: Date;
  readonly variant_id: string;
  readonly sku: string;
  readonly variant_title: string;
  readonly amount_minor: number | null;
  readonly compare_at_minor: number | null;
  readonly available: number | null;
}

const prices = `
  left join price own on own.variant_id = v.id and own.price_list_id = (
    select id from price_list where channel = 'WEB' and currency = 'EUR'
      and (valid_from is null or valid_from <= now()) and (valid_to is null or valid_to > now()))
  left join price usual on usual.variant_id = v.id and usual.price_list_id = (
    select id from price_list where channel is null and currency = 'EUR')`;
const priceColumns = `coalesce(own.amount_minor, usual.amount_minor) as amount_minor,
  case when own.amount_minor is null then usual.compare_at_minor else own.compare_at_minor end as compare_at_minor`;
const available = `case when l.active and 'WEB' = any(l.sells_to_channels)
  then greatest(0, s.on_hand - s.reserved - s.safety) else 0 end`;

// The size of the page is part of the text, or PostgreSQL would not know how few rows come and plan for many.
const listStatement = (first: number) =>
  new Prepared<ListRow>(
    `list ${first}`,
    `with page as (
      select id, slug, title ->> 'fr' as title, vendor, images, created_at from product
      where status = 'ACTIVE' and (created_at, id) < ($1, $2)
      order by created_at desc, id desc limit ${first + 1}
    )
    select p.*, v.id as variant_id, v.sku, v.title ->> 'fr' as variant_title, ${priceColumns},
      case when s.variant_id is not null then ${available} end as available
    from page p
    join variant v on v.product_id = p.id and v.active ${prices}
    left join stock_item s on s.variant_id = v.id and s.location_id = $3
    left join location l on l.id = s.location_id
    order by p.created_at desc, p.id desc, v.position`,
  );
const pageSizes = new Map([24, 48, 96].map((first) => [first, listStatement(first)]));

/** A page of the products, newest first, with the prices of their variants and their stock in one store. */
export async function listProducts({ query }: FloorRequest): Promise<unknown> {
  const first = Number(query.get('first') ?? 24);
  const statement = pageSizes.get(first);
  if (!statement) throw new Problem(400, { error: 'bad_page_size' });
  const [createdAt = 'infinity', id = 'ffffffff-ffff-ffff-ffff-ffffffffffff'] =
    query.get('after')?.split('_') ?? [];
  const rows = await statement.rows([createdAt, id, query.get('store')]);
  const products = [...Map.groupBy(rows, (row) => row.id).values()];
  const hasNextPage = products.length > first;
  if (hasNextPage) products.pop();
  return { nodes: products.map(nodeOf), pageInfo: { hasNextPage, endCursor: cursorOf(products) } };
}

function nodeOf(rows: readonly ListRow[]) {
  const variants = rows.map((row) => ({
    ...soldAt(row),
    availableAt: row.available === null ? null : { band: bandOf(row.available) },
  }));
  return { ...headOf(rows[0] as ListRow), variants };
}

function cursorOf(products: readonly ListRow[][]): string | null {
  const last = products.at(-1)?.[0];
  return last ? `${last.created_at.toISOString()}_${last.id}` : null;
}

interface DetailRow extends Omit<ListRow, 'created_at' | 'available'> {
  readonly description: string;
  readonly tags: readonly string[];
  readonly category: { readonly slug: string; readonly name: string } | null;
  readonly options: readonly {
    readonly code: string;
    readonly name: { readonly fr: string };
    readonly values: readonly { readonly code: string; readonly name: { readonly fr: string } }[];
  }[];
  readonly barcode: string | null;
  readonly option_values: readonly {
    readonly option: string;
    readonly value: string;
    readonly label: { readonly fr: string };
  }[];
}

interface StockRow {
  readonly variant_id: string;
  readonly available: number;
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

const detailStatement = new Prepared<DetailRow>(
  'detail',
  `select p.id, p.slug, p.title ->> 'fr' as title, p.description ->> 'fr' as description, p.vendor, p.tags,
    p.images, p.options, json_build_object('slug', c.slug, 'name', c.name ->> 'fr') as category,
    v.id as variant_id, v.sku, v.barcode, v.title ->> 'fr' as variant_title, v.option_values, ${priceColumns}
  from product p left join category c on c.id = p.category_id
  join variant v on v.product_id = p.id and v.active ${prices}
  where p.slug = $1 and p.status = 'ACTIVE' order by v.position`,
);

const stockStatement = new Prepared<StockRow>(
  'stock',
  `select s.variant_id, ${available} as available, l.id, l.code, l.name
  from product p join variant v on v.product_id = p.id and v.active
  join stock_item s on s.variant_id = v.id join location l on l.id = s.location_id
  where p.slug = $1`,
);

/** One product with its options, and the stock of its variants in each store. */
export async function showProduct({ id: slug }: FloorRequest): Promise<unknown> {
  const [rows, stock] = await Promise.all([
    detailStatement.rows([slug]),
    stockStatement.rows([slug]),
  ]);
  const [first] = rows;
  if (!first) throw new Problem(404, { error: 'not_found' });
  const levels = Map.groupBy(stock, (row) => row.variant_id);
  return {
    ...headOf(first),
    description: first.description,
    tags: first.tags,
    category: first.category,
    options: first.options.map((option) => ({
      code: option.code,
      name: option.name.fr,
      values: option.values.map((value) => ({ code: value.code, name: value.name.fr })),
    })),
    variants: rows.map((row) => ({
      ...soldAt(row),
      barcode: row.barcode,
      optionValues: row.option_values.map((chosen) => ({
        option: chosen.option,
        value: chosen.value,
        label: chosen.label.fr,
      })),
      stock: (levels.get(row.variant_id) ?? []).map(({ id, code, name, available }) => ({
        band: bandOf(available),
        location: { id, code, name },
      })),
    })),
  };
}

function headOf({ id, slug, title, vendor, images }: ListRow | DetailRow) {
  return {
    id,
    slug,
    title,
    vendor,
    images: images.map(({ url, width, height, alt }) => ({
      url,
      alt: alt?.fr ?? '',
      width: width ?? null,
      height: height ?? null,
    })),
  };
}

function soldAt(row: ListRow | DetailRow) {
  return {
    id: row.variant_id,
    sku: row.sku,
    title: row.variant_title,
    price: moneyOf(row.amount_minor),
    compareAtPrice: moneyOf(row.compare_at_minor),
  };
}

function moneyOf(amountMinor: number | null) {
  return amountMinor === null ? null : { amountMinor, currency: 'EUR' };
}

function bandOf(pieces: number): string {
  if (pieces === 0) return 'OUT';
  return pieces <= 3 ? 'LOW' : 'IN_STOCK';
}
