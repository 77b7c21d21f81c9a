import { later, minuteMs } from '../../kernel/clock.js';
import type { Refusal } from '../../kernel/refusal.js';
import {
  endedStates,
  type FulfilmentEvent,
  type FulfilmentKind,
  type FulfilmentState,
  lifecycleOf,
} from './lifecycles.js';
import {
  type FulfilmentNotReady,
  fulfilmentNotInState,
  nothingPicked,
  pickNotFinished,
  pickupCodeLocked,
  wrongPick,
  wrongPickupCode,
} from './refusals.js';

/** When the goods of a fulfilment are charged; MANUAL leaves it to the staff. */
export const captureTriggers = [
  'AT_ORDER',
  'AT_READY',
  'AT_HANDOVER',
  'AT_SHIPMENT',
  'MANUAL',
] as const;
export type CaptureTrigger = (typeof captureTriggers)[number];

const neverComes: Readonly<Record<FulfilmentKind, CaptureTrigger>> = {
  PICKUP: 'AT_SHIPMENT',
  SHIP: 'AT_HANDOVER',
};

/** True where goods that go this way come past that point. */
export function isTriggerOf(kind: FulfilmentKind, trigger: CaptureTrigger): boolean {
  return neverComes[kind] !== trigger;
}

const triesPerLock = 5;
const lockMs = 15 * minuteMs;

/** Some units of one order line that go the same way together. */
export class FulfilmentLine {
  picked: number | null = null;
  handedOver = 0;

  constructor(
    readonly id: string,
    readonly fulfilmentId: string,
    readonly orderLineId: string,
    readonly variantId: string,
    readonly sku: string,
    readonly title: Readonly<Record<string, string>>,
    readonly quantity: number,
    /** What the buyer pays for all of these units, tax included. */
    readonly totalMinor: number,
    readonly position: number,
  ) {}

  canHavePicked(units: number): boolean {
    return Number.isInteger(units) && units >= 0 && units <= this.quantity;
  }

  recordPicked(units: number): void {
    this.picked = units;
  }

  /** The units that were asked for and not found; 0 while nobody has looked. */
  get missing(): number {
    return this.picked === null ? 0 : this.quantity - this.picked;
  }
}

/** How goods of one order get from one location to their buyer: by pickup or by shipment. */
export class Fulfilment {
  state: FulfilmentState = 'PLANNED';
  /** Where the next work is to be done: where the goods lie, and once they are sent there, where they are collected. */
  taskAt: string;
  /** What was charged for the goods before they left, in minor units. */
  chargedMinor = 0;
  keepUntil: Date | null = null;
  bay: string | null = null;
  trackingCode: string | null = null;
  handledBy: string | null = null;
  codeFailures = 0;
  codeLockedUntil: Date | null = null;
  acceptedAt: Date | null = null;
  readyAt: Date | null = null;
  arrivedAt: Date | null = null;
  endedAt: Date | null = null;
  version = 1;
  lines: FulfilmentLine[] = [];

  constructor(
    readonly id: string,
    readonly orderId: string,
    readonly orderNumber: string,
    readonly kind: FulfilmentKind,
    readonly stockFrom: string,
    readonly collectAt: string | null,
    /** Decided by the rules of the shop when the fulfilment is written down, and kept from then on. */
    public captureTrigger: CaptureTrigger,
    readonly collectorName: string,
    /** The part of the shipping fee that this fulfilment carries. */
    readonly shippingMinor: number,
    /** When the buyer was told that it would be ready, or on its way. */
    readonly promisedAt: Date,
    readonly plannedAt: Date,
  ) {
    this.taskAt = stockFrom;
  }

  get isEnded(): boolean {
    return endedStates.includes(this.state);
  }

  /** Where its units lie, and are reserved. */
  get goodsAt(): string {
    return this.stockFrom;
  }

  /** How many units of a line will still leave this way. What was not found counts until the picking is over. */
  toLeave(line: FulfilmentLine): number {
    const isPicked = this.readyAt !== null || this.state === 'IN_TRANSFER';
    return (isPicked ? (line.picked ?? 0) : line.quantity) - line.handedOver;
  }

  /** The steps that are possible now, in the order of the lifecycle. */
  get possible(): FulfilmentEvent[] {
    return lifecycleOf(this.kind).events(this.state);
  }

  accept(by: string, at: Date): this | FulfilmentNotReady {
    const moved = this.apply('accept', at);
    if (moved === this) {
      this.acceptedAt = at;
      this.handledBy = by;
    }
    return moved;
  }

  /** Records what was found of each named line. May be called again until the goods are made ready. */
  pick(
    found: readonly { lineId: string; picked: number }[],
    at: Date,
  ): this | FulfilmentNotReady | Refusal<'WrongPick'> {
    const byId = new Map(this.lines.map((line) => [line.id, line]));
    const wrong = found.find(({ lineId, picked }) => !byId.get(lineId)?.canHavePicked(picked));
    if (wrong) {
      const line = byId.get(wrong.lineId);
      return wrongPick({ sku: line?.sku ?? null, asked: line?.quantity ?? 0 });
    }
    const moved = this.apply('pick', at);
    if (moved === this)
      for (const { lineId, picked } of found) byId.get(lineId)?.recordPicked(picked);
    return moved;
  }

  /** The goods are together. For a pickup they now wait for the buyer until `keepUntil`. */
  finishPicking(
    at: Date,
    keepUntil: Date | null,
  ): this | FulfilmentNotReady | Refusal<'PickNotFinished' | 'NothingPicked'> {
    const step = this.kind === 'PICKUP' ? 'markReady' : 'pack';
    if (!this.possible.includes(step)) return this.refuseStep();
    const open = this.lines.filter((line) => line.picked === null);
    if (open.length > 0) return pickNotFinished({ skus: open.map((line) => line.sku) });
    if (this.lines.every((line) => line.picked === 0)) return nothingPicked();
    this.readyAt = at;
    this.keepUntil = keepUntil;
    return this.apply(step, at);
  }

  arrive(bay: string | null, at: Date): this | FulfilmentNotReady {
    const moved = this.apply('arrive', at);
    if (moved === this) {
      this.arrivedAt = at;
      this.bay = bay;
    }
    return moved;
  }

  /**
   * Compares a code that was given at the counter. Wrong codes are counted, and too many in a row lock the
   * pickup for a quarter of an hour, so the few symbols of a code cannot be tried out.
   */
  checkCode(
    isRight: boolean,
    at: Date,
  ): Refusal<'WrongPickupCode'> | Refusal<'PickupCodeLocked'> | undefined {
    if (this.codeLockedUntil && this.codeLockedUntil > at)
      return pickupCodeLocked({ lockedUntil: this.codeLockedUntil });
    if (isRight) {
      this.codeFailures = 0;
      this.codeLockedUntil = null;
      return undefined;
    }
    this.codeFailures += 1;
    if (this.codeFailures < triesPerLock)
      return wrongPickupCode({ triesLeft: triesPerLock - this.codeFailures });
    this.codeFailures = 0;
    this.codeLockedUntil = later(at, lockMs);
    return pickupCodeLocked({ lockedUntil: this.codeLockedUntil });
  }

  /** The goods leave: over the counter, or with the carrier. */
  release(at: Date, trackingCode: string | null = null): this | FulfilmentNotReady {
    const moved = this.apply(this.kind === 'PICKUP' ? 'handOver' : 'ship', at);
    if (moved !== this) return moved;
    this.trackingCode = trackingCode;
    for (const line of this.lines) line.handedOver = line.picked ?? 0;
    return this;
  }

  reject(at: Date): this | FulfilmentNotReady {
    return this.apply('reject', at);
  }

  cancel(at: Date): this | FulfilmentNotReady {
    return this.apply('cancel', at);
  }

  giveUp(at: Date): this | FulfilmentNotReady {
    return this.apply('giveUp', at);
  }

  private apply(step: FulfilmentEvent, at: Date): this | FulfilmentNotReady {
    const next = lifecycleOf(this.kind).next(this.state, step);
    if (next === undefined) return this.refuseStep();
    this.state = next;
    if (this.isEnded) this.endedAt = at;
    return this;
  }

  private refuseStep(): FulfilmentNotReady {
    return fulfilmentNotInState({ state: this.state, possible: this.possible });
  }
}
