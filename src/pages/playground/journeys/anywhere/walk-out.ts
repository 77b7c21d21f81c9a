import type { Journey } from '../../runner/journey.js';
import { demo } from '../demo.js';
import { findItem } from '../find-item.js';
import { money } from '../fragments.js';
import { label } from '../words.js';
import { command } from './command.js';
import { findStore } from './find-store.js';

const basket = { label: { fr: 'Panier', en: 'Basket' }, path: 'visit.basket.0.quantity' } as const;
const state = { label: label.state, path: 'visit.state' } as const;
const reads = '... on VisitPayload { visit { id state entryCode basket { quantity } } }';
const visitId = '{{visitId}}';

/** A customer walks in, takes what they want, and walks out. */
export const walkOut: Journey = {
  id: 'walk-out',
  title: { fr: 'Entrer, prendre, sortir', en: 'Walk in, walk out' },
  summary: {
    fr: 'À l’entrée, un montant est autorisé ; les capteurs suivent ce qui est pris et reposé ; à la sortie, seul le panier est encaissé.',
    en: 'At the gate a sum is authorised; sensors follow what is taken and put back; at the exit just the basket is captured.',
  },
  persona: 'customer',
  steps: [
    findItem(demo.plenty, { title: { fr: 'Repérer un article', en: 'Spot an item' } }),
    findStore({ title: { fr: 'Choisir son magasin', en: 'Choose a store' } }),
    command({
      mutation: 'openVisit',
      name: 'OpenVisit',
      title: { fr: 'Autoriser jusqu’à 100 €', en: 'Authorise up to €100' },
      input: {
        locationId: '{{storeId}}',
        upToMinor: 10_000,
        paymentMethodToken: 'tok_success',
      },
      reads,
      save: { visitId: 'visit.id', entryCode: 'visit.entryCode' },
      shows: [{ label: { fr: 'Code d’entrée', en: 'Entry code' }, path: 'visit.entryCode' }, state],
    }),
    command({
      mutation: 'enterStore',
      name: 'Enter',
      title: { fr: 'Passer le portique', en: 'Pass the gate' },
      persona: 'device',
      input: { visitId, entryCode: '{{entryCode}}' },
      reads,
      shows: [state],
    }),
    command({
      mutation: 'recordVisitPicks',
      name: 'Take',
      title: { fr: 'Prendre trois articles', en: 'Take three' },
      persona: 'device',
      input: { visitId, picks: [{ variantId: '{{variantId}}', delta: 3 }] },
      reads,
      shows: [basket],
    }),
    command({
      mutation: 'recordVisitPicks',
      name: 'PutBack',
      title: { fr: 'En reposer un', en: 'Put one back' },
      persona: 'device',
      input: { visitId, picks: [{ variantId: '{{variantId}}', delta: -1 }] },
      reads,
      shows: [basket],
    }),
    command({
      mutation: 'leaveStore',
      name: 'Leave',
      inputType: 'VisitInput',
      title: { fr: 'Sortir', en: 'Walk out' },
      persona: 'device',
      input: { visitId },
      reads,
      shows: [state],
    }),
    {
      kind: 'ask',
      name: 'SeeReceipt',
      title: { fr: 'Lire son ticket', en: 'Read the receipt' },
      document: `
query SeeReceipt($id: ID!) {
  visit(id: $id) {
    state
    order { number state lines { sku quantity } totals { total ${money} } }
  }
}`,
      variables: { id: visitId },
      shows: [
        { label: label.orderNumber, path: 'visit.order.number' },
        { label: label.total, path: 'visit.order.totals.total' },
      ],
    },
  ],
};
