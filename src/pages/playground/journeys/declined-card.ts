import type { Journey } from '../runner/journey.js';
import { createCart } from './create-cart.js';
import { contact, demo } from './demo.js';
import { explainPayment } from './explain-payment.js';
import { findItem } from './find-item.js';
import { followPayment, paymentEvent } from './follow-payment.js';
import { refusal } from './fragments.js';
import { placeOrder } from './place-order.js';
import { label } from './words.js';

/** A card is declined, another one pays: the order and its payment stay the same. */
export const declinedCard: Journey = {
  id: 'declined-card',
  title: { fr: 'Carte refusée, une autre passe', en: 'One card declined, another one pays' },
  summary: {
    fr: 'Un refus de la banque n’est pas une fin : la même commande et le même paiement acceptent une nouvelle tentative, et disent quoi essayer.',
    en: 'A decline of the bank is not the end: the same order and the same payment take another attempt, and say what to try.',
  },
  persona: 'customer',
  steps: [
    findItem(demo.plenty, { title: { fr: 'Choisir un article', en: 'Choose an item' } }),
    {
      kind: 'ask',
      name: 'PickupStore',
      title: { fr: 'Choisir un magasin', en: 'Choose a store' },
      document: `
query PickupStore($code: String!) {
  location(code: $code) { id name isOpen }
}`,
      variables: { code: demo.storeCode },
      save: { storeId: 'location.id' },
      shows: [{ label: label.store, path: 'location.name' }],
    },
    createCart(
      {
        lines: [{ variantId: '{{variantId}}', quantity: 1 }],
        contact,
        fulfilment: { kind: 'PICKUP', locationId: '{{storeId}}' },
      },
      { title: { fr: 'Remplir le panier', en: 'Fill the cart' } },
    ),
    placeOrder('tok_declined_insufficient_funds', {
      title: { fr: 'Payer avec une carte vide', en: 'Pay with an empty card' },
    }),
    followPayment(['PaymentAuthorized']),
    {
      kind: 'ask',
      name: 'PayAgain',
      title: { fr: 'Payer avec une autre carte', en: 'Pay with another card' },
      document: `
mutation PayAgain($input: ConfirmPaymentInput!) {
  confirmPayment(input: $input) {
    __typename
    ${refusal}
    ... on ConfirmPaymentPayload {
      paymentIntent {
        state
        attempts { number state card { brand last4 } error { code } }
      }
    }
  }
}`,
      variables: {
        input: {
          paymentIntentId: '{{paymentIntentId}}',
          paymentMethodToken: 'tok_success',
          idempotencyKey: '{{newKey}}',
        },
      },
      shows: [
        { label: label.payment, path: 'confirmPayment.paymentIntent.state' },
        {
          label: { fr: 'Carte', en: 'Card' },
          path: 'confirmPayment.paymentIntent.attempts.1.card.last4',
        },
      ],
    },
    explainPayment({
      title: { fr: 'Comprendre le paiement', en: 'Understand the payment' },
      after: { step: 'FollowPayment', heard: paymentEvent(['PaymentAuthorized']) },
    }),
  ],
};
