import { dayMs, hourMs, minuteMs } from '../../src/kernel/clock.js';
import { Dice } from '../security/support/dice.js';
import type { TestServer } from '../support/database.js';
import { examine } from '../support/examine-shop.js';
import { whatIsLate, whatIsOff } from './at-rest.js';
import { type Command, type Drawn, keyed } from './command.js';
import { commands } from './commands/index.js';
import { documentsOf } from './documents.js';
import { besidesWorkForPeople } from './for-people.js';
import { somethingHappens } from './happenings.js';
import { Town } from './town.js';

const drawn = commands.flatMap((command) => Array.from({ length: command.weight }, () => command));
const whiles = [1, 1, 5, 10, 30, 60, 60, 180].map((minutes) => minutes * minuteMs);
const longWhiles = [1, 1, 1, 2, 3, 4, 9, 40].map((days) => days * dayMs);
const tenMinutesMs = 10 * minuteMs;
const historyKept = 150;

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

interface Next {
  readonly command: Command;
  readonly asked: Drawn;
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
    return this.judged(async () => {
      await this.happen();
      return whatIsOff(this.town);
    });
  }

  /**
   * All that is under way comes to its end: nothing is late then, by the clock of the town, and the books of the
   * provider agree.
   */
  async comeToRest(): Promise<string[]> {
    const { town } = this;
    town.shop.sandbox.control.behave();
    town.shop.sandbox.control.conductWebhooks({ paused: true });
    return this.judged(async () => {
      for (const byMs of [hourMs, 5 * hourMs, 3 * dayMs]) {
        await town.bringNews();
        await this.letPass(byMs);
      }
      const found = await examine(town.gateway);
      return [...(await besidesWorkForPeople(town.gateway.db, found)), ...(await whatIsLate(town))];
    });
  }

  /** What is found, and what people were told of faults meanwhile. */
  private async judged(look: () => Promise<string[]>): Promise<string[]> {
    this.faults.length = 0;
    try {
      return [...(await look()), ...this.faults];
    } catch (fault) {
      const text = fault instanceof Error ? `${fault.stack} ${fault.cause ?? ''}` : `${fault}`;
      return [...this.faults, text];
    }
  }

  private async happen(): Promise<void> {
    const { town, dice } = this;
    if (dice.chance(1 / 120)) return this.letPass(dice.pick(longWhiles));
    switch (dice.below(24)) {
      case 0:
        return this.letPass(dice.pick(whiles));
      case 1:
        await town.bringNews();
        return this.note('all news');
      case 2:
      case 3:
        return this.note(`${await town.work()} jobs`);
      case 4:
        return this.sameTwice();
      case 5:
        return this.twoAtOnce();
      case 6:
        return this.sameThingAtOnce();
      case 7:
      case 8:
        return this.note(await somethingHappens(town, dice));
      default:
        return this.one();
    }
  }

  /** What is to be done is done meanwhile, every day at least: time never passes while nobody works. */
  private async letPass(byMs: number): Promise<void> {
    let jobs = 0;
    for (let passed = 0; passed < byMs; ) {
      const part = Math.min(byMs - passed, passed === 0 ? tenMinutesMs : dayMs);
      await this.town.moveClock(part);
      jobs += await this.town.workOff();
      passed += part;
    }
    this.note(`${Math.round(byMs / minuteMs)} min pass, ${jobs} jobs`);
  }

  private async one(): Promise<void> {
    const { command, asked } = await this.next();
    await this.ask(command, asked, this.dice.below(this.town.processes));
  }

  /** The next command that the town has something for. */
  private async next(): Promise<Next> {
    for (;;) {
      const command = this.dice.pick(drawn);
      const asked = await command.draw(this.town, this.dice);
      if (asked) return { command, asked };
    }
  }

  private async twoAtOnce(): Promise<void> {
    const both = [await this.next(), await this.next()];
    await Promise.all(both.map(({ command, asked }, process) => this.ask(command, asked, process)));
  }

  /** The same command with the same key at both processes: both are told the same. */
  private async sameTwice(): Promise<void> {
    const { command, asked } = await this.next();
    const answers = await Promise.all([0, 1].map((process) => this.ask(command, asked, process)));
    if ('idempotencyKey' in asked.input && new Set(answers).size > 1)
      this.faults.push(`${command.mutation}: one key, several answers: ${answers.join(', ')}`);
  }

  /** Two people do the same thing at once, each with a key of their own. */
  private async sameThingAtOnce(): Promise<void> {
    const { command, asked } = await this.next();
    const again =
      'idempotencyKey' in asked.input ? { ...asked, ...keyed(asked.as, asked.input) } : asked;
    await Promise.all([asked, again].map((each, process) => this.ask(command, each, process)));
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
    this.note(`${mutation} ${legible(JSON.stringify(input))} at ${process}: ${told}`);
    return told;
  }

  private note(what: string): void {
    this.history.push(what);
    if (this.history.length > historyKept) this.history.shift();
  }
}

/** Ids as their type and end: that is how they are found again. */
const legible = (text: string) =>
  text.replace(/"([A-Za-z0-9_-]{40,})"/g, (whole, id: string) => {
    const [type, inner] = Buffer.from(id, 'base64url').toString().split(':');
    return inner?.length === 36 ? `${type}-${inner.slice(-6)}` : whole;
  });
