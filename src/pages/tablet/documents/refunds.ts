import { graph, type Money, money, type Outcome, refused } from './document.js';

/** Money that was given back for a return, or is about to be. */
export interface Refund {
  readonly id: string;
  readonly state: string;
  readonly tender: string;
  readonly amount: Money;
  /** What of it is handed out by hand. */
  readonly payouts: readonly {
    readonly id: string;
    readonly state: string;
    readonly inCash: boolean;
    readonly amount: Money;
  }[];
  readonly terminalRefunds: readonly {
    readonly id: string;
    readonly state: string;
    readonly cardBrand: string | null;
    readonly cardLast4: string | null;
  }[];
}

export const refund = /* GraphQL */ `{
  id
  state
  tender
  amount ${money}
  payouts { id state inCash amount ${money} }
  terminalRefunds { id state cardBrand cardLast4 }
}`;

/** Cash leaves the till of the store. */
export const handOutCash = graph<
  { readonly payOutCash: Outcome<{ readonly tillSession: { readonly id: string } }> },
  {
    readonly input: {
      readonly payoutId: string;
      readonly tillSessionId: string;
      readonly idempotencyKey: string;
    };
  }
>(/* GraphQL */ `
  mutation HandOutCash($input: PayOutCashInput!) {
    payOutCash(input: $input) {
      ${refused}
      ... on CashPaidOutPayload { tillSession { id } }
    }
  }`);

/** The money goes onto the card that lies in the terminal. */
export const refundOntoCard = graph<
  { readonly refundOnTerminal: Outcome<{ readonly terminalRefund: { readonly state: string } }> },
  {
    readonly input: {
      readonly refundId: string;
      readonly locationId: string;
      readonly cardToken: string;
      readonly idempotencyKey: string;
    };
  }
>(/* GraphQL */ `
  mutation RefundOntoCard($input: RefundOnTerminalInput!) {
    refundOnTerminal(input: $input) {
      ${refused}
      ... on RefundOnTerminalPayload { terminalRefund { state } }
    }
  }`);

/** What happens to the order: a refund is approved, or done. */
export const followOrder = graph<
  { readonly orderEvents: { readonly cursor: string } },
  { readonly orderId: string; readonly after: string | null }
>(/* GraphQL */ `
  subscription FollowOrder($orderId: ID!, $after: String) {
    orderEvents(orderId: $orderId, after: $after) { cursor }
  }`);
