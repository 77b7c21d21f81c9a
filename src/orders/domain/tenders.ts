import { allocateMinor } from '../../kernel/money.js';

/** One of the payments of an order, as far as money may be drawn from it or given back to it; in minor units. */
export interface Tender {
  readonly intentId: string;
  /** What is held and not yet promised to a capture or a void. */
  readonly capturableMinor: number;
  /** What was taken and is neither given back, promised to a refund, nor disputed. */
  readonly refundableMinor: number;
}

/** A part of a sum, and the payment that it falls to. Always more than zero. */
export interface TenderPart {
  readonly intentId: string;
  readonly amountMinor: number;
}

/** How what is given back is shared out. */
export type RefundPolicy =
  /** The last tender first: what was drawn last goes back first. */
  | 'LAST_FIRST'
  /** To each by what was taken from them, to the cent, as is fair between people who have paid together. */
  | 'PROPORTIONAL';

/**
 * Draws a sum from the tenders in their order, the first until it holds nothing more, then the second, and so on. The
 * parts add up to the sum, or to all that is held where that is less; none is more than its tender holds.
 */
export function drawFrom(tenders: readonly Tender[], amountMinor: number): TenderPart[] {
  return takeInOrder(
    tenders.map(({ intentId, capturableMinor }) => ({ intentId, atMostMinor: capturableMinor })),
    amountMinor,
  );
}

/**
 * Shares out a sum that goes back to the buyer. The parts add up to the sum, and none is more than was taken from its
 * tender. Undefined where less was taken than is to go back. Proportional shares are split by largest remainder; ties
 * go to the earlier tender.
 */
export function allocateRefund(
  tenders: readonly Tender[],
  amountMinor: number,
  policy: RefundPolicy = 'LAST_FIRST',
): TenderPart[] | undefined {
  const takenMinor = tenders.reduce((sum, { refundableMinor }) => sum + refundableMinor, 0);
  if (amountMinor > takenMinor) return undefined;
  if (amountMinor === 0) return [];
  if (policy === 'LAST_FIRST')
    return takeInOrder(
      tenders
        .map(({ intentId, refundableMinor }) => ({ intentId, atMostMinor: refundableMinor }))
        .reverse(),
      amountMinor,
    );
  // Of not more than the whole, no share by largest remainder is more than its weight.
  const parts = allocateMinor(
    amountMinor,
    tenders.map(({ refundableMinor }) => refundableMinor),
  );
  return tenders.flatMap(({ intentId }, place) => part(intentId, parts[place] ?? 0));
}

function takeInOrder(
  sources: readonly { readonly intentId: string; readonly atMostMinor: number }[],
  amountMinor: number,
): TenderPart[] {
  let leftMinor = amountMinor;
  return sources.flatMap(({ intentId, atMostMinor }) => {
    const takenMinor = Math.min(leftMinor, atMostMinor);
    leftMinor -= takenMinor;
    return part(intentId, takenMinor);
  });
}

function part(intentId: string, amountMinor: number): TenderPart[] {
  return amountMinor > 0 ? [{ intentId, amountMinor }] : [];
}
