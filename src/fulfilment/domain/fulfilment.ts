import { hourMs, later, secondMs } from '../../kernel/clock.js';
import { shareOfUnits } from '../../kernel/money.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { CaptureTrigger } from './capture-trigger.js';
import type { FulfilmentLine } from './fulfilment-line.js';
import type { IdentityCheck } from './identity-check.js';
import {
  endedStates,
  type FulfilmentEvent,
  type FulfilmentKind,
  type FulfilmentState,
  isOnWay,
  lifecycleOf,
  untouchedStates,
} from './lifecycles.js';
import { findWrongPick, whyUnfinished } from './picking.js';
import { type FulfilmentNotReady, fulfilmentNotInState, identityNotChecked } from './refusals.js';

/** Whoever stands at the counter at the last moment is served: so long after their arrival goods are kept in any case. */
export const arrivedGraceMs = 2 * hourMs;

/** How goods of one order get from one location to their buyer. */
export class Fulfilment {
  state: FulfilmentState = 'PLANNED';
  /** Where the next work is to be done: where the goods lie, and once they are sent there, where they are collected. */
  taskAt: string;
  /** What was charged for the goods before they left, in minor units. */
  chargedMinor = 0;
  /** Until when the location may claim what it was offered. */
  offeredUntil: Date | null = null;
  keepUntil: Date | null = null;
  /** When the buyer is told once more that the goods wait; null where that was done, or is not wished. */
  remindAt: Date | null = null;
  identityCheck: IdentityCheck | null = null;
  identityCheckedAt: Date | null = null;
  /** Where somebody else was named who collects: how they are told. */
  collectorEmail: string | null = null;
  bay: string | null = null;
  /** What the car in the bay looks like. */
  car: string | null = null;
  /** From the arrival of the buyer until they had the first goods in hand. */
  waitedSeconds: number | null = null;
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
    public collectorName: string,
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

  /** Where its units lie, and are reserved; of those that are under way, where they are unpacked. */
  get goodsAt(): string {
    return this.taskAt;
  }

  /** True where its goods are collected elsewhere than they lie, and have not been sent there yet. */
  get needsTransfer(): boolean {
    return this.kind === 'PICKUP' && this.taskAt !== this.collectAt;
  }

  /** How many units of a line will still leave this way. What was not found counts until the picking is over. */
  toLeave(line: FulfilmentLine): number {
    const isPicked = this.readyAt !== null || this.taskAt !== this.stockFrom;
    const found = isPicked ? (line.picked ?? 0) : line.quantity;
    return found - line.handedOver - line.refused;
  }

  /** True as long as nobody has begun to pick its goods: what it is about may still be changed. */
  get isUntouched(): boolean {
    return untouchedStates.includes(this.state);
  }

  /** The steps that are possible now, in the order of the lifecycle. */
  get possible(): FulfilmentEvent[] {
    return lifecycleOf(this.kind)
      .events(this.state)
      .filter((step) => isOnWay(step, this.needsTransfer));
  }

  /** Asks the location whether it can do this. Without an answer until then somebody else is asked. */
  offer(until: Date, at: Date): this | FulfilmentNotReady {
    const moved = this.apply('offer', at);
    if (moved === this) this.offeredUntil = until;
    return moved;
  }

  /** True of an offer that nobody has claimed in time. */
  isUnanswered(at: Date): boolean {
    return this.state === 'OFFERED' && this.offeredUntil !== null && this.offeredUntil <= at;
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
    const wrong = findWrongPick(this.lines, found);
    if (wrong) return wrong;
    const moved = this.apply('pick', at);
    if (moved === this)
      for (const { lineId, picked } of found)
        this.lines.find(({ id }) => id === lineId)?.recordPicked(picked);
    return moved;
  }

  /** The goods are together. Those of a pickup now wait for the buyer, for as long as is said. */
  finishPicking(
    at: Date,
    waiting: { readonly keepUntil: Date; readonly remindAt: Date | null } | null,
  ): this | FulfilmentNotReady | Refusal<'PickNotFinished' | 'NothingPicked'> {
    const step = this.kind === 'PICKUP' ? 'markReady' : 'pack';
    if (!this.possible.includes(step)) return this.refuseStep();
    const unfinished = whyUnfinished(this.lines);
    if (unfinished) return unfinished;
    this.readyAt = at;
    this.keepUntil = waiting?.keepUntil ?? null;
    this.remindAt = waiting?.remindAt ?? null;
    return this.apply(step, at);
  }

  /** What was found sets out to where it is collected; the people there have the next work. */
  sendForTransfer(at: Date): this | FulfilmentNotReady {
    const { collectAt } = this;
    if (!this.needsTransfer || collectAt === null) return this.refuseStep();
    const moved = this.apply('sendForTransfer', at);
    if (moved === this) this.taskAt = collectAt;
    return moved;
  }

  /** What the buyer pays for the goods that were found, in minor units. */
  get worthMinor(): number {
    return this.lines.reduce(
      (sum, line) =>
        sum + shareOfUnits(line.totalMinor, line.quantity, 0, line.picked ?? line.quantity),
      0,
    );
  }

  /** From now on the goods are only given to somebody who shows who they are. The first reason is kept. */
  askForIdentity(why: IdentityCheck): void {
    this.identityCheck ??= why;
  }

  /** Somebody else than the buyer will collect; they show who they are. */
  nameCollector(name: string, email: string | null): this | FulfilmentNotReady {
    if (this.isEnded) return this.refuseStep();
    this.collectorName = name;
    this.collectorEmail = email;
    this.identityCheck = 'PROXY';
    return this;
  }

  /** Whoever gives the goods away says whether they have seen who takes them, where that is asked for. */
  confirmIdentity(isChecked: boolean, at: Date): Refusal<'IdentityNotChecked'> | undefined {
    if (this.identityCheck === null) return undefined;
    const { collectorName, identityCheck: because } = this;
    if (!isChecked) return identityNotChecked({ collectorName, because });
    this.identityCheckedAt = at;
    return undefined;
  }

  arrive(
    { bay, car }: { readonly bay: string | null; readonly car: string | null },
    at: Date,
  ): this | FulfilmentNotReady {
    const moved = this.apply('arrive', at);
    if (moved !== this) return moved;
    this.arrivedAt = at;
    this.bay = bay;
    this.car = car;
    return this;
  }

  /** Goods have gone over the counter, or were not wanted: where that leaves the rest of them. */
  followCounter(at: Date): void {
    const hasTaken = this.lines.some(({ handedOver }) => handedOver > 0);
    const isOver = this.lines.every((line) => this.toLeave(line) === 0);
    if (this.arrivedAt && this.waitedSeconds === null && hasTaken)
      this.waitedSeconds = Math.round((at.getTime() - this.arrivedAt.getTime()) / secondMs);
    const lastStep = hasTaken ? 'handOver' : 'cancel';
    this.apply(isOver ? lastStep : 'handOverPart', at);
  }

  /** What is still to be paid for its way, in minor units: the fee is charged with the first goods that leave. */
  get shippingToComeMinor(): number {
    const hasBegun = this.lines.some(({ handedOver }) => handedOver > 0);
    return this.isEnded || hasBegun ? 0 : this.shippingMinor;
  }

  /** The units that will still leave this way. */
  get unitsToLeave(): readonly { readonly orderLineId: string; readonly quantity: number }[] {
    return this.lines.map((line) => ({
      orderLineId: line.orderLineId,
      quantity: this.toLeave(line),
    }));
  }

  /** The goods leave: over the counter, or with the carrier. What is carried out at once is there, and all of it. */
  release(at: Date, trackingCode: string | null = null): this | FulfilmentNotReady {
    const moved = this.apply(this.kind === 'SHIP' ? 'ship' : 'handOver', at);
    if (moved !== this) return moved;
    this.trackingCode = trackingCode;
    if (this.kind === 'COUNTER') for (const line of this.lines) line.recordPicked(line.quantity);
    for (const line of this.lines) line.handedOver = line.picked ?? 0;
    return this;
  }

  reject(at: Date): this | FulfilmentNotReady {
    return this.apply('reject', at);
  }

  cancel(at: Date): this | FulfilmentNotReady {
    return this.apply('cancel', at);
  }

  /** True where it is time to tell the buyer once more that the goods wait; asked again it is false. */
  remind(at: Date): boolean {
    if (this.remindAt === null || this.remindAt > at) return false;
    this.remindAt = null;
    return this.state === 'READY';
  }

  /** True where nobody has collected the goods in time. */
  isOverdue(at: Date): boolean {
    if (this.keepUntil === null || this.keepUntil > at) return false;
    if (this.state === 'READY') return true;
    if (this.state !== 'CUSTOMER_ARRIVED' || this.arrivedAt === null) return false;
    return later(this.arrivedAt, arrivedGraceMs) <= at;
  }

  giveUp(at: Date): this | FulfilmentNotReady {
    return this.apply('giveUp', at);
  }

  /** Takes a step that was decided by what has become of its parcels. */
  follow(step: 'shipPart' | 'ship' | 'deliver' | 'lose' | 'sendBack', at: Date) {
    return this.apply(step, at);
  }

  private apply(step: FulfilmentEvent, at: Date): this | FulfilmentNotReady {
    const next = lifecycleOf(this.kind).next(this.state, step);
    if (next === undefined) return this.refuseStep();
    this.state = next;
    if (this.isEnded) {
      this.endedAt ??= at;
      this.remindAt = null;
    }
    return this;
  }

  /** Why the step that was asked for is not possible. */
  refuseStep(): FulfilmentNotReady {
    return fulfilmentNotInState({ state: this.state, possible: this.possible });
  }
}
