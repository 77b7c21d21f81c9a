import type { Journey } from '../runner/journey.js';
import { createCart } from './create-cart.js';
import { contact, demo } from './demo.js';
import { explainPayment } from './explain-payment.js';
import { findItem } from './find-item.js';
import { followPayment, paymentEvent } from './follow-payment.js';
import { placeOrder } from './place-order.js';

const answers = ['PaymentAuthorized', 'PaymentDeclined'];
const answered = { step: 'FollowPayment', heard: paymentEvent(answers) };

/** A payment for which the bank asks the card holder. */
export const threeDSecure: Journey = {
  id: 'three-d-secure',
  title: { fr: 'La banque demande confirmation', en: 'The bank asks to confirm' },
  summary: {
    fr: 'Authentification forte (3-D Secure) : la commande attend, le client répond sur la page de sa banque, l’abonnement annonce la suite. Acceptez ou refusez : les deux finissent bien.',
    en: 'Strong authentication (3-D Secure): the order waits, the customer answers on the page of the bank, the subscription tells the rest. Accept or refuse: both end well.',
  },
  persona: 'customer',
  steps: [
    findItem(demo.plenty, { title: { fr: 'Choisir un article', en: 'Choose an item' } }),
    createCart(
      {
        lines: [{ variantId: '{{variantId}}', quantity: 1 }],
        contact,
        shippingAddress: {
          name: `${contact.firstName} ${contact.lastName}`,
          line1: '14 rue des Tables-Claudiennes',
          postalCode: '69001',
          city: 'Lyon',
          countryCode: 'FR',
        },
        fulfilment: { kind: 'SHIP' },
      },
      { title: { fr: 'Remplir un panier à livrer', en: 'Fill a cart to be shipped' } },
    ),
    placeOrder('tok_challenge', {
      title: { fr: 'Commander et payer', en: 'Order and pay' },
      hint: {
        fr: 'La réponse dit où envoyer l’acheteur : nextAction.',
        en: 'The answer says where to send the buyer: nextAction.',
      },
      save: { bankPage: 'placeOrder.nextAction.url' },
    }),
    followPayment(answers),
    {
      kind: 'visit',
      name: 'AnswerBank',
      title: { fr: 'Répondre à la banque', en: 'Answer the bank' },
      page: '{{bankPage}}',
      done: answered,
    },
    explainPayment({
      title: { fr: 'Voir ce qui s’est passé', en: 'See what has happened' },
      after: answered,
    }),
  ],
};
