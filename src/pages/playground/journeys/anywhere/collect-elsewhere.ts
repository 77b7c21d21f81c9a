import type { Journey } from '../../runner/journey.js';
import { createCart } from '../create-cart.js';
import { contact, demo } from '../demo.js';
import { findItem } from '../find-item.js';
import { placeOrder } from '../place-order.js';
import { label } from '../words.js';
import { command } from './command.js';
import { findStore } from './find-store.js';
import { gatherGoods } from './task-steps.js';

const quantity = 1;
const goods = 'order.fulfilments.0';

/** Goods that lie in one place are bought in another, and travel there by the timetable of their way. */
export const collectElsewhere: Journey = {
  id: 'collect-elsewhere',
  title: { fr: 'Retirer ici ce qui est ailleurs', en: 'Collect here what lies elsewhere' },
  summary: {
    fr: 'Le magasin n’a pas l’article : l’entrepôt l’envoie par sa prochaine tournée. La réservation voyage avec les articles, et le client retire là où il voulait.',
    en: 'The store does not have the item: the warehouse sends it with its next round. The reservation travels with the goods, and the buyer collects where they wanted.',
  },
  persona: 'guest',
  steps: [
    findItem(
      demo.elsewhere,
      { title: { fr: 'Chercher un sac', en: 'Look for a backpack' } },
      demo.backpack,
    ),
    findStore({ title: { fr: 'Choisir son magasin', en: 'Choose a store' } }),
    {
      kind: 'ask',
      name: 'PromisedThere',
      title: { fr: 'Savoir quand il y sera', en: 'Ask when it will be there' },
      hint: {
        fr: 'TRANSFER : la date tient compte de la préparation, des départs et des heures d’ouverture.',
        en: 'TRANSFER: the date accounts for preparation, departures and opening hours.',
      },
      document: `
query PromisedThere($input: PickupOptionsInput!) {
  pickupOptions(input: $input, first: 1) {
    kind
    readyAt
    location { name }
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
        { label: { fr: 'Panier', en: 'Basket' }, path: 'pickupOptions.0.kind' },
        { label: label.store, path: 'pickupOptions.0.location.name' },
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
    placeOrder('tok_success', { title: { fr: 'Commander et payer', en: 'Order and pay' } }),
    {
      kind: 'ask',
      name: 'SeeSender',
      title: { fr: 'Voir qui envoie', en: 'See who sends' },
      persona: 'supervisor',
      document: `
query SeeSender($id: ID!) {
  order(id: $id) {
    fulfilments {
      id
      state
      location { name }
      lines { id quantity }
      ... on Pickup { collectAt { name } }
    }
  }
}`,
      variables: { id: '{{orderId}}' },
      save: { taskId: `${goods}.id`, taskLineId: `${goods}.lines.0.id` },
      shows: [
        { label: { fr: 'De', en: 'From' }, path: `${goods}.location.name` },
        { label: { fr: 'Vers', en: 'To' }, path: `${goods}.collectAt.name` },
      ],
    },
    ...gatherGoods('supervisor', quantity),
    command({
      mutation: 'sendPickup',
      name: 'SendOff',
      title: { fr: 'Charger la tournée', en: 'Load the van' },
      hint: {
        fr: 'Ce qui est en route est attendu au magasin : sorti = arrivé + en route + perdu.',
        en: 'What is under way is expected in the store: out = in + in transit + lost.',
      },
      persona: 'supervisor',
      input: { fulfilmentId: '{{taskId}}' },
      reads: '... on SendPickupPayload { task { state } transfer { id state expectedAt } }',
      save: { transferId: 'transfer.id' },
      shows: [
        { label: label.state, path: 'transfer.state' },
        { label: { fr: 'Attendu le', en: 'Expected at' }, path: 'transfer.expectedAt' },
      ],
    }),
    command({
      mutation: 'receiveTransfer',
      name: 'Receive',
      title: { fr: 'Recevoir au magasin', en: 'Receive in the store' },
      persona: 'associate',
      input: { transferId: '{{transferId}}' },
      reads: '... on TransferPayload { transfer { state lines { quantity received } } }',
      shows: [{ label: label.state, path: 'transfer.state' }],
    }),
    {
      kind: 'ask',
      name: 'SeeCode',
      title: { fr: 'Lire son code de retrait', en: 'Read the pickup code' },
      document: `
query SeeCode($id: ID!) {
  order(id: $id) { fulfilments { state ... on Pickup { code keepUntil } } }
}`,
      variables: { id: '{{orderId}}' },
      save: { pickupCode: `${goods}.code` },
      shows: [
        { label: { fr: 'Code', en: 'Code' }, path: `${goods}.code` },
        { label: label.state, path: `${goods}.state` },
      ],
    },
    command({
      mutation: 'handOverOrder',
      name: 'HandOver',
      title: { fr: 'Remettre les articles', en: 'Hand the goods over' },
      persona: 'associate',
      input: { fulfilmentId: '{{taskId}}', pickupCode: '{{pickupCode}}' },
      reads: '... on HandOverOrderPayload { order { state } task { state } }',
      shows: [{ label: label.state, path: 'order.state' }],
    }),
  ],
};
