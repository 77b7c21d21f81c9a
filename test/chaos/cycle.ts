import { Dice } from '../security/support/dice.js';
import { type CrashPoint, crashPoints } from './crash-points.js';
import { allJourneys, type Journey, travel } from './journeys.js';
import { broken, examine, settle, settlesWithinMs } from './settle.js';
import type { Stage } from './stage.js';

/** What came of one life and death of a process. */
export interface CycleOutcome {
  readonly seed: number;
  readonly point: CrashPoint;
  /** How many times the process came to the point until it died there; 0 where it never came so often. */
  readonly nth: number;
  readonly journeys: number;
  /** From the death of the process until everything had come to its end. */
  readonly settledMs: number;
  /** What was open longest after the buyers had their answers. */
  readonly last: readonly string[];
  /** What was never to be: empty when all is well. */
  readonly off: readonly string[];
}

export interface CycleOptions {
  readonly seed: number;
  /** Journeys of each kind that are under way when the process dies. */
  readonly rounds: number;
  /** All kinds where they are left out. */
  readonly journeys?: readonly Journey[];
  /** That of the seed where it is left out: one after the other. */
  readonly point?: CrashPoint;
}

/** Kills the process at a point while buyers are at it, starts it again, and waits for all to be settled. */
export async function playCycle(
  stage: Stage,
  { seed, rounds, journeys = allJourneys, point: given }: CycleOptions,
): Promise<CycleOutcome> {
  const dice = new Dice(seed);
  const point = given ?? pointOf(seed);
  const nth = 1 + dice.below(rounds);
  const since = new Date(Date.now() - 1);
  const sprung = stage.trap.set(point, nth, () => void stage.kill());
  await stage.gateway.database.pool.query(sweepNow);
  const begun = Array.from({ length: rounds }, () => journeys).flat();
  const travelling = travel(stage, dice, begun);
  const hasDied = await Promise.race([sprung.then(() => true), travelling.then(() => false)]);
  stage.trap.disarm();
  if (!hasDied) await stage.kill();
  const diedAt = performance.now();
  await stage.start();
  const off: string[] = [];
  const promised = await travelling.catch((fault) => {
    off.push(String(fault));
    return [];
  });
  // How patiently the provider repeats its news is not ours to measure.
  await stage.control.flushWebhooks();
  // Whoever was kept waiting by a busy machine may have asked for something a moment ago.
  const { off: open, last } = await settle(stage, since, performance.now() + settlesWithinMs);
  off.push(...open);
  const settledMs = Math.round(performance.now() - diedAt);
  await stage.control.flushWebhooks();
  off.push(...(await settle(stage, since, performance.now() + settlesWithinMs)).off);
  off.push(...(await broken(stage, promised)), ...(await examine(stage)));
  if (!stage.isRunning) off.push('the process that was started again has ended');
  return { seed, point, nth: hasDied ? nth : 0, journeys: begun.length, settledMs, last, off };
}

function pointOf(seed: number): CrashPoint {
  const point = crashPoints[seed % crashPoints.length];
  if (!point) throw new Error(`there is no point for ${seed}`);
  return point;
}

const sweepNow = `select graphile_worker.add_job(name, '{}') from unnest(array['enquireStale', 'settleOrders']) name`;
