import { graph, type Money, money, type Outcome, refused } from './document.js';

export interface CartLine {
  readonly id: string;
  readonly quantity: number;
  readonly total: Money;
  readonly variant: { readonly title: string; readonly product: { readonly title: string } };
}

/** What staff have taken off a cart, or off one line of it. */
export interface Discount {
  readonly id: string;
  readonly lineId: string | null;
  readonly reasonCode: string;
  readonly given: Money | null;
  readonly basisPoints: number | null;
  readonly taken: Money;
  readonly awaitsApproval: boolean;
}

/** A cart as it is before it is paid, with what it costs. */
export interface Cart {
  readonly id: string;
  readonly eventsCursor: string;
  readonly problems: readonly { readonly message: string }[];
  readonly lines: readonly CartLine[];
  readonly discounts: readonly Discount[];
  readonly totals: {
    readonly items: Money;
    readonly discount: Money;
    readonly shipping: Money;
    readonly total: Money;
  };
}

export const cart = /* GraphQL */ `{
  id
  eventsCursor
  problems { message }
  lines { id quantity total ${money} variant { title product { title } } }
  discounts {
    id
    lineId
    reasonCode
    given ${money}
    basisPoints
    taken ${money}
    awaitsApproval
  }
  totals { items ${money} discount ${money} shipping ${money} total ${money} }
}`;

export interface NewCart {
  readonly lines: readonly { readonly variantId: string; readonly quantity: number }[];
  /** Who carries the goods out may stay unknown. */
  readonly contact: {
    readonly email: string;
    readonly firstName: string;
    readonly lastName: string;
    readonly phone: string | null;
  } | null;
  readonly fulfilment: { readonly kind: string; readonly locationId: string | null };
  readonly shippingAddress: Address | null;
}

interface Address {
  readonly name: string;
  readonly line1: string;
  readonly postalCode: string;
  readonly city: string;
  readonly countryCode: string;
}

export const createCart = graph<
  { readonly createCart: Outcome<{ readonly cart: Cart }> },
  { readonly input: NewCart }
>(/* GraphQL */ `
  mutation CreateCart($input: CreateCartInput!) {
    createCart(input: $input) {
      ${refused}
      ... on CreateCartPayload { cart ${cart} }
    }
  }`);

export const cartNow = graph<
  { readonly cart: Cart | null },
  { readonly id: string }
>(/* GraphQL */ `
  query CartNow($id: ID!) {
    cart(id: $id) ${cart}
  }`);

/** A second person agrees to a discount somewhere else: the cart tells of it. */
export const followCart = graph<
  { readonly cartEvents: { readonly cursor: string } },
  { readonly cartId: string; readonly after: string }
>(/* GraphQL */ `
  subscription FollowCart($cartId: ID!, $after: String) {
    cartEvents(cartId: $cartId, after: $after) { cursor }
  }`);

type Edited = { readonly step: Outcome<{ readonly cart: Cart }> };

const edited = `${refused} ... on CartPayload { cart ${cart} }`;

export interface NewDiscount {
  readonly cartId: string;
  /** One line; null for the whole cart. */
  readonly lineId: string | null;
  readonly amountMinor: number | null;
  readonly basisPoints: number | null;
  readonly reasonCode: string;
  readonly note: string | null;
  readonly idempotencyKey: string;
}

export const giveDiscount = graph<Edited, { readonly input: NewDiscount }>(/* GraphQL */ `
  mutation GiveDiscount($input: GiveDiscountInput!) {
    step: giveDiscount(input: $input) { ${edited} }
  }`);

export const removeDiscount = graph<
  Edited,
  { readonly input: { readonly cartId: string; readonly discountId: string } }
>(/* GraphQL */ `
  mutation RemoveDiscount($input: RemoveDiscountInput!) {
    step: removeDiscount(input: $input) { ${edited} }
  }`);
