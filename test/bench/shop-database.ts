import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded/index.js';
import { root } from './processes/server-process.js';

export const variantsPerProduct = 3;
export const stores = 20;

/** What a kept shop is made of: where one of these files changes, it is made anew. */
const ingredients = ['migrations/*.ts', 'src/demo/**/*.ts', 'src/cli/seed.ts'];

/** The PostgreSQL of the benchmark, with the shops that it keeps from run to run. */
export class ShopDatabase {
  private constructor(
    private readonly adminUrl: string,
    readonly stop: () => Promise<void>,
  ) {}

  /** Starts the server, with the settings of the embedded one: a commit waits for the disk. */
  static async start(dataDir: string): Promise<ShopDatabase> {
    const server = await startEmbeddedPostgres({ dataDir, log: () => {} });
    return new ShopDatabase(server.url, () => server.stop());
  }

  get url(): string {
    return this.adminUrl;
  }

  /**
   * A fresh copy of the shop of that size, as it was before anybody bought; the copy before it is gone. That of
   * another checkout lies beside it.
   */
  async open(
    products: number,
    say: (line: string) => void,
    checkout: string = root,
  ): Promise<string> {
    const [prefix, copy] = checkout === root ? ['shop', 'bench'] : ['other_shop', 'other_bench'];
    const kept = `${prefix}_${products}_${await fingerprint(checkout)}`;
    const known = await this.names(`${prefix}_${products}_%`);
    if (!known.includes(kept)) {
      for (const name of known) await this.drop(name);
      say(`Filling a shop of ${products.toLocaleString('en')} products, once.`);
      await this.fill(kept, products, checkout);
    }
    await this.drop(copy);
    await this.execute(`create database ${copy} template ${kept} strategy file_copy`);
    return this.urlOf(copy);
  }

  /** Filled under another name, so that a run that was ended half way leaves no half shop. */
  private async fill(name: string, products: number, checkout: string): Promise<void> {
    await this.drop('filling');
    await this.execute('create database filling');
    const url = this.urlOf('filling');
    const sizes = { products, variants: variantsPerProduct, stores };
    const args = Object.entries(sizes).flatMap(([size, count]) => [`--${size}`, String(count)]);
    // It brings the database up to date first, by the changes of its own checkout.
    const child = fork(join(checkout, 'src/cli/seed.ts'), args, {
      cwd: checkout,
      env: { ...process.env, DATABASE_URL: url },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const [code] = await once(child, 'exit');
    if (code !== 0) throw new Error('the shop could not be filled');
    await this.execute('vacuum (freeze, analyze)', url);
    await this.execute(`alter database filling rename to ${name}`);
  }

  private async names(like: string): Promise<string[]> {
    const rows = await this.execute(
      `select datname from pg_database where datname like '${like.replaceAll('_', '\\_')}'`,
    );
    return rows.map((row) => String(row['datname']));
  }

  private async drop(name: string): Promise<void> {
    await this.execute(`drop database if exists ${name} with (force)`);
  }

  private async execute(statement: string, url = this.adminUrl) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(statement)).rows;
    } finally {
      await client.end();
    }
  }

  private urlOf(name: string): string {
    return this.adminUrl.replace(/[^/]+$/, name);
  }
}

async function fingerprint(checkout: string): Promise<string> {
  const hash = createHash('sha256');
  const files: string[] = [];
  for await (const file of glob(ingredients, { cwd: checkout })) files.push(file);
  for (const file of files.sort()) hash.update(file).update(await readFile(join(checkout, file)));
  return hash.digest('hex').slice(0, 8);
}
