import { shareOfUnits } from '../../kernel/money.js';

/** Some units of one order line that go the same way together. */
export class FulfilmentLine {
  picked: number | null = null;
  handedOver = 0;
  /** Units that the buyer did not want at the counter. */
  refused = 0;

  constructor(
    readonly id: string,
    readonly fulfilmentId: string,
    readonly orderLineId: string,
    readonly variantId: string,
    readonly sku: string,
    readonly title: Readonly<Record<string, string>>,
    public quantity: number,
    /** What the buyer pays for all of these units, tax included. */
    public totalMinor: number,
    readonly position: number,
  ) {}

  canHavePicked(units: number): boolean {
    return Number.isInteger(units) && units >= 0 && units <= this.quantity;
  }

  recordPicked(units: number): void {
    this.picked = units;
  }

  /** Fewer of them are wanted; for the others their share of the price is paid. */
  shorten(units: number): void {
    const left = this.quantity - units;
    this.totalMinor = shareOfUnits(this.totalMinor, this.quantity, 0, left);
    this.quantity = left;
  }

  /** Units that were found, and that nobody will find any more: they were lost on the way. */
  lose(units: number): void {
    this.picked = (this.picked ?? 0) - units;
  }

  /** The units that were asked for and not found; 0 while nobody has looked. */
  get missing(): number {
    return this.picked === null ? 0 : this.quantity - this.picked;
  }
}
