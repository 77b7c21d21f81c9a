import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import pg from 'pg';
import type { BenchCase, Shop } from './cases/bench-case.js';
import { prepareCart } from './cases/cart.js';
import { prepareDetail } from './cases/detail.js';
import { prepareList } from './cases/list.js';
import { prepareOrder } from './cases/order.js';
import { examineBench } from './examine.js';
import { sellHotItem } from './hot-item.js';
import { Client } from './load/client.js';
import { type Bench, measureCase, profileCase, statementsOf, warmUp } from './measure.js';
import type { BenchOptions, CaseName } from './options.js';
import { PostgresCpu } from './processes/postgres-cpu.js';
import { endServers } from './processes/server-process.js';
import { type Sides, startSides } from './processes/sides.js';
import { size } from './report/aims.js';
import { describeMachine } from './report/machine.js';
import { cpuRatio, type Results } from './report/results.js';
import { report } from './report/table.js';
import { ShopDatabase } from './shop-database.js';

const prepared: Record<Exclude<CaseName, 'hot'>, (shop: Shop) => Promise<BenchCase>> = {
  list: prepareList,
  detail: prepareDetail,
  cart: prepareCart,
  order: prepareOrder,
};

type Say = (line: string) => void;

/**
 * Measures all that is asked for in shops of each size, and reports what there is, also where something fails.
 * False where the doctor or the books of the providers find anything afterwards.
 */
export async function runBench(
  options: BenchOptions,
  database: ShopDatabase,
  say: Say,
): Promise<boolean> {
  const results: Results = {
    machine: await describeMachine(database.url),
    cases: [],
    statements: [],
    hotItems: [],
    findings: [],
  };
  if (options.profile) await mkdir(options.profile, { recursive: true });
  try {
    for (const products of options.products) {
      const url = await database.open(products, say);
      say(`Opening a shop of ${size(products)}.`);
      await measureShop(options, { products, url }, results, say);
    }
  } finally {
    if (options.json) await writeFile(options.json, `${JSON.stringify(results, null, 2)}\n`);
    process.stdout.write(report(results));
  }
  return results.findings.length === 0;
}

async function measureShop(
  options: BenchOptions,
  { products, url }: { readonly products: number; readonly url: string },
  results: Results,
  say: Say,
): Promise<void> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    const sides = await startSides(url);
    const postgres = await PostgresCpu.of(url);
    const bench: Bench = { ...sides, db, postgres, ...options };
    for (const name of options.only) {
      if (name === 'hot') await measureHotItem(sides, db, { products, results, say });
      else await measureOne(bench, options, { products, name, results, say });
    }
    results.findings.push(...(await examineBench(url, sides.sandboxUrls)));
  } finally {
    await endServers();
    await db.end();
  }
}

interface Turn {
  readonly products: number;
  readonly results: Results;
  readonly say: Say;
}

async function measureOne(
  bench: Bench,
  options: BenchOptions,
  { products, name, results, say }: Turn & { readonly name: Exclude<CaseName, 'hot'> },
): Promise<void> {
  const languages = { 'accept-language': 'fr' };
  const gateway = new Client(bench.gateway.origin, languages);
  const floor = new Client(bench.floor.origin, languages);
  const it = await prepared[name]({ gateway, floor, db: bench.db });
  gateway.close();
  floor.close();
  await warmUp(bench, it);
  const counted = await countStatements(bench, it);
  results.statements.push({ products, name, ...counted.sums });
  if (options.statements) say(counted.text);
  for (const clients of options.clients) {
    const measured = await measureCase(bench, it, clients);
    const result = { products, name, clients, ...measured };
    results.cases.push(result);
    say(`${name}, clients: ${clients}: ${cpuRatio(result).toFixed(2)} x the CPU of the floor`);
  }
  const [clients = 1] = options.clients.slice(-1);
  if (options.profile)
    await profileCase(bench, it, {
      clients,
      file: resolve(options.profile, `${name}-${products}.cpuprofile`),
    });
}

async function countStatements(bench: Bench, it: BenchCase) {
  const gateway = await statementsOf(bench, bench.gateway, it.gateway);
  const floor = await statementsOf(bench, bench.floor, it.floor);
  const extent = it.extent && {
    little: sum(await statementsOf(bench, bench.gateway, it.extent.little)),
    much: sum(await statementsOf(bench, bench.gateway, it.extent.much)),
  };
  const lines = [...gateway]
    .sort(([, a], [, b]) => b - a)
    .map(([shape, times]) => `${times.toFixed(2).padStart(6)}  ${shape.slice(0, 160)}`);
  return {
    sums: { gateway: sum(gateway), floor: sum(floor), ...extent },
    text: [`Statements of a unit: ${it.name}`, ...lines].join('\n'),
  };
}

async function measureHotItem(
  sides: Sides,
  db: pg.Client,
  { products, results, say }: Turn,
): Promise<void> {
  const one = await sellHotItem([sides.gateway], db);
  const second = await sides.startGateway();
  const two = await sellHotItem([sides.gateway, second], db);
  await second.end();
  results.hotItems.push({ products, ...one }, { products, ...two });
  say(`hot item: ${[one, two].every((each) => each.isRight) ? 'as it should be' : 'WRONG'}`);
}

function sum(statements: ReadonlyMap<string, number>): number {
  const total = [...statements.values()].reduce((all, times) => all + times, 0);
  return Math.round(total * 100) / 100;
}
