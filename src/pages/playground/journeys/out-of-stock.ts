import type { Journey } from '../runner/journey.js';
import { createCart } from './create-cart.js';
import { contact, demo } from './demo.js';
import { findItem } from './find-item.js';
import { money, refusal } from './fragments.js';
import { placeOrder } from './place-order.js';
import { label } from './words.js';

/** The shop says no with a type, and the same cart becomes an order once it is put right. */
export const outOfStock: Journey = {
  id: 'out-of-stock',
  title: { fr: 'La rupture est une réponse typée', en: 'Out of stock is a typed answer' },
  summary: {
    fr: 'Commander ce qui n’est plus là n’est pas une erreur : la réponse est un OutOfStock avec les faits. Rien n’a changé ; le panier est corrigé, commandé, puis la commande est annulée.',
    en: 'To order what is gone is no error: the answer is an OutOfStock with the facts. Nothing has changed; the cart is put right, ordered, and the order is then cancelled.',
  },
  persona: 'guest',
  steps: [
    findItem(demo.soldOut, {
      title: { fr: 'Trouver des baskets épuisées', en: 'Find sold-out trainers' },
    }),
    {
      kind: 'ask',
      name: 'StoreByCode',
      title: { fr: 'Choisir un magasin', en: 'Choose a store' },
      document: `
query StoreByCode($code: String!) {
  location(code: $code) { id name }
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
      {
        title: { fr: 'Les mettre au panier', en: 'Put them into the cart' },
        hint: {
          fr: 'Le panier prévient déjà : problems.',
          en: 'The cart already warns: problems.',
        },
      },
    ),
    placeOrder('tok_success', {
      name: 'OrderSoldOut',
      title: { fr: 'Commander quand même', en: 'Order all the same' },
      expects: 'OutOfStock',
    }),
    {
      kind: 'ask',
      name: 'FindInstead',
      title: { fr: 'Trouver un article en stock', en: 'Find an item in stock' },
      document: `
query FindInstead($search: String!, $storeId: ID!, $cartId: ID!) {
  products(search: $search, inStockAt: [$storeId], first: 1) {
    nodes { title variants { id sku availableAt(locationId: $storeId) { band } } }
  }
  cart(id: $cartId) { state lines { id variant { sku } } }
}`,
      variables: { search: demo.plenty, storeId: '{{storeId}}', cartId: '{{cartId}}' },
      save: {
        insteadId: `products.nodes.0.variants.[sku=${demo.plenty}].id`,
        soldOutLineId: 'cart.lines.0.id',
      },
      shows: [
        { label: label.article, path: 'products.nodes.0.title' },
        {
          label: label.stock,
          path: `products.nodes.0.variants.[sku=${demo.plenty}].availableAt.band`,
        },
        { label: { fr: 'Panier', en: 'Cart' }, path: 'cart.state' },
      ],
    },
    {
      kind: 'ask',
      name: 'ChangeCart',
      title: { fr: 'Remplacer l’article', en: 'Replace the item' },
      document: `
mutation ChangeCart($remove: RemoveCartLinesInput!, $add: AddCartLinesInput!) {
  removeCartLines(input: $remove) { __typename ${refusal} }
  addCartLines(input: $add) {
    __typename
    ${refusal}
    ... on CartPayload {
      cart { problems { kind } missing totals { total ${money} } }
    }
  }
}`,
      variables: {
        remove: { cartId: '{{cartId}}', lineIds: ['{{soldOutLineId}}'] },
        add: {
          cartId: '{{cartId}}',
          lines: [{ variantId: '{{insteadId}}', quantity: 1 }],
          idempotencyKey: '{{newKey}}',
        },
      },
      shows: [{ label: label.total, path: 'addCartLines.cart.totals.total' }],
    },
    placeOrder('tok_success', { title: { fr: 'Commander', en: 'Order' } }),
    {
      kind: 'ask',
      name: 'CancelOrder',
      title: { fr: 'Annuler la commande', en: 'Cancel the order' },
      hint: {
        fr: 'Le stock est rendu, l’autorisation est levée.',
        en: 'The stock is given back, the authorisation is released.',
      },
      document: `
mutation CancelOrder($input: CancelOrderInput!) {
  cancelOrder(input: $input) {
    __typename
    ${refusal}
    ... on OrderPayload {
      order { number state paymentIntent { state voided ${money} } }
    }
  }
}`,
      variables: {
        input: {
          orderId: '{{orderId}}',
          reason: 'Parcours du terrain de jeu',
          idempotencyKey: '{{newKey}}',
        },
      },
      shows: [
        { label: label.state, path: 'cancelOrder.order.state' },
        { label: label.payment, path: 'cancelOrder.order.paymentIntent.state' },
      ],
    },
  ],
};
