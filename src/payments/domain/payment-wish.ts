import { maxAmountMinor } from '../../kernel/money.js';

/** MANUAL holds the money first and takes it when the goods go; AUTOMATIC takes it at once. */
export type CaptureMethod = 'MANUAL' | 'AUTOMATIC';

/**
 * What money is wanted for. A DEPOSIT is held in case somebody does not come; USAGE is held up to a sum, and what was
 * used is taken, or it is taken at once in the absence of its customer; a PURCHASE is the price of goods, and an INSTALMENT a part of it that was to be paid later.
 */
export const paymentPurposes = ['PURCHASE', 'DEPOSIT', 'USAGE', 'INSTALMENT'] as const;
export type PaymentPurpose = (typeof paymentPurposes)[number];

/** What is asked for, before anybody has paid. */
export interface NewPaymentIntent {
  readonly id: string;
  readonly orderId: string | null;
  /** Which of the payments of its order it is, from 1 on: money is drawn in this order. */
  readonly tender: number;
  /** True where several people pay the order, and this is the share of one of them. */
  readonly shared: boolean;
  readonly customerId: string | null;
  readonly guestKey: string | null;
  readonly amountMinor: number;
  readonly currency: string;
  /** Where the buyer is, two letters of ISO 3166-1; left out where nobody has said it. */
  readonly country?: string | null;
  readonly captureMethod: CaptureMethod;
  readonly purpose: PaymentPurpose;
  /** What it is for, in the words of whoever asked; left out where an order says it. */
  readonly wantedFor?: string | null | undefined;
  /** The payment whose capture gives up what this one is to hold anew. */
  readonly restOf?: string | null | undefined;
  readonly expiresAt: Date;
}

/** Where the money of a new wish is: nowhere yet. */
export const nothingMoved = {
  authorizedMinor: 0,
  claimedMinor: 0,
  capturedMinor: 0,
  voidPendingMinor: 0,
  voidedMinor: 0,
  expiredMinor: 0,
  refundPendingMinor: 0,
  refundedMinor: 0,
  disputedMinor: 0,
  chargedBackMinor: 0,
  contestedMinor: 0,
  lostMinor: 0,
};

/** Throws where nobody can pay that much: a fault of the caller. */
export function assertAmount(amountMinor: number): void {
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0 || amountMinor > maxAmountMinor)
    throw new RangeError(`${amountMinor} is no amount that can be paid`);
}
