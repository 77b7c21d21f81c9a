import { resolve } from 'node:path';
import pg from 'pg';
import { pick } from './cases/bench-case.js';
import { basketsOf } from './cases/goods.js';
import { orderInTwo } from './cases/order.js';
import type { Unit } from './load/run-load.js';
import { measureRound, median, type Round, warmUpSide } from './measure.js';
import type { BenchOptions } from './options.js';
import { PostgresCpu } from './processes/postgres-cpu.js';
import { endServers, root, type ServerProcess } from './processes/server-process.js';
import { startAlone } from './processes/sides.js';
import { describeMachine } from './report/machine.js';
import type { ShopDatabase } from './shop-database.js';

interface Side {
  readonly server: ServerProcess;
  readonly db: pg.Client;
  readonly unit: Unit;
}

type Say = (line: string) => void;

/**
 * Measures whole orders of another checkout and of this one in turns, on the same machine and PostgreSQL, each on a
 * database of its own: what else the machine does meets both. Says what a unit costs in every round, and the ratio.
 */
export async function measureAgainst(
  folder: string,
  options: BenchOptions,
  database: ShopDatabase,
  say: Say,
): Promise<void> {
  const [products = 1000] = options.products;
  const [clients = 1] = options.clients;
  const open = async (checkout: string) =>
    openSide(checkout, await database.open(products, say, checkout));
  const theirs = await open(resolve(folder));
  const ours = await open(root);
  const postgres = await PostgresCpu.of(database.url);
  const measure = ({ server, db, unit }: Side) =>
    measureRound({ db, postgres, seconds: options.seconds }, server, unit, clients);
  const rounds: [Round, Round][] = [];
  try {
    for (const { server, db, unit } of [theirs, ours]) await warmUpSide(db, server, unit);
    for (let round = 1; round <= options.rounds; round += 1) {
      const both: [Round, Round] = [await measure(theirs), await measure(ours)];
      rounds.push(both);
      say(`round ${round}: ${told(both)}`);
    }
  } finally {
    await endServers();
    for (const { db } of [theirs, ours]) await db.end();
  }
  process.stdout.write(`${await describeMachine(database.url)}\n\n${summary(rounds)}`);
}

async function openSide(checkout: string, url: string): Promise<Side> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  const baskets = await basketsOf({ db });
  const unit: Unit = (client, number) => orderInTwo(client, pick(baskets, number));
  return { server: await startAlone(checkout, url), db, unit };
}

const cpuOf = ({ nodeMs, postgresMs }: Round) => nodeMs + postgresMs;
const ratioOf = ([theirs, ours]: [Round, Round]) => cpuOf(ours) / cpuOf(theirs);

function told(both: [Round, Round]): string {
  const [theirs, ours] = both.map(
    (round) =>
      `${cpuOf(round).toFixed(2)} ms (${round.nodeMs.toFixed(2)} + ${round.postgresMs.toFixed(2)})`,
  );
  return `there ${theirs}, here ${ours}: ${ratioOf(both).toFixed(2)} x`;
}

/** The middle of all rounds counts; the least and the most say how far to trust it. */
function summary(rounds: readonly [Round, Round][]): string {
  const ratios = rounds.map(ratioOf).sort((a, b) => a - b);
  const middle = (side: 0 | 1) => median(rounds.map((both) => cpuOf(both[side]))).toFixed(2);
  const units = (side: 0 | 1) => rounds.reduce((sum, both) => sum + both[side].units, 0);
  return [
    'A whole order in two requests, CPU of the gateway and PostgreSQL',
    `there: ${middle(0)} ms a unit (${units(0)} units)`,
    `here:  ${middle(1)} ms a unit (${units(1)} units)`,
    `ratio: ${median(ratios).toFixed(2)} (from ${ratios.at(0)?.toFixed(2)} to ${ratios.at(-1)?.toFixed(2)} in ${rounds.length} rounds)`,
    '',
  ].join('\n');
}
