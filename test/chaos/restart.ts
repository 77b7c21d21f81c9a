import { setTimeout as pause } from 'node:timers/promises';
import { innerId } from '../../src/platform/graphql/node.js';
import { Dice } from '../security/support/dice.js';
import { fillCart } from '../support/journey.js';
import { allJourneys, travel } from './journeys.js';
import type { OwnPostgres } from './own-postgres.js';
import { broken, examine, settle } from './settle.js';
import type { Stage } from './stage.js';

export interface RestartOutcome {
  readonly seed: number;
  /** Of the load, in milliseconds after its beginning. */
  readonly stoppedAfterMs: number;
  /** How long the database was away. */
  readonly awayMs: number;
  /** How many carts were acknowledged, all of which must be there. */
  readonly carts: number;
  readonly journeys: number;
  readonly settledMs: number;
  readonly off: readonly string[];
}

const latestStopMs = 1500;
/** A sweep that the database has cut off comes round again after a minute. */
const settlesWithinMs = 120_000;
const cartsAtOnce = 3;

/** Stops the database without ceremony while buyers are at it, starts it again, and waits for all to be settled. */
export async function playRestart(
  stage: Stage,
  postgres: OwnPostgres,
  { seed, rounds }: { readonly seed: number; readonly rounds: number },
): Promise<RestartOutcome> {
  const dice = new Dice(seed);
  const since = new Date(Date.now() - 1);
  const off: string[] = [];
  const begun = Array.from({ length: rounds }, () => allJourneys).flat();
  const travelling = travel(stage, dice, begun).catch((fault) => {
    off.push(String(fault));
    return [];
  });
  const shopping = new AbortController();
  const filling = Array.from({ length: cartsAtOnce }, () => fillCarts(stage, shopping.signal));
  const stoppedAfterMs = dice.below(latestStopMs);
  await pause(stoppedAfterMs);
  const stoppedAt = performance.now();
  await postgres.stopImmediately();
  await postgres.startAgain();
  const awayMs = Math.round(performance.now() - stoppedAt);
  const promised = await travelling;
  shopping.abort();
  const carts = (await Promise.all(filling)).flat();
  await stage.control.flushWebhooks();
  off.push(...(await settle(stage, since, stoppedAt + awayMs + settlesWithinMs)).off);
  const settledMs = Math.round(performance.now() - stoppedAt);
  await stage.control.flushWebhooks();
  off.push(...(await settle(stage, since, performance.now() + settlesWithinMs)).off);
  off.push(...(await broken(stage, promised)), ...(await missing(stage, carts)));
  off.push(...(await examine(stage)));
  if (!stage.isRunning) off.push('the gateway has ended with its database');
  const journeys = begun.length;
  return { seed, stoppedAfterMs, awayMs, carts: carts.length, journeys, settledMs, off };
}

/** Fills one cart after the other; answers those that were acknowledged. */
async function fillCarts(stage: Stage, signal: AbortSignal): Promise<string[]> {
  const shop = stage.impatient();
  const acknowledged: string[] = [];
  while (!signal.aborted) {
    const cart = await fillCart(shop).catch(() => pause(20));
    if (cart) acknowledged.push(innerId('Cart', cart.cartId));
  }
  return acknowledged;
}

async function missing({ gateway }: Stage, carts: readonly string[]): Promise<string[]> {
  const { rows } = await gateway.database.pool.query<{ id: string }>(
    'select id from unnest($1::uuid[]) id where not exists (select from cart c where c.id = id.id)',
    [carts],
  );
  return rows.map(({ id }) => `the cart ${id} was acknowledged, and is not there`);
}
