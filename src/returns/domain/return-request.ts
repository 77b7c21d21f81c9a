import { dayMs, later } from '../../kernel/clock.js';
import type { Refusal } from '../../kernel/refusal.js';
import { notSoManyReturnable, returnReasonUnknown, returnWindowOver } from './refusals.js';

/** Why goods come back, as the shop has set it. */
export interface ReturnReason {
  readonly code: string;
  /** For how many days after the goods have reached their buyer. */
  readonly windowDays: number;
  /** True where somebody of the staff decides about it. */
  readonly needsApproval: boolean;
}

/** A line of the order, as far as its units may come back. */
export interface ReturnableLine {
  readonly orderLineId: string;
  /** With the buyer, and in no other return. */
  readonly units: number;
  /** When the newest of them have reached their buyer, or the carrier; null where none has. */
  readonly leftAt: Date | null;
}

/** What somebody wants to give back. */
export interface AskedReturnLine {
  readonly orderLineId: string;
  readonly quantity: number;
  readonly reasonCode: string;
}

/** Until when goods that have left at that instant may be returned. */
export function returnableUntil(leftAt: Date, { windowDays }: Pick<ReturnReason, 'windowDays'>) {
  return later(leftAt, windowDays * dayMs);
}

/**
 * Checks what somebody wants to return: that they have it, that the reason is offered, and that it is in time, unless
 * the staff lets it pass. Undefined where all is well.
 */
export function refuseRequest(
  asked: readonly AskedReturnLine[],
  facts: {
    readonly lines: readonly ReturnableLine[];
    readonly reasons: ReadonlyMap<string, ReturnReason>;
    readonly at: Date;
    readonly outsideWindow: boolean;
  },
):
  | Refusal<'ReturnReasonUnknown'>
  | Refusal<'NotSoManyReturnable'>
  | Refusal<'ReturnWindowOver'>
  | undefined {
  const lines = new Map(facts.lines.map((line) => [line.orderLineId, line]));
  for (const { orderLineId, quantity, reasonCode } of asked) {
    const reason = facts.reasons.get(reasonCode);
    if (!reason) return returnReasonUnknown();
    const { units = 0, leftAt = null } = lines.get(orderLineId) ?? {};
    if (quantity > units || leftAt === null)
      return notSoManyReturnable({ orderLineId, askedUnits: quantity, returnableUnits: units });
    const until = returnableUntil(leftAt, reason);
    if (until < facts.at && !facts.outsideWindow) return returnWindowOver({ orderLineId, until });
  }
  return undefined;
}
