import type { AskStep, Journey } from '../../runner/journey.js';
import { contact, demo } from '../demo.js';
import { findItem } from '../find-item.js';
import { money } from '../fragments.js';
import { label } from '../words.js';
import { command } from './command.js';
import { findStore } from './find-store.js';

const quantity = 2;
const reads =
  '... on StoreReservationPayload { storeReservation { id number state expiresAt nextActions } }';
const shows = [
  { label: label.state, path: 'storeReservation.state' },
  { label: { fr: 'Jusqu’au', en: 'Until' }, path: 'storeReservation.expiresAt' },
] as const;

function storeSays(mutation: string, step: Pick<AskStep, 'name' | 'title'>): AskStep {
  const input = { storeReservationId: '{{storeReservationId}}' };
  const inputType = 'StoreReservationInput';
  return command({ ...step, mutation, inputType, persona: 'associate', input, reads, shows });
}

/** Goods are kept in a store for somebody who pays nothing before they are there. */
export const reserveAndCollect: Journey = {
  id: 'reserve-and-collect',
  title: { fr: 'Réserver, payer sur place', en: 'Reserve, pay there' },
  summary: {
    fr: 'Le client fait mettre de côté sans payer. Le magasin confirme et prépare ; sur place, la réservation devient une vente dans la même transaction.',
    en: 'The buyer has goods kept without paying. The store confirms and prepares; there, the reservation becomes a sale in one transaction.',
  },
  persona: 'guest',
  steps: [
    findItem(demo.plenty, { title: { fr: 'Chercher un t-shirt', en: 'Look for a t-shirt' } }),
    findStore({ title: { fr: 'Choisir son magasin', en: 'Choose a store' } }),
    command({
      mutation: 'reserveInStore',
      name: 'Reserve',
      title: { fr: 'Faire mettre de côté', en: 'Have it kept' },
      input: {
        locationId: '{{storeId}}',
        lines: [{ variantId: '{{variantId}}', quantity }],
        contact,
      },
      reads,
      save: { storeReservationId: 'storeReservation.id' },
      shows: [{ label: { fr: 'Numéro', en: 'Number' }, path: 'storeReservation.number' }, ...shows],
    }),
    storeSays('confirmStoreReservation', {
      name: 'Confirm',
      title: { fr: 'Le magasin confirme', en: 'The store confirms' },
    }),
    storeSays('markStoreReservationReady', {
      name: 'KeepReady',
      title: { fr: 'Les articles sont mis de côté', en: 'The goods are put aside' },
    }),
    command({
      mutation: 'collectStoreReservation',
      name: 'PayAndCollect',
      title: { fr: 'Payer et emporter', en: 'Pay and take it along' },
      persona: 'associate',
      input: { storeReservationId: '{{storeReservationId}}', paymentMethodToken: 'tok_success' },
      reads: `... on CollectStoreReservationPayload {
      storeReservation { state }
      order { number state totals { total ${money} } }
    }`,
      shows: [
        { label: label.state, path: 'storeReservation.state' },
        { label: label.orderNumber, path: 'order.number' },
        { label: label.total, path: 'order.totals.total' },
      ],
    }),
  ],
};
