import type { Dice } from '../security/support/dice.js';
import type { Asking } from '../support/app.js';
import type { Town } from './town.js';

/** Who asks for what. */
export interface Drawn {
  readonly input: Readonly<Record<string, unknown>>;
  readonly as: Asking;
}

/** A mutation that somebody may come to call, with values that are mostly possible. */
export interface Command {
  readonly mutation: string;
  /** How often it comes, in parts of all. */
  readonly weight: number;
  /** Undefined where the town has nothing that it could be about. */
  readonly draw: (town: Town, dice: Dice) => Promise<Drawn | undefined>;
  /** What the answer tells, beside its type. */
  readonly selection?: string;
  /** Told of every answer that is no refusal. */
  readonly onDone?: (town: Town, drawn: Drawn, value: Record<string, unknown>) => void;
}
