import { readFile } from 'node:fs/promises';
import { buildSchema, type GraphQLObjectType } from 'graphql';
import { dayMs, hourMs, minuteMs } from '../../src/kernel/clock.js';
import { diagnose } from '../../src/platform/doctor.js';
import { Dice } from '../security/support/dice.js';
import type { TestServer } from '../support/database.js';
import { allChecks, examine } from '../support/examine-shop.js';
import type { Command, Drawn } from './command.js';
import { cartCommands } from './commands/carts.js';
import { changeCommands } from './commands/changes.js';
import { counterCommands } from './commands/counter.js';
import { moneyCommands } from './commands/money.js';
import { reservationCommands } from './commands/reservations.js';
import { returnCommands } from './commands/returns.js';
import { shelfCommands } from './commands/shelves.js';
import { Town } from './town.js';

export const commands: readonly Command[] = [
  ...cartCommands,
  ...counterCommands,
  ...shelfCommands,
  ...moneyCommands,
  ...changeCommands,
  ...returnCommands,
  ...reservationCommands,
];
const drawn = commands.flatMap((command) => Array.from({ length: command.weight }, () => command));
const moves = [
  ...[minuteMs, minuteMs, 10 * minuteMs, hourMs, hourMs, 5 * hourMs],
  ...[dayMs, 4 * dayMs, 9 * dayMs, 40 * dayMs],
];
const historyKept = 60;

export interface Walk {
  readonly seed: number;
  readonly steps: number;
  readonly server?: TestServer;
  readonly onStep?: (done: number) => void;
}

/** How a walk went: what each mutation was answered with, and what broke a promise, if anything did. */
export interface WalkOutcome {
  readonly steps: number;
  readonly told: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly violation?: { readonly history: readonly string[]; readonly off: readonly string[] };
}

/**
 * Walks at random through everything that may be done with stock, orders, their goods and their money: one command at a
 * time, two at once, or the same one with the same key at both processes; and lets time pass, by minutes or by months.
 * After every step all that the doctor knows must hold, and nobody may have been told of a fault.
 */
export async function walk({ seed, steps, server, onStep }: Walk): Promise<WalkOutcome> {
  await using town = await Town.open(server);
  const walker = new Walker(town, new Dice(seed), await documentsOf(commands));
  for (let step = 1; step <= steps; step += 1) {
    const off = await walker.step();
    if (off.length > 0)
      return { steps: step, told: walker.told, violation: { history: walker.history, off } };
    onStep?.(step);
  }
  const off = await walker.comeToRest();
  const violation = off.length > 0 ? { violation: { history: walker.history, off } } : {};
  return { steps, told: walker.told, ...violation };
}

class Walker {
  readonly told = new Map<string, Map<string, number>>();
  readonly history: string[] = [];
  private readonly faults: string[] = [];

  constructor(
    private readonly town: Town,
    private readonly dice: Dice,
    private readonly documents: ReadonlyMap<string, string>,
  ) {}

  /** One thing that happens; answers what does not hold afterwards. */
  async step(): Promise<string[]> {
    this.faults.length = 0;
    try {
      await this.happen();
    } catch (fault) {
      this.faults.push(fault instanceof Error ? `${fault.stack} ${fault.cause ?? ''}` : `${fault}`);
    }
    return [...this.faults, ...(await this.judge())];
  }

  /** All that is under way comes to its end, and the provider's books are asked as well. */
  async comeToRest(): Promise<string[]> {
    for (let round = 0; round < 4; round += 1) {
      await this.town.bringNews();
      await this.town.workOff();
      await this.town.moveClock(hourMs);
    }
    await this.town.workOff();
    const found = await examine(this.town.gateway);
    return found.map(({ promise, subject, detail }) => `${promise}: ${subject} ${detail}`);
  }

  private async happen(): Promise<void> {
    const { town, dice } = this;
    const kind = dice.below(20);
    if (kind === 0) {
      const byMs = dice.pick(moves);
      await town.moveClock(byMs);
      this.note(`${Math.round(byMs / minuteMs)} min pass, ${await town.workOff()} jobs`);
    } else if (kind === 1) {
      await town.bringNews();
      this.note('all news');
    } else if (kind === 2) this.note(`${await town.work()} jobs`);
    else if (kind === 3) await this.sameTwice();
    else if (kind === 4) await Promise.all([this.one(0), this.one(1)]);
    else await this.one(dice.below(town.processes));
  }

  private async one(process: number): Promise<void> {
    const { command, asked } = await this.next();
    await this.ask(command, asked, process);
  }

  /** The next command that the town has something for. */
  private async next(): Promise<{ command: Command; asked: Drawn }> {
    for (;;) {
      const command = this.dice.pick(drawn);
      const asked = await command.draw(this.town, this.dice);
      if (asked) return { command, asked };
    }
  }

  /** The same command with the same key at both processes: both are told the same. */
  private async sameTwice(): Promise<void> {
    const { command, asked } = await this.next();
    const answers = await Promise.all([0, 1].map((process) => this.ask(command, asked, process)));
    if ('idempotencyKey' in asked.input && new Set(answers).size > 1)
      this.faults.push(`${command.mutation}: one key, several answers: ${answers.join(', ')}`);
  }

  private async ask(command: Command, asked: Drawn, process: number): Promise<string> {
    const { mutation, onDone } = command;
    const document = this.documents.get(mutation) ?? '';
    const answer = await this.town.ask(process, document, { input: asked.input }, asked.as);
    const [error] = answer.errors ?? [];
    if (error?.extensions.code === 'INTERNAL_SERVER_ERROR')
      this.faults.push(`${mutation}: ${error.message} ${JSON.stringify(error.extensions)}`);
    const value = (answer.data?.[mutation] ?? {}) as Record<string, unknown>;
    const told = error
      ? `${error.extensions.code}: ${error.message.slice(0, 80)}`
      : String(value['__typename']);
    if (!error && told.endsWith('Payload')) onDone?.(this.town, asked, value);
    const ofMutation = this.told.get(mutation) ?? new Map<string, number>();
    ofMutation.set(told, (ofMutation.get(told) ?? 0) + 1);
    this.told.set(mutation, ofMutation);
    const { idempotencyKey: _key, ...input } = asked.input;
    this.note(`${mutation} ${JSON.stringify(input)} at ${process}: ${told}`);
    return told;
  }

  private async judge(): Promise<string[]> {
    const diagnoses = await diagnose(this.town.gateway.db, doctorsChecks);
    return diagnoses.flatMap(({ promise, findings }) =>
      findings.map(({ subject, detail }) => `${promise}: ${subject} ${detail}`),
    );
  }

  private note(what: string): void {
    this.history.push(what);
    if (this.history.length > historyKept) this.history.shift();
  }
}

/** The provider's books are compared at the end; news of them may be under way at every step. */
const doctorsChecks = allChecks.filter(({ promise }) => !promise.startsWith('The books of every'));

/** The document of each mutation: its type is known from the schema. */
async function documentsOf(all: readonly Command[]): Promise<Map<string, string>> {
  const schema = buildSchema(
    await readFile(new URL('../../schema.graphql', import.meta.url), 'utf8'),
  );
  const fields = (schema.getMutationType() as GraphQLObjectType).getFields();
  return new Map(
    all.map(({ mutation, selection = '' }) => {
      const input = fields[mutation]?.args.find(({ name }) => name === 'input');
      if (!input) throw new RangeError(`there is no mutation ${mutation}`);
      const text = `mutation ($input: ${input.type}) { ${mutation}(input: $input) { __typename ${selection} } }`;
      return [mutation, text];
    }),
  );
}
