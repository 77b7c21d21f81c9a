import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import type { BenchCase } from './cases/bench-case.js';
import { Client } from './load/client.js';
import { runLoad, type Unit } from './load/run-load.js';
import type { PostgresCpu } from './processes/postgres-cpu.js';
import type { ServerProcess } from './processes/server-process.js';

/** What is measured with, and how long. */
export interface Bench {
  readonly gateway: ServerProcess;
  readonly floor: ServerProcess;
  readonly db: pg.Client;
  readonly postgres: PostgresCpu;
  readonly seconds: number;
  readonly rounds: number;
}

/** One side of one case; times in milliseconds, CPU in milliseconds a unit. */
export interface Measured {
  readonly units: number;
  readonly ratePerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly nodeMs: number;
  readonly postgresMs: number;
  readonly generatorShare: number;
}

/** What one round of one side has shown. */
export interface Round extends Omit<Measured, 'p50Ms' | 'p99Ms'> {
  readonly latenciesMs: readonly number[];
}

const warmUpMs = 2000;
const warmUpUnits = 500;
const countedUnits = 20;
const quietForMs = 150;
const quietWithinMs = 10_000;
const languageOfBoth = { 'accept-language': 'fr' };

/** Measures both sides in turns, so that whatever else the machine does meets both. */
export async function measureCase(
  bench: Bench,
  { gateway, floor }: BenchCase,
  clients: number,
): Promise<{ readonly gateway: Measured; readonly floor: Measured }> {
  const atGateway: Round[] = [];
  const atFloor: Round[] = [];
  for (let round = 0; round < bench.rounds; round += 1) {
    atGateway.push(await measureRound(bench, bench.gateway, gateway, clients));
    atFloor.push(await measureRound(bench, bench.floor, floor, clients));
  }
  return { gateway: summary(atGateway), floor: summary(atFloor) };
}

/** Lets compilers and caches settle before anything is measured. */
export async function warmUp(bench: Bench, { gateway, floor }: BenchCase): Promise<void> {
  await warmUpSide(bench.db, bench.gateway, gateway);
  await warmUpSide(bench.db, bench.floor, floor);
}

/** The same for one server alone. */
export async function warmUpSide(db: pg.Client, server: ServerProcess, unit: Unit): Promise<void> {
  await withClients(server, 4, (clients) =>
    runLoad({ clients, unit, durationMs: warmUpMs, leastUnits: warmUpUnits }),
  );
  await untilQuiet(db);
}

/** Another round of the gateway, to see where its time goes; profiling makes it slower, so it does not count. */
export async function profileCase(
  bench: Bench,
  { gateway }: BenchCase,
  asked: { readonly clients: number; readonly file: string },
): Promise<void> {
  await bench.gateway.beginProfile();
  await measureRound(bench, bench.gateway, gateway, asked.clients);
  await bench.gateway.endProfile(asked.file);
}

/** How often each statement is sent for one unit, with what its jobs send afterwards. */
export async function statementsOf(
  bench: Bench,
  server: ServerProcess,
  unit: Unit,
): Promise<Map<string, number>> {
  await server.beginCounting();
  await withClients(server, 1, async ([client]) => {
    for (let number = 1; client && number <= countedUnits; number += 1) await unit(client, number);
  });
  await untilQuiet(bench.db);
  const times = new Map<string, number>();
  for (const [text, count] of Object.entries(await server.endCounting())) {
    const shape = shapeOf(text);
    times.set(shape, (times.get(shape) ?? 0) + count);
  }
  // What does not come with most units is sent by the clock, whatever is asked of the server.
  return new Map(
    [...times].flatMap(([shape, count]) =>
      count * 2 < countedUnits ? [] : [[shape, count / countedUnits]],
    ),
  );
}

/** The statement without the values that are written into it. */
function shapeOf(text: string): string {
  return text
    .replace(/'(?:[^']|'')*'/g, '?')
    .replace(/\b\d+\b/g, '?')
    .replace(/\s+/g, ' ');
}

/** One round of one side, with what its units leave to be done later. */
export async function measureRound(
  { db, postgres, seconds }: Pick<Bench, 'db' | 'postgres' | 'seconds'>,
  server: ServerProcess,
  unit: Unit,
  clientCount: number,
): Promise<Round> {
  return withClients(server, clientCount, async (clients) => {
    const [nodeBefore, postgresBefore] = [await server.cpuMs(), await postgres.ms()];
    const load = await runLoad({ clients, unit, durationMs: seconds * 1000 });
    // What a unit leaves to be done later is part of what it costs.
    await untilQuiet(db);
    const [nodeAfter, postgresAfter] = [await server.cpuMs(), await postgres.ms()];
    const units = load.latenciesMs.length;
    return {
      units,
      ratePerSecond: (units * 1000) / load.elapsedMs,
      latenciesMs: load.latenciesMs,
      nodeMs: (nodeAfter - nodeBefore) / units,
      postgresMs: (postgresAfter - postgresBefore) / units,
      generatorShare: load.generatorShare,
    };
  });
}

async function withClients<T>(
  server: ServerProcess,
  count: number,
  work: (clients: Client[]) => Promise<T>,
): Promise<T> {
  const clients = Array.from({ length: count }, () => new Client(server.origin, languageOfBoth));
  try {
    return await work(clients);
  } finally {
    for (const client of clients) client.close();
  }
}

/** Waits until no job is due for a while: webhooks may bring new ones. */
export async function untilQuiet(db: pg.Client): Promise<void> {
  const deadline = Date.now() + quietWithinMs;
  let quietSince = Date.now();
  while (Date.now() < deadline && Date.now() - quietSince < quietForMs) {
    await wait(25);
    const { rows } = await db.query<{ due: number }>(
      `select count(*)::integer as due from graphile_worker.jobs
      where run_at <= now() and attempts < max_attempts`,
    );
    if (rows[0]?.due !== 0) quietSince = Date.now();
  }
}

function summary(rounds: readonly Round[]): Measured {
  const latencies = rounds.flatMap((round) => round.latenciesMs).sort((a, b) => a - b);
  const middle = (of: (round: Round) => number) => median(rounds.map(of));
  return {
    units: latencies.length,
    ratePerSecond: middle((round) => round.ratePerSecond),
    p50Ms: percentile(latencies, 0.5),
    p99Ms: percentile(latencies, 0.99),
    nodeMs: middle((round) => round.nodeMs),
    postgresMs: middle((round) => round.postgresMs),
    generatorShare: Math.max(...rounds.map((round) => round.generatorShare)),
  };
}

/** The one in the middle; of an even count the upper one of both. */
export function median(values: readonly number[]): number {
  return percentile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}

function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
