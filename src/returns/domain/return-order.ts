import { dayMs, later } from '../../kernel/clock.js';
import type { EventOf } from '../../kernel/lifecycle.js';
import type { Refusal } from '../../kernel/refusal.js';
import { nothingReceived, returnNotInState, unitsDoNotMatch } from './refusals.js';
import {
  type Disposition,
  type ReturnMethod,
  type ReturnState,
  returnLifecycle,
} from './return-lifecycle.js';

/** Units of one order line that are to come back, or have. */
export class ReturnLine {
  /** Null while nobody has looked. */
  received: number | null = null;
  inspected = 0;

  constructor(
    readonly id: string,
    readonly returnId: string,
    readonly orderLineId: string,
    readonly variantId: string,
    readonly sku: string,
    readonly title: Readonly<Record<string, string>>,
    readonly quantity: number,
    readonly reasonCode: string,
    readonly note: string | null,
    readonly position: number,
  ) {}
}

/** How many units of a return's line, as somebody has counted or judged them. */
export interface CountedUnits {
  readonly returnLineId: string;
  readonly quantity: number;
}

/** What became of some units of a line. */
export interface JudgedUnits extends CountedUnits {
  readonly disposition: Disposition;
  readonly note: string | null;
}

/** Everything that does not change once the return was asked for. */
export interface ReturnTerms {
  readonly id: string;
  readonly number: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly method: ReturnMethod;
  readonly customerId: string | null;
  readonly guestKey: string | null;
  readonly note: string | null;
  readonly channel: string;
  readonly requestedByKind: string;
  readonly requestedById: string | null;
  readonly requestedAt: Date;
}

/** For so long after the shop has agreed goods may be sent or brought (Directive 2011/83/EU, article 14). */
export const bringWithinMs = 14 * dayMs;

type Step = EventOf<typeof returnLifecycle>;
type NotInState = Refusal<'ReturnNotInState'>;

/** Goods of one order that come back together. Money is another matter: see the refund plan. */
export class ReturnOrder implements ReturnTerms {
  readonly id!: string;
  readonly number!: string;
  readonly orderId!: string;
  readonly orderNumber!: string;
  readonly method!: ReturnMethod;
  readonly customerId!: string | null;
  readonly guestKey!: string | null;
  readonly note!: string | null;
  readonly channel!: string;
  readonly requestedByKind!: string;
  readonly requestedById!: string | null;
  readonly requestedAt!: Date;
  state: ReturnState = returnLifecycle.initial;
  /** Where the goods are sent or brought to. */
  locationId: string | null = null;
  /** Until when the goods are to be sent or brought; null before somebody has agreed. */
  dueAt: Date | null = null;
  decisionNote: string | null = null;
  trackingCode: string | null = null;
  decidedAt: Date | null = null;
  receivedAt: Date | null = null;
  inspectedAt: Date | null = null;
  endedAt: Date | null = null;
  version = 1;
  lines: ReturnLine[] = [];

  constructor(terms: ReturnTerms) {
    Object.assign(this, terms);
  }

  approve(at: Date): this | NotInState {
    const moved = this.apply('approve', at);
    if (moved === this) {
      this.decidedAt = at;
      this.dueAt = later(at, bringWithinMs);
    }
    return moved;
  }

  decline(note: string, at: Date): this | NotInState {
    const moved = this.apply('decline', at);
    if (moved === this) {
      this.decidedAt = at;
      this.decisionNote = note;
    }
    return moved;
  }

  cancel(at: Date): this | NotInState {
    return this.apply('cancel', at);
  }

  /** Nobody has sent or brought the goods in time. */
  expire(at: Date): this | NotInState {
    return this.apply('expire', at);
  }

  /** The buyer has given the goods to a carrier. */
  send(trackingCode: string | null, at: Date): this | NotInState {
    const moved = this.apply('send', at);
    if (moved === this) this.trackingCode = trackingCode ?? this.trackingCode;
    return moved;
  }

  /** The buyer stands at a counter, which need not be the one that was named. */
  bring(locationId: string, at: Date): this | NotInState {
    const moved = this.apply('bring', at);
    if (moved === this) this.locationId = locationId;
    return moved;
  }

  /**
   * Counts what has come: of every line that is not named, nothing, and of none more than `most`. What has not come is
   * free for another return.
   */
  receive(
    counted: readonly CountedUnits[],
    most: ReadonlyMap<string, number>,
    at: Date,
  ): this | NotInState | Refusal<'UnitsDoNotMatch'> | Refusal<'NothingReceived'> {
    if (!this.can('receive')) return returnNotInState({ state: this.state });
    const came = this.unitsByLine(counted);
    const mostOf = ({ id }: ReturnLine) => most.get(id) ?? 0;
    const tooMany = this.lines.find((line) => (came.get(line.id) ?? 0) > mostOf(line));
    if (tooMany) return mismatch(tooMany, mostOf(tooMany), came);
    if (![...came.values()].some((units) => units > 0)) return nothingReceived();
    for (const line of this.lines) line.received = came.get(line.id) ?? 0;
    this.receivedAt = at;
    return this.apply('receive', at);
  }

  /** Every unit that has come is judged, at once. */
  inspect(
    judged: readonly JudgedUnits[],
    at: Date,
  ): this | NotInState | Refusal<'UnitsDoNotMatch'> {
    if (!this.can('inspect')) return returnNotInState({ state: this.state });
    const units = this.unitsByLine(judged);
    const wrong = this.lines.find((line) => (units.get(line.id) ?? 0) !== (line.received ?? 0));
    if (wrong) return mismatch(wrong, wrong.received ?? 0, units);
    for (const line of this.lines) line.inspected = line.received ?? 0;
    this.inspectedAt = at;
    return this.apply('inspect', at);
  }

  /** What came back is paid back, or will be. */
  complete(at: Date): this | NotInState {
    return this.apply('complete', at);
  }

  /** Somebody has agreed to it, and what comes was not judged yet. */
  get isExpected(): boolean {
    return this.state !== 'REQUESTED' && this.inspectedAt === null && this.endedAt === null;
  }

  can(step: Step): boolean {
    return returnLifecycle.next(this.state, step) !== undefined;
  }

  private unitsByLine(counted: readonly CountedUnits[]): Map<string, number> {
    const units = new Map<string, number>();
    for (const { returnLineId, quantity } of counted)
      units.set(returnLineId, (units.get(returnLineId) ?? 0) + quantity);
    return units;
  }

  private apply(step: Step, at: Date): this | NotInState {
    const next = returnLifecycle.next(this.state, step);
    if (next === undefined) return returnNotInState({ state: this.state });
    this.state = next;
    if (returnLifecycle.isFinal(next)) this.endedAt = at;
    return this;
  }
}

function mismatch(line: ReturnLine, expectedUnits: number, given: ReadonlyMap<string, number>) {
  return unitsDoNotMatch({
    returnLineId: line.id,
    expectedUnits,
    givenUnits: given.get(line.id) ?? 0,
  });
}
