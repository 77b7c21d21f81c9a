import type { AskStep, Journey } from '../../runner/journey.js';
import { createCart } from '../create-cart.js';
import { demo } from '../demo.js';
import { money } from '../fragments.js';
import { placeOrder } from '../place-order.js';
import { label } from '../words.js';
import { command } from './command.js';
import { findStore } from './find-store.js';

const [first = '', second = ''] = demo.tags;
const outcome = { label: { fr: 'Étiquette', en: 'Tag' }, path: 'scanned.0.outcome' } as const;

function readTags(
  step: Pick<AskStep, 'name' | 'title'> & Partial<Pick<AskStep, 'hint'>>,
  mutation: 'addScannedItems' | 'removeScannedItems',
  epcs: readonly string[],
): AskStep {
  return command({
    ...step,
    mutation,
    inputType: 'ScannedItemsInput',
    input: { cartId: '{{cartId}}', epcs },
    reads: `... on ScannedItemsPayload {
      scanned { epc outcome variant { sku } }
      cart { lines { quantity variant { sku } } totals { total ${money} } }
    }`,
    shows: [
      outcome,
      { label: label.quantity, path: 'cart.lines.0.quantity' },
      { label: label.total, path: 'cart.totals.total' },
    ],
  });
}

/** A till where buyers help themselves: a reader sees the whole basket at once. */
export const selfCheckout: Journey = {
  id: 'self-checkout',
  title: { fr: 'La caisse libre-service', en: 'Self checkout' },
  summary: {
    fr: 'Le lecteur voit les étiquettes RFID de tout le panier. Chacune compte une fois, aussi souvent qu’elle est lue, et n’est que dans un panier à la fois.',
    en: 'The reader sees the RFID tags of the whole basket. Each counts once, however often it is read, and is in one basket at a time.',
  },
  persona: 'device',
  steps: [
    findStore({ title: { fr: 'Le magasin de la caisse', en: 'The store of the till' } }),
    createCart(
      { fulfilment: { kind: 'COUNTER', locationId: '{{storeId}}' } },
      { title: { fr: 'Commencer une vente', en: 'Begin a sale' } },
    ),
    readTags(
      { name: 'ReadBasket', title: { fr: 'Poser le panier', en: 'Put the basket down' } },
      'addScannedItems',
      [first, second],
    ),
    readTags(
      {
        name: 'ReadAgain',
        title: { fr: 'Lire encore', en: 'Read it again' },
        hint: { fr: 'ALREADY_THERE : rien ne change.', en: 'ALREADY_THERE: nothing changes.' },
      },
      'addScannedItems',
      [first, second],
    ),
    readTags(
      { name: 'TakeOut', title: { fr: 'En retirer un', en: 'Take one out' } },
      'removeScannedItems',
      [second],
    ),
    placeOrder('tok_success', { title: { fr: 'Payer', en: 'Pay' } }),
    {
      kind: 'ask',
      name: 'Gate',
      title: { fr: 'Le portique interroge', en: 'The gate asks' },
      document: `
query Gate($epcs: [String!]!) {
  tags(epcs: $epcs) { epc state order { number } }
}`,
      variables: { epcs: [first, second] },
      shows: [{ label: label.state, path: 'tags.0.state' }],
    },
    command({
      mutation: 'takeBackTags',
      name: 'BringBack',
      title: { fr: 'Le rapporter', en: 'Bring it back' },
      hint: {
        fr: 'L’étiquette peut être vendue de nouveau.',
        en: 'The tag can be sold again.',
      },
      input: { epcs: [first] },
      reads: '... on TakeBackTagsPayload { scanned { epc outcome } }',
      shows: [outcome],
    }),
  ],
};
