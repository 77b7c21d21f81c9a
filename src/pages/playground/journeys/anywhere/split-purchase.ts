import type { AskStep, Journey, JsonObject } from '../../runner/journey.js';
import { createCart } from '../create-cart.js';
import { contact, demo } from '../demo.js';
import { findItem } from '../find-item.js';
import { money } from '../fragments.js';
import { placeOrder } from '../place-order.js';
import { label } from '../words.js';
import { command } from './command.js';
import { findStore } from './find-store.js';

function splitOff(
  step: Pick<AskStep, 'name' | 'title'> & Partial<Pick<AskStep, 'hint'>>,
  fulfilment: JsonObject,
): AskStep {
  return command({
    ...step,
    mutation: 'splitCartLine',
    input: { cartId: '{{cartId}}', lineId: '{{lineId}}', quantity: 1, fulfilment },
    reads: `... on SplitCartLinePayload {
      line { id quantity fulfilment { kind location { name } } }
      cart {
        problems { kind message }
        lines { id quantity total ${money} fulfilment { kind location { name } } }
        totals { total ${money} }
      }
    }`,
    shows: [
      { label: { fr: 'Nouvelle ligne', en: 'New line' }, path: 'line.fulfilment.kind' },
      { label: label.quantity, path: 'cart.lines.0.quantity' },
      { label: label.total, path: 'cart.totals.total' },
    ],
  });
}

/** Three of the same item in one basket, of which each reaches its buyer another way. */
export const splitPurchase: Journey = {
  id: 'split-purchase',
  title: { fr: 'Trois fois le même, de trois façons', en: 'Three of the same, three ways' },
  summary: {
    fr: 'Un seul panier et une seule carte : un article est emporté, un autre retiré dans un second magasin, le dernier livré. Chaque part est encaissée quand elle part.',
    en: 'One basket and one card: one item is carried out, one collected in another store, one sent. Each part is captured as it leaves.',
  },
  persona: 'associate',
  steps: [
    findItem(demo.plenty, { title: { fr: 'Prendre trois fois le même', en: 'Take three of one' } }),
    findStore({ title: { fr: 'Le magasin où l’on est', en: 'The store we are in' } }),
    findStore(
      { name: 'FindOtherStore', title: { fr: 'Celui du retrait', en: 'The one to collect at' } },
      { code: demo.otherStoreCode, saveAs: 'otherStoreId' },
    ),
    createCart(
      {
        lines: [{ variantId: '{{variantId}}', quantity: 3 }],
        contact,
        fulfilment: { kind: 'COUNTER', locationId: '{{storeId}}' },
        shippingAddress: {
          name: 'Alix Renard',
          line1: '12 rue des Essais',
          postalCode: '69003',
          city: 'Lyon',
          countryCode: 'FR',
        },
      },
      {
        title: { fr: 'Remplir le panier', en: 'Fill the cart' },
        save: { lineId: 'createCart.cart.lines.0.id' },
      },
    ),
    splitOff(
      { name: 'CollectOne', title: { fr: 'En retirer un ailleurs', en: 'Collect one elsewhere' } },
      { kind: 'PICKUP', locationId: '{{otherStoreId}}' },
    ),
    splitOff(
      {
        name: 'SendOne',
        title: { fr: 'En faire livrer un', en: 'Have one sent' },
        hint: {
          fr: 'Deux lignes ne comptent jamais sur la même pièce : `problems` le dirait.',
          en: 'Two lines never count on the same unit: `problems` would tell.',
        },
      },
      { kind: 'SHIP' },
    ),
    placeOrder('tok_success', { title: { fr: 'Commander et payer', en: 'Order and pay' } }),
    {
      kind: 'ask',
      name: 'SeeParts',
      title: { fr: 'Voir les trois parts', en: 'See the three parts' },
      persona: 'supervisor',
      document: `
query SeeParts($id: ID!) {
  order(id: $id) {
    lines { sku quantity fulfilled }
    fulfilments { kind state captureTrigger location { name } lines { sku quantity } }
    paymentIntent { state authorized ${money} captured ${money} }
  }
}`,
      variables: { id: '{{orderId}}' },
      shows: [
        { label: { fr: 'D’abord', en: 'First' }, path: 'order.fulfilments.0.kind' },
        { label: { fr: 'Puis', en: 'Then' }, path: 'order.fulfilments.1.kind' },
        { label: { fr: 'Enfin', en: 'Last' }, path: 'order.fulfilments.2.kind' },
        { label: { fr: 'Encaissé', en: 'Captured' }, path: 'order.paymentIntent.captured' },
      ],
    },
  ],
};
