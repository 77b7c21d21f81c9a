import { graph, type Money, money, type Outcome, refused } from './document.js';
import { type Refund, refund } from './refunds.js';
import { type Placed, placed } from './selling.js';

/** An order as a counter needs it to take goods back, wherever they were sold. */
export interface ReturnableOrder {
  readonly orderId: string;
  readonly number: string;
  readonly buyerName: string;
  readonly placedAt: string;
  readonly lines: readonly {
    readonly orderLineId: string;
    readonly sku: string;
    readonly title: string;
    readonly units: number;
  }[];
}

export interface ReturnReason {
  readonly code: string;
  readonly label: string;
}

export const returnableOrders = graph<
  {
    readonly returnableOrders: readonly ReturnableOrder[];
    readonly returnReasons: readonly ReturnReason[];
  },
  { readonly email: string; readonly number: string | null }
>(/* GraphQL */ `
  query ReturnableOrders($email: String!, $number: String) {
    returnableOrders(email: $email, number: $number) {
      orderId
      number
      buyerName
      placedAt
      lines { orderLineId sku title units }
    }
    returnReasons { code label }
  }`);

export interface ReturnLine {
  readonly id: string;
  readonly sku: string;
  readonly title: string;
  readonly quantity: number;
  readonly received: number | null;
  readonly reason: { readonly label: string };
}

/** Goods that come back together. */
export interface GoodsReturn {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly nextActions: readonly string[];
  readonly lines: readonly ReturnLine[];
  readonly order: { readonly id: string; readonly eventsCursor: string } | null;
  readonly refunds: readonly Refund[];
  /** Other goods that are kept for these, or were. */
  readonly replacement: {
    readonly state: string;
    readonly keptUntil: string | null;
    readonly total: Money;
    readonly lines: readonly {
      readonly variantId: string;
      readonly sku: string;
      readonly title: string;
      readonly quantity: number;
    }[];
  } | null;
}

const goodsReturn = /* GraphQL */ `{
  id
  number
  state
  nextActions
  lines { id sku title quantity received reason { label } }
  order { id eventsCursor }
  refunds ${refund}
  replacement { state keptUntil total ${money} lines { variantId sku title quantity } }
}`;

interface ReturnPayload {
  readonly returnOrder: GoodsReturn;
}

const returnPayload = `${refused} ... on ReturnOrderPayload { returnOrder ${goodsReturn} }`;

export const returnByNumber = graph<
  { readonly returnOrder: GoodsReturn | null },
  { readonly number: string }
>(/* GraphQL */ `
  query ReturnByNumber($number: String!) {
    returnOrder(number: $number) ${goodsReturn}
  }`);

export const openReturn = graph<
  { readonly step: Outcome<ReturnPayload> },
  {
    readonly input: {
      readonly orderId: string;
      readonly locationId: string;
      readonly lines: readonly {
        readonly orderLineId: string;
        readonly quantity: number;
        readonly reasonCode: string;
      }[];
      readonly idempotencyKey: string;
    };
  }
>(/* GraphQL */ `
  mutation OpenReturn($input: OpenReturnAtCounterInput!) {
    step: openReturnAtCounter(input: $input) { ${returnPayload} }
  }`);

export const receiveReturn = graph<
  { readonly step: Outcome<ReturnPayload> },
  {
    readonly input: {
      readonly returnId: string;
      readonly locationId: string;
      readonly lines: readonly { readonly lineId: string; readonly quantity: number }[];
      readonly idempotencyKey: string;
    };
  }
>(/* GraphQL */ `
  mutation ReceiveReturn($input: ReceiveReturnInput!) {
    step: receiveReturn(input: $input) { ${returnPayload} }
  }`);

export type Disposition = 'RESTOCK' | 'QUARANTINE' | 'DAMAGED';

export const inspectReturn = graph<
  { readonly step: Outcome<ReturnPayload> },
  {
    readonly input: {
      readonly returnId: string;
      readonly units: readonly {
        readonly lineId: string;
        readonly disposition: Disposition;
        readonly quantity: number;
      }[];
      readonly idempotencyKey: string;
    };
  }
>(/* GraphQL */ `
  mutation InspectReturn($input: InspectReturnInput!) {
    step: inspectReturn(input: $input) { ${returnPayload} }
  }`);

/** How money goes back: where it came from, or another way. */
export const refundTenders = ['ORIGINAL', 'STORE_CREDIT', 'GIFT_CARD', 'CASH', 'TERMINAL'] as const;
export type RefundTender = (typeof refundTenders)[number];

interface PlanOf {
  readonly returnId: string;
  readonly tender: RefundTender;
}

/** What would be given back now, to the cent. */
export interface RefundPlan {
  readonly hash: string;
  readonly goods: Money;
  readonly shipping: Money;
  readonly fee: Money;
  /** What was saved by discounts that do not hold for what is kept. */
  readonly clawback: Money;
  readonly released: Money;
  readonly amount: Money;
  readonly needsApproval: boolean;
  /** What the goods that are kept for these would still cost, or leave over. */
  readonly exchange: {
    readonly total: Money;
    readonly toPay: Money;
    readonly toGiveBack: Money;
  } | null;
  readonly tenders: readonly {
    readonly tender: string;
    readonly number: number | null;
    readonly amount: Money;
  }[];
}

export const planRefund = graph<
  { readonly refundPlan: Outcome<{ readonly plan: RefundPlan }> },
  { readonly input: PlanOf }
>(/* GraphQL */ `
  query PlanRefund($input: RefundPlanInput!) {
    refundPlan(input: $input) {
      ${refused}
      ... on RefundPlanPayload {
        plan {
          hash
          goods ${money}
          shipping ${money}
          fee ${money}
          clawback ${money}
          released ${money}
          amount ${money}
          needsApproval
          exchange { total ${money} toPay ${money} toGiveBack ${money} }
          tenders { tender number amount ${money} }
        }
      }
    }
  }`);

export const executePlan = graph<
  {
    readonly executeRefundPlan: Outcome<{ readonly returnOrder: GoodsReturn | null }>;
  },
  {
    readonly input: {
      readonly plan: PlanOf;
      readonly hash: string;
      readonly reason: string;
      readonly idempotencyKey: string;
    };
  }
>(/* GraphQL */ `
  mutation ExecutePlan($input: ExecuteRefundPlanInput!) {
    executeRefundPlan(input: $input) {
      ${refused}
      ... on ExecuteRefundPlanPayload { returnOrder ${goodsReturn} }
    }
  }`);

/** Other goods for those that have come back: ordered at once, and paid with them. */
export interface Exchanged {
  readonly returnOrder: GoodsReturn;
  readonly placed: Placed & {
    readonly paymentIntents: readonly NonNullable<Placed['paymentIntent']>[];
  };
  /** What goes back because the new goods cost less. */
  readonly rest: {
    readonly amount: Money;
    readonly tender: string;
    readonly state: string;
  } | null;
}

export const exchangeReturn = graph<
  { readonly exchangeReturn: Outcome<Exchanged> },
  {
    readonly input: {
      readonly returnId: string;
      readonly planHash: string;
      /** Null for the goods that are kept. */
      readonly cartId: string | null;
      readonly expectedTotalMinor: number;
      readonly paymentMethodToken: string | null;
      readonly restTender: RefundTender;
      readonly idempotencyKey: string;
    };
  }
>(/* GraphQL */ `
  mutation ExchangeReturn($input: ExchangeReturnInput!) {
    exchangeReturn(input: $input) {
      ${refused}
      ... on ExchangeReturnPayload {
        returnOrder ${goodsReturn}
        placed {
          ${placed}
          paymentIntents { id state amount ${money} lastError { message } }
        }
        rest { amount ${money} tender state }
      }
    }
  }`);
