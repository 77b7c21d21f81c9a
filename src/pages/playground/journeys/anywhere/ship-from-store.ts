import type { AskStep, Journey } from '../../runner/journey.js';
import { createCart } from '../create-cart.js';
import { contact, demo } from '../demo.js';
import { findItem } from '../find-item.js';
import { placeOrder } from '../place-order.js';
import { label } from '../words.js';
import { command } from './command.js';
import { gatherGoods, taskStep } from './task-steps.js';

const quantity = 1;

/** Where the goods of the order come from now, and why. */
function seeSource(
  step: Pick<AskStep, 'name' | 'title'> & Partial<Pick<AskStep, 'hint'>>,
  place: number,
): AskStep {
  const goods = `order.fulfilments.${place}`;
  const plan = `order.sourcingPlans.${place}`;
  return {
    ...step,
    kind: 'ask',
    persona: 'supervisor',
    document: `
query ${step.name}($id: ID!) {
  order(id: $id) {
    fulfilments {
      id
      state
      location { name }
      lines { id quantity }
      ... on Shipment { offeredUntil }
    }
    sourcingPlans {
      cause
      score
      candidates { outcome couldGive score location { name } }
    }
  }
}`,
    variables: { id: '{{orderId}}' },
    save: { taskId: `${goods}.id`, taskLineId: `${goods}.lines.0.id` },
    shows: [
      { label: label.store, path: `${goods}.location.name` },
      { label: label.state, path: `${goods}.state` },
      { label: { fr: 'Répondre avant', en: 'To be answered by' }, path: `${goods}.offeredUntil` },
      { label: { fr: 'Décidé pour', en: 'Decided because of' }, path: `${plan}.cause` },
    ],
  };
}

/** A store sends what no warehouse has; the first one cannot, so the goods come from another. */
export const shipFromStore: Journey = {
  id: 'ship-from-store',
  title: { fr: 'Expédier depuis un magasin', en: 'Ship from a store' },
  summary: {
    fr: 'Aucun entrepôt n’a l’article. La commande est proposée au magasin le plus proche de l’acheteur ; il décline, un autre la prend et expédie le colis. Le paiement est encaissé à l’expédition.',
    en: 'No warehouse has the item. The order is offered to the store nearest to the buyer; it declines, another one claims it and sends the parcel. The payment is captured with the shipment.',
  },
  persona: 'guest',
  steps: [
    findItem(
      demo.storesOnly,
      { title: { fr: 'Chercher un sac', en: 'Look for a backpack' } },
      demo.backpack,
    ),
    createCart(
      {
        lines: [{ variantId: '{{variantId}}', quantity }],
        contact,
        fulfilment: { kind: 'SHIP' },
        shippingAddress: {
          name: `${contact.firstName} ${contact.lastName}`,
          line1: '4 place Grenette',
          postalCode: '38000',
          city: 'Grenoble',
        },
      },
      { title: { fr: 'Se faire livrer', en: 'Have it sent' } },
    ),
    placeOrder('tok_success', { title: { fr: 'Commander et payer', en: 'Order and pay' } }),
    seeSource(
      {
        name: 'SeeOffer',
        title: { fr: 'À quel magasin, et pourquoi', en: 'To which store, and why' },
        hint: {
          fr: 'Le plan garde chaque candidat, ses points et la raison du refus.',
          en: 'The plan keeps every candidate, its points, and why it was not taken.',
        },
      },
      0,
    ),
    taskStep({
      mutation: 'rejectFulfilment',
      name: 'Decline',
      title: { fr: 'Décliner : le rayon est vide', en: 'Decline: the shelf is empty' },
      persona: 'supervisor',
      input: { reason: 'Rayon vide' },
    }),
    seeSource(
      {
        name: 'SeeNextOffer',
        title: { fr: 'Le magasin suivant', en: 'The next store' },
        hint: {
          fr: 'La réservation a changé de magasin dans la même transaction ; rien n’a été perdu.',
          en: 'The reservation has moved to another store in the same transaction; nothing was lost.',
        },
      },
      1,
    ),
    ...gatherGoods('associate', quantity),
    command({
      mutation: 'packShipment',
      name: 'Pack',
      title: { fr: 'Emballer', en: 'Pack' },
      persona: 'associate',
      input: {
        fulfilmentId: '{{taskId}}',
        parcels: [{ weightGrams: 900, lines: [{ lineId: '{{taskLineId}}', quantity }] }],
      },
      reads: `... on FulfilmentPayload {
      task { state }
      fulfilment { ... on Shipment { parcels { id number state } } }
    }`,
      save: { parcelId: 'fulfilment.parcels.0.id' },
      shows: [{ label: label.state, path: 'fulfilment.parcels.0.state' }],
    }),
    command({
      mutation: 'shipParcel',
      name: 'Ship',
      title: { fr: 'Remettre au transporteur', en: 'Give it to the carrier' },
      persona: 'associate',
      input: { parcelId: '{{parcelId}}', trackingCode: '6A00000000001' },
      reads: `... on FulfilmentPayload {
      task { state }
      fulfilment { ... on Shipment { parcels { state trackingCode } } }
    }`,
      shows: [{ label: label.state, path: 'fulfilment.parcels.0.state' }],
    }),
  ],
};
