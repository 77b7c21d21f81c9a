import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import {
  type ImportSummary,
  type ImportWatch,
  importProducts,
  importStock,
  importStores,
  type ProductImport,
  type RefusedRow,
} from '../../../src/imports/index.js';
import { systemClock } from '../../../src/kernel/clock.js';
import type { Refusal } from '../../../src/kernel/refusal.js';
import { type SaveLocation, saveLocation } from '../../../src/locations/index.js';
import { Database } from '../../../src/platform/database/database.js';
import { Gateway } from '../../../src/platform/gateway.js';
import { silentLog } from '../../../src/platform/log.js';
import { Ports } from '../../../src/platform/ports.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

/** What an import answered, and everything it told on the way. */
export interface Imported {
  readonly summary: ImportSummary;
  readonly refused: readonly RefusedRow[];
  readonly remarks: readonly string[];
}

/** Somebody who imports files into a shop of their own, on real PostgreSQL. */
export class ImportDesk {
  private constructor(
    readonly gateway: Gateway,
    readonly database: TestDatabase,
    readonly folder: string,
  ) {}

  static async open(): Promise<ImportDesk> {
    const database = await createTestDatabase();
    const gateway = new Gateway({
      database: await Database.connect({ url: database.url, entities: [] }),
      databaseUrl: database.url,
      clock: systemClock,
      log: silentLog,
      ports: new Ports(),
      hearers: [],
    });
    return new ImportDesk(gateway, database, await mkdtemp(join(tmpdir(), 'import-')));
  }

  /** Writes a file and answers its path. Lines end as Windows and Shopify end them. */
  async file(content: readonly string[] | string | Buffer, name = 'file.csv'): Promise<string> {
    const path = join(this.folder, name);
    await writeFile(
      path,
      Array.isArray(content) ? `${content.join('\r\n')}\r\n` : (content as string),
    );
    return path;
  }

  async products(
    content: readonly string[] | string | Buffer,
    options: Partial<ProductImport> = {},
  ): Promise<Imported> {
    const path = await this.file(content);
    return this.watched((watch) =>
      importProducts(
        this.gateway,
        { path, currency: 'EUR', taxClass: 'STANDARD', locale: 'en', ...options },
        watch,
      ),
    );
  }

  async stores(content: readonly string[] | string): Promise<Imported> {
    const path = await this.file(content);
    return this.watched((watch) => importStores(this.gateway, { path }, watch));
  }

  async stock(content: readonly string[] | string): Promise<Imported> {
    return this.stockFrom(await this.file(content));
  }

  stockFrom(path: string): Promise<Imported> {
    return this.watched((watch) => importStock(this.gateway, { path }, watch));
  }

  async location(code: string, kind: SaveLocation['kind'] = 'WAREHOUSE'): Promise<string> {
    const saved = await this.gateway.runAsSystem('test', (work) =>
      saveLocation(work, {
        code,
        kind,
        name: code,
        street: '1 rue du Dépôt',
        postalCode: '59810',
        city: 'Lesquin',
        countryCode: 'FR',
        latitude: 50.59,
        longitude: 3.11,
        timeZone: 'Europe/Paris',
        pickupPolicy: 'NONE',
        sellsToChannels: ['WEB', 'APP'],
        weeklyHours: [],
      }),
    );
    return (saved as Exclude<typeof saved, Refusal>).id;
  }

  /** A product as it is stored, with its variants in order. */
  async product(slug: string): Promise<StoredProduct | undefined> {
    const { rows } = await sql<StoredProduct>`
      select p.id, p.title, p.description, p.vendor, p.product_type, p.tags, p.tax_class, p.options,
        p.images, p.status,
        (select jsonb_agg(jsonb_build_object('sku', v.sku, 'barcode', v.barcode, 'title', v.title,
          'grams', v.weight_grams, 'ships', v.requires_shipping, 'backorder', v.allow_backorder,
          'image', v.image ->> 'url', 'active', v.active, 'price', r.amount_minor, 'was', r.compare_at_minor,
          'onHand', (select sum(s.on_hand) from stock_item s where s.variant_id = v.id)) order by v.position)
        from variant v left join price r on r.variant_id = v.id where v.product_id = p.id) as variants
      from product p where p.slug = ${slug}`.execute(this.gateway.db);
    return rows[0];
  }

  /** Everything that says that something was written: a second import must not move it. */
  async footprint(): Promise<unknown> {
    const { rows } = await sql`
      select (select count(*) from event) as events, (select count(*) from stock_movement) as movements,
        (select max(updated_at) from product) as updated, (select sum(version) from stock_item) as versions`.execute(
      this.gateway.db,
    );
    return rows[0];
  }

  async close(): Promise<void> {
    await this.gateway.news.close();
    await this.gateway.database.close();
    await this.database.drop();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async watched(run: (watch: ImportWatch) => Promise<ImportSummary>): Promise<Imported> {
    const refused: RefusedRow[] = [];
    const remarks: string[] = [];
    let rows = 0;
    let advanced = 0;
    const summary = await run({
      begin: (count) => {
        rows = count;
      },
      advance: (count) => {
        advanced += count;
      },
      refused: (row) => refused.push(row),
      remark: (sentence) => remarks.push(sentence),
    });
    if (advanced !== rows) throw new Error(`the bar stands at ${advanced} of ${rows}`);
    return { summary, refused, remarks };
  }
}

export interface StoredProduct {
  readonly id: string;
  readonly title: Record<string, string>;
  readonly description: Record<string, string>;
  readonly vendor: string | null;
  readonly product_type: string | null;
  readonly tags: string[];
  readonly tax_class: string;
  readonly options: { code: string; name: object; values: { code: string; name: object }[] }[];
  readonly images: { url: string; alt?: object }[];
  readonly status: string;
  readonly variants: {
    sku: string;
    barcode: string | null;
    title: Record<string, string>;
    grams: number | null;
    ships: boolean;
    backorder: boolean;
    image: string | null;
    active: boolean;
    price: number | null;
    was: number | null;
    onHand: number | null;
  }[];
}

/** The line and the reason of each refused row. */
export function reasons({ refused }: Imported): string[] {
  return refused.map(({ line, reason }) => `${line}: ${reason}`);
}
