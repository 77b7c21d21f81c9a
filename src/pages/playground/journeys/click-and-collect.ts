import type { Journey } from '../runner/journey.js';
import { counterSteps } from './counter-steps.js';
import { createCart } from './create-cart.js';
import { contact, demo } from './demo.js';
import { explainPayment } from './explain-payment.js';
import { findItem } from './find-item.js';
import { followPayment, paymentEvent } from './follow-payment.js';
import { placeOrder } from './place-order.js';
import { label } from './words.js';

const quantity = 2;

/** The whole way of a pickup: from the shelf on the web to the counter, paid when the goods are handed over. */
export const clickAndCollect: Journey = {
  id: 'click-and-collect',
  title: { fr: 'Click & collect', en: 'Click & collect' },
  summary: {
    fr: 'Un invité commande sur le web, le magasin prépare, le client arrive : le paiement autorisé à la commande est encaissé à la remise. Trois abonnements restent ouverts pendant ce temps.',
    en: 'A guest orders on the web, the store prepares, the buyer arrives: the payment that was authorised with the order is captured at hand-over. Three subscriptions stay open meanwhile.',
  },
  persona: 'guest',
  steps: [
    findItem(demo.plenty, { title: { fr: 'Chercher un t-shirt', en: 'Look for a t-shirt' } }),
    {
      kind: 'ask',
      name: 'StoresNear',
      title: { fr: 'Voir les magasins proches', en: 'See the stores nearby' },
      document: `
query StoresNear($near: GeoPointInput!) {
  stores(near: $near, first: 3, pickup: true) {
    nodes {
      id
      code
      name
      distanceKm
      isOpen
      readyAt
    }
  }
}`,
      variables: { near: demo.near },
      save: { storeId: `stores.nodes.[code=${demo.storeCode}].id` },
      shows: [
        { label: label.store, path: 'stores.nodes.0.name' },
        { label: { fr: 'Distance (km)', en: 'Distance (km)' }, path: 'stores.nodes.0.distanceKm' },
        { label: { fr: 'Ouvert', en: 'Open' }, path: 'stores.nodes.0.isOpen' },
      ],
    },
    {
      kind: 'ask',
      name: 'PickupOptions',
      title: { fr: 'Où retirer tout le panier', en: 'Where to collect the whole basket' },
      hint: {
        fr: 'Le public voit des tranches (IN_STOCK, LOW, OUT), jamais les quantités exactes.',
        en: 'The public sees bands (IN_STOCK, LOW, OUT), never exact quantities.',
      },
      document: `
query PickupOptions($input: PickupOptionsInput!) {
  pickupOptions(input: $input, first: 3) {
    kind
    readyAt
    location { name distanceKm }
    lines { quantity band isAvailable available }
  }
}`,
      variables: {
        input: {
          lines: [{ variantId: '{{variantId}}', quantity }],
          near: demo.near,
          includeNone: false,
        },
      },
      shows: [
        { label: label.store, path: 'pickupOptions.0.location.name' },
        { label: { fr: 'Panier', en: 'Basket' }, path: 'pickupOptions.0.kind' },
        { label: label.stock, path: 'pickupOptions.0.lines.0.band' },
        { label: label.readyAt, path: 'pickupOptions.0.readyAt' },
      ],
    },
    createCart(
      {
        lines: [{ variantId: '{{variantId}}', quantity }],
        contact,
        fulfilment: { kind: 'PICKUP', locationId: '{{storeId}}' },
      },
      { title: { fr: 'Remplir le panier', en: 'Fill the cart' } },
    ),
    placeOrder('tok_success', {
      title: { fr: 'Commander et payer', en: 'Order and pay' },
      hint: {
        fr: 'Le stock est réservé et le paiement autorisé ; rien n’est encore encaissé.',
        en: 'The stock is reserved and the payment authorised; nothing is captured yet.',
      },
    }),
    followPayment(['PaymentCaptured']),
    {
      kind: 'subscription',
      name: 'FollowOrder',
      title: { fr: 'Suivre la commande', en: 'Follow the order' },
      document: `
subscription FollowOrder($id: ID!) {
  orderEvents(orderId: $id) {
    cursor
    type
    at
    actorKind
    channel
    order { state }
  }
}`,
      variables: { id: '{{orderId}}' },
      until: { path: 'orderEvents.type', oneOf: ['OrderCompleted'] },
      shows: [{ label: label.actor, path: 'orderEvents.actorKind' }],
    },
    ...counterSteps,
    explainPayment({
      title: { fr: 'Comprendre le paiement', en: 'Understand the payment' },
      after: { step: 'FollowPayment', heard: paymentEvent(['PaymentCaptured']) },
    }),
  ],
};
