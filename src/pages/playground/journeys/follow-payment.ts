import type { Condition, LiveStep } from '../runner/journey.js';
import { money } from './fragments.js';
import { label } from './words.js';

/** Listens to the payment of the order until one of these events. */
export function followPayment(lastWords: readonly string[]): LiveStep {
  return {
    kind: 'subscription',
    name: 'FollowPayment',
    title: { fr: 'Suivre le paiement', en: 'Follow the payment' },
    hint: {
      fr: 'Un abonnement : ce qui a déjà eu lieu d’abord, puis la suite au fur et à mesure.',
      en: 'A subscription: first what has already happened, then everything as it comes.',
    },
    document: `
subscription FollowPayment($id: ID!) {
  paymentIntentEvents(paymentIntentId: $id) {
    cursor
    type
    at
    actorKind
    state
    paymentIntent { authorized ${money} captured ${money} }
  }
}`,
    variables: { id: '{{paymentIntentId}}' },
    until: paymentEvent(lastWords),
    shows: [{ label: label.state, path: 'paymentIntentEvents.state' }],
  };
}

export function paymentEvent(types: readonly string[]): Condition {
  return { path: 'paymentIntentEvents.type', oneOf: types };
}
