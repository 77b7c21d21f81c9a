import type { Highlight, Journey } from '../runner/journey.js';
import { createCart } from './create-cart.js';
import { contact, demo } from './demo.js';
import { findItem } from './find-item.js';
import { money, refusal } from './fragments.js';
import { label } from './words.js';

const cartPayload = `
    __typename
    ${refusal}
    ... on CartVersionConflict { expectedVersion version }
    ... on CartPayload {
      cart {
        version
        assistedBy { name }
        note
        lines { quantity variant { sku } }
        totals { total ${money} }
      }
    }`;

function shownOf(mutation: string): readonly Highlight[] {
  return [
    { label: { fr: 'Aidé par', en: 'Assisted by' }, path: `${mutation}.cart.assistedBy.name` },
    { label: label.total, path: `${mutation}.cart.totals.total` },
    { label: label.version, path: `${mutation}.cart.version` },
  ];
}

/** The call centre helps in the customer's own cart, and the customer sees it happen. */
export const agentJoins: Journey = {
  id: 'agent-joins',
  title: { fr: 'Un conseiller rejoint le panier', en: 'An agent joins the cart' },
  summary: {
    fr: 'Le client a rempli son panier sur le web et appelle. Le conseiller ouvre le même panier, le modifie, et chaque geste arrive en direct chez le client.',
    en: 'The customer has filled a cart on the web and calls. The agent opens the same cart and edits it, and every move reaches the customer live.',
  },
  persona: 'customer',
  steps: [
    findItem(demo.plenty, { title: { fr: 'Choisir un article', en: 'Choose an item' } }),
    createCart(
      { lines: [{ variantId: '{{variantId}}', quantity: 1 }], contact },
      { title: { fr: 'Commencer un panier', en: 'Begin a cart' } },
    ),
    {
      kind: 'subscription',
      name: 'FollowCart',
      title: { fr: 'Le client suit son panier', en: 'The customer follows the cart' },
      document: `
subscription FollowCart($id: ID!) {
  cartEvents(cartId: $id) {
    cursor
    type
    at
    actorKind
    channel
    version
    cart { totals { total ${money} } }
  }
}`,
      variables: { id: '{{cartId}}' },
      until: { path: 'cartEvents.type', oneOf: ['CartNoteSet'] },
      shows: [
        { label: label.actor, path: 'cartEvents.actorKind' },
        { label: label.version, path: 'cartEvents.version' },
      ],
    },
    {
      kind: 'ask',
      name: 'FindCustomer',
      title: { fr: 'Retrouver le client', en: 'Find the customer' },
      persona: 'agent',
      document: `
query FindCustomer($search: String!) {
  customers(search: $search, first: 3) {
    nodes { id firstName lastName email phone }
  }
}`,
      variables: { search: 'Camille Martin' },
      shows: [
        { label: { fr: 'Client', en: 'Customer' }, path: 'customers.nodes.0.lastName' },
        { label: { fr: 'Courriel', en: 'E-mail' }, path: 'customers.nodes.0.email' },
      ],
    },
    {
      kind: 'ask',
      name: 'JoinCart',
      title: { fr: 'Rejoindre son panier', en: 'Join the cart' },
      persona: 'agent',
      document: `
mutation JoinCart($input: CartInput!) {
  joinCart(input: $input) {${cartPayload}
  }
}`,
      variables: { input: { cartId: '{{cartId}}' } },
      save: { version: 'joinCart.cart.version' },
      shows: shownOf('joinCart'),
    },
    {
      kind: 'ask',
      name: 'AddForCustomer',
      title: { fr: 'Ajouter deux articles', en: 'Add two items' },
      hint: {
        fr: 'expectedVersion : l’ajout n’a lieu que si personne n’a touché au panier entre-temps.',
        en: 'expectedVersion: the items are added only if nobody has touched the cart meanwhile.',
      },
      persona: 'agent',
      document: `
mutation AddForCustomer($input: AddCartLinesInput!) {
  addCartLines(input: $input) {${cartPayload}
  }
}`,
      variables: {
        input: {
          cartId: '{{cartId}}',
          expectedVersion: '{{version}}',
          lines: [{ variantId: '{{variantId}}', quantity: 2 }],
          idempotencyKey: '{{newKey}}',
        },
      },
      shows: shownOf('addCartLines'),
    },
    {
      kind: 'ask',
      name: 'TooLate',
      title: {
        fr: 'Le client modifie une version dépassée',
        en: 'The customer edits an old version',
      },
      hint: {
        fr: 'Personne n’écrase le travail de l’autre : le refus dit à quelle version en est le panier.',
        en: 'Nobody overwrites the work of the other: the refusal says which version the cart has.',
      },
      expects: 'CartVersionConflict',
      document: `
mutation TooLate($input: SetCartNoteInput!) {
  setCartNote(input: $input) {${cartPayload}
  }
}`,
      variables: {
        input: { cartId: '{{cartId}}', expectedVersion: '{{version}}', note: 'Sonnez deux fois.' },
      },
      shows: [{ label: label.version, path: 'setCartNote.version' }],
    },
    {
      kind: 'ask',
      name: 'NoteForStore',
      title: { fr: 'Le conseiller note une demande', en: 'The agent notes a wish' },
      persona: 'agent',
      document: `
mutation NoteForStore($input: SetCartNoteInput!) {
  setCartNote(input: $input) {${cartPayload}
  }
}`,
      variables: { input: { cartId: '{{cartId}}', note: 'Emballage cadeau, s’il vous plaît.' } },
      shows: shownOf('setCartNote'),
    },
  ],
};
