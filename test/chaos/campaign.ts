import { setup } from '../support/global-setup.js';
import { type CrashPoint, crashPoints } from './crash-points.js';
import { type CycleOutcome, playCycle } from './cycle.js';
import { OwnPostgres } from './own-postgres.js';
import { playRestart } from './restart.js';
import { settlesWithinMs } from './settle.js';
import { Stage } from './stage.js';

export interface Campaign {
  readonly count: number;
  readonly seed: number;
  readonly rounds: number;
}

type Say = (line: string) => void;

/** Books that grow without end make every look at them slower. */
const cyclesPerStage = 25;

/** Kills gateways, one cycle for each seed; answers how many cycles ended in what was never to be. */
export async function killGateways(campaign: Campaign, say: Say): Promise<number> {
  const { count, seed, rounds } = campaign;
  const provided = new Map<string, string>();
  const close = await setup({ provide: (name, value) => void provided.set(name, String(value)) });
  const server = {
    adminUrl: provided.get('adminUrl') ?? '',
    templateName: provided.get('templateName') ?? '',
  };
  const outcomes: CycleOutcome[] = [];
  try {
    while (outcomes.length < count) {
      await using stage = await Stage.open({ server });
      const end = Math.min(count, outcomes.length + cyclesPerStage);
      while (outcomes.length < end) {
        const outcome = await playCycle(stage, { seed: seed + outcomes.length, rounds });
        outcomes.push(outcome);
        tellCycle(outcome, say);
      }
    }
  } finally {
    await close();
  }
  tellPoints(outcomes, say);
  return tellAll('cycles', outcomes, say);
}

/** Stops PostgreSQL under load, once for each seed; answers how many times something acknowledged was lost. */
export async function restartPostgres(campaign: Campaign, say: Say): Promise<number> {
  const { count, seed, rounds } = campaign;
  await using postgres = await OwnPostgres.start();
  await using stage = await Stage.open({ server: postgres.server, databaseMayFail: true });
  const outcomes = [];
  for (let done = 0; done < count; done += 1) {
    const outcome = await playRestart(stage, postgres, { seed: seed + done, rounds });
    outcomes.push(outcome);
    const { stoppedAfterMs, awayMs, carts, journeys, settledMs, off } = outcome;
    say(
      `restart ${outcome.seed}: stopped after ${stoppedAfterMs} ms, away for ${awayMs} ms; ${journeys} journeys and ${carts} carts, settled after ${seconds(settledMs)}`,
    );
    for (const each of off) say(`  ${each}`);
  }
  return tellAll('restarts', outcomes, say);
}

function tellCycle({ seed, point, nth, journeys, settledMs, last, off }: CycleOutcome, say: Say) {
  const where = nth > 0 ? `«${point.name}» (${nth})` : `the end, not coming to «${point.name}»`;
  say(`cycle ${seed}: died at ${where}; ${journeys} journeys settled after ${seconds(settledMs)}`);
  if (settledMs > settlesWithinMs) for (const each of last) say(`  open longest: ${each}`);
  for (const each of off) say(`  ${each}`);
}

function tellPoints(outcomes: readonly CycleOutcome[], say: Say): void {
  const died = outcomes.filter(({ nth }) => nth > 0);
  const deaths = new Map<CrashPoint, number>();
  for (const { point } of died) deaths.set(point, (deaths.get(point) ?? 0) + 1);
  for (const point of crashPoints) say(`${deaths.get(point) ?? 0} deaths at «${point.name}»`);
  say(`${died.length} deaths at ${deaths.size} of ${crashPoints.length} points`);
}

function tellAll(
  what: string,
  outcomes: readonly { readonly settledMs: number; readonly off: readonly string[] }[],
  say: Say,
): number {
  const violations = outcomes.filter(({ off }) => off.length > 0).length;
  const slowest = Math.max(...outcomes.map(({ settledMs }) => settledMs));
  const late = outcomes.filter(({ settledMs }) => settledMs > settlesWithinMs).length;
  say(
    `${outcomes.length} ${what}, ${violations} violations, ${late} settled after more than ${seconds(settlesWithinMs)}, the slowest after ${seconds(slowest)}`,
  );
  return violations;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
