import type { Client } from './client.js';

/** One thing that a buyer does; it throws where the answer is not the one that was asked for. */
export type Unit = (client: Client, number: number) => Promise<void>;

export interface LoadPlan {
  readonly clients: readonly Client[];
  readonly unit: Unit;
  readonly durationMs: number;
  /** Goes on until so many units are done, however long it takes. */
  readonly leastUnits?: number;
}

/** What the clients have seen. */
export interface Load {
  readonly latenciesMs: readonly number[];
  readonly elapsedMs: number;
  /** How much of one core the clients themselves took, 0 to 1. */
  readonly generatorShare: number;
}

let nextNumber = 0;

/** All clients do the unit again and again until the time is up; each unit gets a number of its own. */
export async function runLoad(plan: LoadPlan): Promise<Load> {
  const { clients, unit, durationMs, leastUnits = 0 } = plan;
  const latenciesMs: number[] = [];
  const cpu = process.cpuUsage();
  const begunAt = performance.now();
  const until = begunAt + durationMs;
  const buy = async (client: Client) => {
    for (;;) {
      const startedAt = performance.now();
      if (startedAt >= until && latenciesMs.length >= leastUnits) return;
      nextNumber += 1;
      await unit(client, nextNumber);
      latenciesMs.push(performance.now() - startedAt);
    }
  };
  await Promise.all(clients.map(buy));
  const elapsedMs = performance.now() - begunAt;
  const { user, system } = process.cpuUsage(cpu);
  return { latenciesMs, elapsedMs, generatorShare: (user + system) / 1000 / elapsedMs };
}
