import { randomBytes } from 'node:crypto';
import type { Asking } from '../support/app.js';
import type { StockedShop } from '../support/given.js';
import { answered, freshKey } from '../support/journey.js';

export const seen = /* GraphQL */ `
  id state split total { amountMinor } missing { amountMinor } eventsCursor
  order { id state fulfilments { ... on Pickup { id code } } }
  shares { number displayName state isYours amount { amountMinor } items { sku quantity title } paymentIntent { id } }
  yourShare { number amount { amountMinor } paymentIntent { id state lastError { code } } }`;

const documents = {
  createSharedPayment: /* GraphQL */ `
    mutation ($input: CreateSharedPaymentInput!) {
      createSharedPayment(input: $input) {
        __typename
        ... on UserError { code message }
        ... on SharesNotPossible { reason totalMinor }
        ... on DeadlineNotPossible { earliest latest }
        ... on CreateSharedPaymentPayload { sharedPayment { ${seen} } links { number displayName linkToken } }
      }
    }`,
  paySharedPaymentShare: /* GraphQL */ `
    mutation ($input: PaySharedPaymentShareInput!) {
      paySharedPaymentShare(input: $input) {
        __typename
        ... on UserError { code message }
        ... on PaySharedPaymentSharePayload { sharedPayment { ${seen} } share { number state } }
      }
    }`,
  topUpSharedPayment: /* GraphQL */ `
    mutation ($input: TopUpSharedPaymentInput!) {
      topUpSharedPayment(input: $input) {
        __typename ... on UserError { code message } ... on SharedPaymentPayload { sharedPayment { ${seen} } }
      }
    }`,
  cancelSharedPayment: /* GraphQL */ `
    mutation ($input: CancelSharedPaymentInput!) {
      cancelSharedPayment(input: $input) {
        __typename ... on UserError { code message } ... on SharedPaymentPayload { sharedPayment { ${seen} } }
      }
    }`,
} as const;

/** Somebody with a device of their own, who is not signed in. */
export function stranger(): Asking {
  return { guestToken: randomBytes(32).toString('base64url') };
}

export interface Links {
  readonly number: number;
  readonly linkToken: string;
}

const hourMs = 3_600_000;

/** Calls the mutations of shared payments, each with a key of its own where none is given. */
export function groupDesk(shop: StockedShop) {
  const call = async (name: keyof typeof documents, given: object, as: Asking) => {
    const input = { idempotencyKey: freshKey(), ...given };
    return answered(await shop.ask(documents[name], { input }, as));
  };
  return {
    share: (cart: { readonly cartId: string; readonly as: Asking }, given: object = {}) =>
      call(
        'createSharedPayment',
        {
          cartId: cart.cartId,
          split: 'EQUAL',
          shares: [{ displayName: 'Léa' }, { displayName: 'Noé' }, { displayName: 'Zoé' }],
          deadline: new Date(Date.now() + hourMs).toISOString(),
          ...given,
        },
        cart.as,
      ),
    pay: (link: Links | undefined, token = 'tok_success', as: Asking = stranger(), key = {}) =>
      call(
        'paySharedPaymentShare',
        { linkToken: link?.linkToken, paymentMethodToken: token, ...key },
        as,
      ),
    topUp: (sharedPaymentId: string, as: Asking, token = 'tok_success', key = {}) =>
      call('topUpSharedPayment', { sharedPaymentId, paymentMethodToken: token, ...key }, as),
    cancel: (sharedPaymentId: string, as: Asking, key = {}) =>
      call('cancelSharedPayment', { sharedPaymentId, ...key }, as),
    see: async (key: { linkToken?: string | undefined; id?: string }, as: Asking = {}) =>
      answered(
        await shop.ask(
          `query ($linkToken: String, $id: ID) { sharedPayment(linkToken: $linkToken, id: $id) { ${seen} } }`,
          key,
          as,
        ),
      ),
  };
}
