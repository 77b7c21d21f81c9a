import type { Address } from '../../customers/index.js';
import type { FulfilmentKind } from '../../fulfilment/index.js';
import type { EventOf } from '../../kernel/lifecycle.js';
import { shareOfUnits } from '../../kernel/money.js';
import { type OrderState, orderLifecycle } from './order-lifecycle.js';
import { type OrderNotCancelable, orderNotCancelable } from './refusals.js';

/** How goods get to their buyer, and at which store they are collected. */
export interface Way {
  readonly kind: FulfilmentKind;
  readonly collectAt: string | null;
}

/** Some units of one variant, at the price that the buyer agreed to. */
export class OrderLine {
  fulfilled = 0;
  cancelled = 0;
  returned = 0;
  /** Units that have left and never reached their buyer: lost, on their way back, or never carried out. */
  undelivered = 0;

  constructor(
    readonly id: string,
    readonly orderId: string,
    readonly position: number,
    readonly variantId: string,
    readonly sku: string,
    readonly title: Readonly<Record<string, string>>,
    readonly image: object | null,
    readonly quantity: number,
    readonly unitPriceMinor: number,
    /** What discounts take off all units. */
    readonly discountMinor: number,
    /** What the buyer pays for all units: their price, less discounts. */
    readonly totalMinor: number,
    readonly taxClass: string,
    readonly rateBasisPoints: number,
    public taxMinor: number,
    public fulfilmentKind: FulfilmentKind,
    /** Where all of it comes from; null where several places give some of it, as the sourcing plan says. */
    public stockFrom: string | null,
    public collectAt: string | null,
  ) {}

  /** Units that are neither delivered nor cancelled. */
  get open(): number {
    return this.quantity - this.fulfilled - this.cancelled;
  }

  /** What the buyer will owe for the next units that are delivered. */
  owedFor(units: number): number {
    return shareOfUnits(this.totalMinor, this.quantity, this.fulfilled, units);
  }

  /** Delivers units and says what the buyer owes for them. */
  fulfil(units: number): number {
    if (units > this.open) throw new RangeError(`only ${this.open} of ${this.sku} are open`);
    const owedMinor = this.owedFor(units);
    this.fulfilled += units;
    return owedMinor;
  }

  /** Units that their buyer has. */
  get withBuyer(): number {
    return this.fulfilled - this.returned - this.undelivered;
  }

  /** Units have come back. What somebody holds in their hands is not lost, whoever said so. */
  takeBack(units: number): void {
    if (units > this.fulfilled - this.returned)
      throw new RangeError(`only ${this.fulfilled - this.returned} of ${this.sku} can come back`);
    this.returned += units;
    this.undelivered = Math.min(this.undelivered, this.fulfilled - this.returned);
  }

  /** Units that have left will not reach their buyer, as far as they have not come back from there already. */
  miss(units: number): void {
    this.undelivered += Math.min(units, this.withBuyer);
  }

  /** Units that were on their way back, or on their way, are here again. */
  bringBack(units: number, { wereMissed }: { readonly wereMissed: boolean }): void {
    if (wereMissed) this.undelivered -= Math.min(units, this.undelivered);
    this.takeBack(Math.min(units, this.fulfilled - this.returned));
  }

  cancel(units: number): void {
    if (units > this.open) throw new RangeError(`only ${this.open} of ${this.sku} are open`);
    this.cancelled += units;
  }

  /** What is still to come goes another way. */
  redirect(way: Way): void {
    this.fulfilmentKind = way.kind;
    this.collectAt = way.collectAt;
  }
}

export interface OrderContact {
  readonly email: string | null;
  readonly phone: string | null;
  readonly firstName: string;
  readonly lastName: string;
}

/** Everything that does not change once the order has been placed. */
export interface OrderTerms extends OrderContact {
  readonly id: string;
  readonly number: string;
  readonly cartId: string;
  readonly channel: string;
  readonly soldAt: string | null;
  readonly customerId: string | null;
  readonly guestKey: string | null;
  readonly assistedBy: string | null;
  readonly shippingAddress: Address | null;
  readonly billingAddress: Address | null;
  readonly note: string | null;
  readonly locale: string;
  readonly countryCode: string;
  readonly currency: string;
  readonly itemsMinor: number;
  readonly shippingMinor: number;
  readonly shippingRateBasisPoints: number;
  readonly totalMinor: number;
  readonly expiresAt: Date | null;
  readonly placedAt: Date;
}

type OrderStep = EventOf<typeof orderLifecycle>;

/** What a buyer has asked for, on terms that both sides agreed to. */
export class Order implements OrderTerms {
  readonly id!: string;
  readonly number!: string;
  readonly cartId!: string;
  readonly channel!: string;
  readonly soldAt!: string | null;
  readonly customerId!: string | null;
  readonly guestKey!: string | null;
  readonly assistedBy!: string | null;
  shippingAddress!: Address | null;
  readonly billingAddress!: Address | null;
  readonly note!: string | null;
  readonly locale!: string;
  readonly countryCode!: string;
  readonly currency!: string;
  itemsMinor!: number;
  shippingMinor!: number;
  shippingRateBasisPoints!: number;
  totalMinor!: number;
  readonly expiresAt!: Date | null;
  readonly placedAt!: Date;
  readonly email!: string | null;
  readonly phone!: string | null;
  readonly firstName!: string;
  readonly lastName!: string;
  state: OrderState = orderLifecycle.initial;
  holdReason: string | null = null;
  confirmedAt: Date | null = null;
  endedAt: Date | null = null;
  /** How many lines there are, in the row of the order itself: see `lock`. */
  lineCount = 0;
  version = 1;
  lines: OrderLine[] = [];

  constructor(terms: OrderTerms) {
    Object.assign(this, terms);
  }

  /** Where the buyer is, as far as an order tells: where the invoice goes, or else the goods. */
  get buyerCountry(): string {
    return this.billingAddress?.countryCode ?? this.countryCode;
  }

  /** What the units that are neither delivered nor cancelled will cost, shipping apart; in minor units. */
  get openMinor(): number {
    return this.lines.reduce((sum, line) => sum + line.owedFor(line.open), 0);
  }

  /** What those of these units will cost that are still open, in minor units. */
  costOf(units: readonly { readonly orderLineId: string; readonly quantity: number }[]): number {
    return units.reduce((sum, { orderLineId, quantity }) => {
      const line = this.lines.find(({ id }) => id === orderLineId);
      return sum + (line?.owedFor(Math.min(quantity, line.open)) ?? 0);
    }, 0);
  }

  /** True while its buyer may still change it, as far as its goods are untouched. */
  get isChangeable(): boolean {
    return this.state === 'CONFIRMED' || this.state === 'IN_FULFILMENT';
  }

  /** What the goods cost before discounts that the buyer has or will get, in minor units. */
  get keptMinor(): number {
    return this.lines.reduce(
      (sum, line) => sum + line.unitPriceMinor * (line.quantity - line.cancelled),
      0,
    );
  }

  /** The payment is promised. False where it had been before: the caller then has nothing more to do. */
  confirm(at: Date): boolean {
    if (!this.apply('confirm')) return false;
    this.confirmedAt = at;
    return true;
  }

  /** The buyer, or somebody for them, wants nothing of it any more. Only before any goods have left. */
  cancel(at: Date): this | OrderNotCancelable {
    if (this.lines.some((line) => line.fulfilled > 0) || !this.apply('cancel'))
      return orderNotCancelable({ state: this.state });
    this.end(at);
    return this;
  }

  /** Nobody paid in time. */
  expire(at: Date): boolean {
    if (!this.apply('expire')) return false;
    this.end(at);
    return true;
  }

  hold(reason: string): boolean {
    if (!this.apply('hold')) return false;
    this.holdReason = reason;
    return true;
  }

  /** Derives the state from the lines after goods have moved. True where it has changed. */
  follow(at: Date): boolean {
    const before = this.state;
    const open = this.lines.some((line) => line.open > 0);
    const delivered = this.lines.some((line) => line.fulfilled > 0);
    const cancelled = this.lines.some((line) => line.cancelled > 0);
    if (open) this.apply('startFulfilment');
    else if (!delivered) this.apply('cancel');
    else this.apply(cancelled ? 'cancelRest' : 'complete');
    if (!open && this.state !== before) this.endedAt = at;
    return this.state !== before;
  }

  private end(at: Date): void {
    for (const line of this.lines) line.cancel(line.open);
    this.endedAt = at;
  }

  private apply(step: OrderStep): boolean {
    const next = orderLifecycle.next(this.state, step);
    if (next === undefined) return false;
    this.state = next;
    return true;
  }
}
