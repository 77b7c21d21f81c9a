import { type TransferState, type TransferStep, transferLifecycle } from './lifecycle.js';
import {
  type TransferNotInState,
  transferNotInState,
  type WrongTransferUnits,
  wrongTransferUnits,
} from './refusals.js';

/** Units of one variant that travel together. */
export class TransferLine {
  sent = 0;
  received = 0;
  lost = 0;

  constructor(
    readonly id: string,
    readonly transferId: string,
    readonly variantId: string,
    /** The order line that the units are promised to; null where they are free. */
    readonly orderLineId: string | null,
    readonly quantity: number,
    readonly position: number,
  ) {}

  /** Units that have left, and have neither arrived nor been given up. */
  get inTransit(): number {
    return this.sent - this.received - this.lost;
  }
}

/** A number of units of a line. */
export interface LineUnits {
  readonly lineId: string;
  readonly quantity: number;
}

/** What has become of units that were under way. */
export interface Accounted {
  readonly line: TransferLine;
  readonly received: number;
  readonly lost: number;
}

/** The goods of an order that a transfer carries. */
export interface ForOrder {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly fulfilmentId: string;
}

/** Goods that one location sends to another: for an order, or to fill shelves. */
export class Transfer {
  state: TransferState = transferLifecycle.initial;
  sentAt: Date | null = null;
  expectedAt: Date | null = null;
  endedAt: Date | null = null;
  /** When the order gave the goods up; they go on, and are free on arrival. */
  releasedAt: Date | null = null;
  readonly orderId: string | null;
  readonly orderNumber: string | null;
  readonly fulfilmentId: string | null;
  version = 1;
  lines: TransferLine[] = [];

  constructor(
    readonly id: string,
    readonly fromLocationId: string,
    readonly toLocationId: string,
    forOrder: ForOrder | null,
    readonly reason: string,
    readonly requestedBy: string,
    readonly requestedAt: Date,
  ) {
    this.orderId = forOrder?.orderId ?? null;
    this.orderNumber = forOrder?.orderNumber ?? null;
    this.fulfilmentId = forOrder?.fulfilmentId ?? null;
  }

  /** The order that the goods are promised to on arrival; null where they are free. */
  get promisedTo(): string | null {
    return this.releasedAt === null ? this.orderId : null;
  }

  get isEnded(): boolean {
    return transferLifecycle.isFinal(this.state);
  }

  get inTransit(): number {
    return this.lines.reduce((sum, line) => sum + line.inTransit, 0);
  }

  /** The goods leave: of each line as many as are named, or all that were asked for where no line is. */
  send(
    units: readonly LineUnits[] | null,
    at: Date,
    expectedAt: Date | null,
  ): this | TransferNotInState | WrongTransferUnits {
    if (!this.allows('send')) return this.refuseStep();
    const given = units ?? this.lines.map(({ id, quantity }) => ({ lineId: id, quantity }));
    const wrong = this.findWrong(given, (line) => line.quantity);
    if (wrong) return wrong;
    for (const { lineId, quantity } of given) this.lineOf(lineId).sent = quantity;
    this.sentAt = at;
    this.expectedAt = expectedAt;
    return this.apply('send', at);
  }

  /** Units have arrived, or are given up: of each line as many as are named, or all under way where no line is. */
  account(
    how: 'received' | 'lost',
    units: readonly LineUnits[] | null,
    at: Date,
  ): readonly Accounted[] | TransferNotInState | WrongTransferUnits {
    if (!this.allows('receiveRest')) return this.refuseStep();
    const given =
      units ??
      this.lines
        .filter((line) => line.inTransit > 0)
        .map((line) => ({ lineId: line.id, quantity: line.inTransit }));
    const wrong = this.findWrong(given, (line) => line.inTransit);
    if (wrong) return wrong;
    const accounted = given.map(({ lineId, quantity }) => {
      const line = this.lineOf(lineId);
      line[how] += quantity;
      return { line, received: 0, lost: 0, [how]: quantity };
    });
    this.apply(this.stepAfterAccounting(), at);
    return accounted;
  }

  cancel(at: Date): this | TransferNotInState {
    return this.allows('cancel') ? this.apply('cancel', at) : this.refuseStep();
  }

  private stepAfterAccounting(): TransferStep {
    if (this.inTransit > 0) return 'receivePart';
    return this.lines.some((line) => line.received > 0) ? 'receiveRest' : 'loseRest';
  }

  private findWrong(
    given: readonly LineUnits[],
    mostOf: (line: TransferLine) => number,
  ): WrongTransferUnits | undefined {
    const nothing = wrongTransferUnits({ lineId: null, most: 0 });
    if (!given.some(({ quantity }) => quantity > 0)) return nothing;
    if (new Set(given.map(({ lineId }) => lineId)).size < given.length) return nothing;
    for (const { lineId, quantity } of given) {
      const line = this.lines.find(({ id }) => id === lineId);
      if (!line) return nothing;
      const most = mostOf(line);
      if (!Number.isInteger(quantity) || quantity < 0 || quantity > most)
        return wrongTransferUnits({ lineId, most });
    }
    return undefined;
  }

  private lineOf(lineId: string): TransferLine {
    const line = this.lines.find(({ id }) => id === lineId);
    if (!line) throw new Error(`transfer ${this.id} has no line ${lineId}`);
    return line;
  }

  private allows(step: TransferStep): boolean {
    return transferLifecycle.next(this.state, step) !== undefined;
  }

  private apply(step: TransferStep, at: Date): this {
    const next = transferLifecycle.next(this.state, step);
    if (next === undefined) throw new Error(`a transfer that is ${this.state} does not ${step}`);
    this.state = next;
    if (this.isEnded) this.endedAt = at;
    return this;
  }

  private refuseStep(): TransferNotInState {
    return transferNotInState({
      state: this.state,
      possible: transferLifecycle.events(this.state),
    });
  }
}
