import { Migration } from '@mikro-orm/migrations';

/** What is sold and what it costs. Texts are kept in the shop's languages side by side. */
export class CatalogAndPrices extends Migration {
  override up(): void {
    this.addSql('create extension if not exists pg_trgm');
    this.addSql(/* sql */ `
      create table category (
        id uuid primary key,
        parent_id uuid references category (id),
        slug text not null unique,
        name jsonb not null,
        position integer not null default 0,
        path uuid[] not null
      )`);
    this.addSql('create index category_by_path on category using gin (path)');

    this.addSql(/* sql */ `
      create table product (
        id uuid primary key,
        slug text not null unique,
        title jsonb not null,
        description jsonb not null,
        vendor text,
        category_id uuid references category (id),
        product_type text,
        tags text[] not null default '{}',
        tax_class text not null,
        options jsonb not null default '[]',
        images jsonb not null default '[]',
        status text not null check (status in ('ACTIVE', 'DRAFT', 'ARCHIVED')),
        category_path text[] not null default '{}',
        title_key_fr text collate "C" not null default '',
        title_key_en text collate "C" not null default '',
        title_text text collate "C" not null default '',
        search_text text collate "C" not null,
        source_hash bytea,
        created_at timestamptz(3) not null,
        updated_at timestamptz not null
      )`);
    // Lists continue after the sort values of their last row, so each order has an index of its own.
    this.addSql(
      `create index product_newest on product (created_at desc, id desc) where status = 'ACTIVE'`,
    );
    this.addSql(
      `create index product_by_title_fr on product (title_key_fr, id) where status = 'ACTIVE'`,
    );
    this.addSql(
      `create index product_by_title_en on product (title_key_en, id) where status = 'ACTIVE'`,
    );
    this.addSql('create index product_by_category on product (category_id)');
    this.addSql('create index product_by_category_path on product using gin (category_path)');
    this.addSql('create index product_by_text on product using gin (search_text gin_trgm_ops)');
    this.addSql(
      'create index product_by_title_text on product using gin (title_text gin_trgm_ops)',
    );
    this.addSql('create index product_by_tag on product using gin (tags)');

    this.addSql(/* sql */ `
      create table variant (
        id uuid primary key,
        product_id uuid not null references product (id),
        sku text not null unique,
        barcode text,
        title jsonb not null,
        option_values jsonb not null default '[]',
        position integer not null,
        weight_grams integer check (weight_grams >= 0),
        requires_shipping boolean not null default true,
        allow_backorder boolean not null default false,
        image jsonb,
        active boolean not null default true
      )`);
    this.addSql('create index variant_by_product on variant (product_id, position)');
    this.addSql('create index variant_by_barcode on variant (barcode) where barcode is not null');

    this.addSql(/* sql */ `
      create table price_list (
        id uuid primary key,
        code text not null unique,
        channel text,
        currency text not null check (length(currency) = 3),
        valid_from timestamptz,
        valid_to timestamptz check (valid_to > valid_from),
        constraint the_default_list_is_always_valid
          check (channel is not null or num_nonnulls(valid_from, valid_to) = 0)
      )`);
    this.addSql(
      `create unique index price_list_per_channel on price_list (coalesce(channel, ''), currency)`,
    );
    this.addSql(/* sql */ `
      create table price (
        price_list_id uuid not null references price_list (id),
        variant_id uuid not null references variant (id),
        amount_minor bigint not null check (amount_minor between 0 and 1000000000000),
        compare_at_minor bigint check (compare_at_minor between 0 and 1000000000000),
        primary key (variant_id, price_list_id)
      )`);
    this.addSql(/* sql */ `
      create table product_price (
        price_list_id uuid not null references price_list (id),
        product_id uuid not null references product (id),
        lowest_minor bigint not null,
        highest_minor bigint not null,
        primary key (product_id, price_list_id)
      )`);
    this.addSql(
      'create index product_by_price on product_price (price_list_id, lowest_minor, product_id)',
    );
    this.addSql(/* sql */ `
      create table tax_rate (
        country_code text not null,
        tax_class text not null,
        rate_basis_points integer not null check (rate_basis_points between 0 and 10000),
        primary key (country_code, tax_class)
      )`);
    this.addSql(/* sql */ `
      create table shipping_rate (
        country_code text not null,
        currency text not null,
        amount_minor bigint not null check (amount_minor >= 0),
        free_from_minor bigint check (free_from_minor >= 0),
        tax_class text not null,
        primary key (country_code, currency)
      )`);
  }
}
