import { setTimeout as pause } from 'node:timers/promises';
import { dayMs, hourMs, minuteMs, secondMs } from '../../src/kernel/clock.js';
import { Dice } from '../security/support/dice.js';
import type { TestServer } from '../support/database.js';
import { judgeMoney, judgeWorld, openMatters } from './judge.js';
import { goOn, start } from './steps.js';
import { Story } from './story.js';
import { World } from './world.js';

/** Books that grow without end make every look at them slower. */
const seedsPerWorld = 150;
const worldIsJudgedEvery = 50;
const restMs = [6 * secondMs, 30 * secondMs, 4 * minuteMs, 20 * minuteMs, hourMs, dayMs, 3 * dayMs];
const patienceMs = 15_000;

export interface Simulation {
  readonly from: number;
  readonly seeds: number;
  /** How many things happen in each story before it is brought to its end. */
  readonly steps: number;
  readonly server?: TestServer;
  /** What somebody else does once the order of a story is placed. */
  readonly meddle?: (story: Story) => Promise<void>;
  readonly onSeed?: (done: number, steps: number) => void;
}

/** A story that ended otherwise than was promised. */
export interface Violation {
  readonly seed: number;
  readonly history: readonly string[];
  readonly off: readonly string[];
}

export interface Outcome {
  readonly seeds: number;
  readonly steps: number;
  /** How often the doctor and the comparison of all books looked at the whole shop. */
  readonly looks: number;
  readonly violation?: Violation;
}

/** Plays one story for each seed, and stops at the first that ends in what was never to be. */
export async function simulate(simulation: Simulation): Promise<Outcome> {
  let seeds = 0;
  let steps = 0;
  let looks = 0;
  while (seeds < simulation.seeds) {
    await using world = await World.open(simulation.server);
    const end = Math.min(simulation.seeds, seeds + seedsPerWorld);
    for (; seeds < end; seeds += 1) {
      const seed = simulation.from + seeds;
      const isLast = seeds + 1 === end || (seeds + 1) % worldIsJudgedEvery === 0;
      if (isLast) looks += 1;
      const played = await play(world, seed, simulation, isLast);
      steps += played.steps;
      if (played.off.length > 0)
        return { seeds: seeds + 1, steps, looks, violation: { seed, ...played } };
      simulation.onSeed?.(seeds + 1, steps);
    }
  }
  return { seeds, steps, looks };
}

async function play(world: World, seed: number, simulation: Simulation, judgesWorld: boolean) {
  const story = await Story.begin(world, new Dice(seed));
  let steps = 1;
  const off: string[] = [];
  try {
    await start(story);
    await simulation.meddle?.(story);
    while (steps < simulation.steps) steps += await goOn(story);
    off.push(...(await comeToRest(story)));
    const intents = (await story.orders()).map(({ intentId }) => intentId);
    off.push(...(await judgeMoney(world, intents)));
    if (judgesWorld) off.push(...(await judgeWorld(world)));
  } catch (fault) {
    off.push(
      fault instanceof Error ? `${fault.stack} ${String(fault.cause ?? '')}` : String(fault),
    );
  }
  return { steps, off, history: story.history };
}

/** The provider heals, all news arrives, deadlines pass and sweeps go round; answers what is still open then. */
async function comeToRest(story: Story): Promise<string[]> {
  const { world } = story;
  world.control.behave();
  await world.control.webhooksIdle();
  world.control.conductWebhooks({ paused: true });
  for (const byMs of restMs) {
    await world.work();
    if ((await openMatters(world)).length === 0 && byMs > hourMs) break;
    await story.moveClock(byMs);
    await world.control.flushWebhooks();
    await world.sweepAll();
  }
  const until = performance.now() + patienceMs;
  for (;;) {
    await world.work();
    await world.control.flushWebhooks();
    const open = await openMatters(world);
    if (open.length === 0 || performance.now() > until) return open;
    await pause(20);
    world.clock.advance(secondMs);
    await world.sweepAll();
  }
}
