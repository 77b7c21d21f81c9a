import type { AskStep, Journey, Persona, Wording } from '../runner/journey.js';
import { demo } from './demo.js';
import { findItem } from './find-item.js';
import { refusal } from './fragments.js';
import { label } from './words.js';

const levelFields = 'band available onHand reserved';

function numbersAt(path: string) {
  return [
    { label: { fr: 'Tranche', en: 'Band' }, path: `${path}.band` },
    { label: { fr: 'En main', en: 'On hand' }, path: `${path}.onHand` },
    { label: { fr: 'Réservé', en: 'Reserved' }, path: `${path}.reserved` },
    { label: { fr: 'Vendable', en: 'Available' }, path: `${path}.available` },
  ];
}

function readLevel(name: string, persona: Persona, title: Wording): AskStep {
  return {
    kind: 'ask',
    name,
    title,
    persona,
    document: `
query ${name}($id: ID!, $storeId: ID!) {
  node(id: $id) {
    ... on Variant { sku availableAt(locationId: $storeId) { ${levelFields} } }
  }
}`,
    variables: { id: '{{variantId}}', storeId: '{{storeId}}' },
    shows: numbersAt('node.availableAt'),
  };
}

function adjust(name: string, delta: 1 | -1, reason: string, title: Wording): AskStep {
  return {
    kind: 'ask',
    name,
    title,
    document: `
mutation ${name}($input: AdjustStockInput!) {
  adjustStock(input: $input) {
    __typename
    ${refusal}
    ... on AdjustStockPayload { stockLevel { ${levelFields} } }
  }
}`,
    variables: {
      input: {
        variantId: '{{variantId}}',
        locationId: '{{storeId}}',
        delta,
        reason,
        idempotencyKey: '{{newKey}}',
      },
    },
    shows: numbersAt('adjustStock.stockLevel'),
  };
}

/** The public sees a band, the people of the store see and correct the numbers. */
export const stockCount: Journey = {
  id: 'stock-count',
  title: { fr: 'Compter le stock d’un magasin', en: 'Count the stock of a store' },
  summary: {
    fr: 'Le même champ, trois regards : une tranche pour le public, les nombres exacts pour le magasin, et des corrections qui ont chacune un motif.',
    en: 'One field, three views: a band for the public, exact numbers for the store, and corrections of which each has a reason.',
  },
  persona: 'device',
  steps: [
    {
      ...findItem(demo.plenty, { title: { fr: 'Trouver la référence', en: 'Find the SKU' } }),
      persona: 'guest',
    },
    {
      kind: 'ask',
      name: 'StoreByCode',
      title: { fr: 'Choisir un magasin', en: 'Choose a store' },
      persona: 'guest',
      document: `
query StoreByCode($code: String!) {
  location(code: $code) { id name }
}`,
      variables: { code: demo.storeCode },
      save: { storeId: 'location.id' },
      shows: [{ label: label.store, path: 'location.name' }],
    },
    readLevel('SeenByPublic', 'guest', { fr: 'Vu par le public', en: 'Seen by the public' }),
    readLevel('SeenByStore', 'associate', { fr: 'Vu par le magasin', en: 'Seen by the store' }),
    adjust('OneMore', 1, 'Retrouvée en réserve', {
      fr: 'Ajouter une pièce retrouvée',
      en: 'Add a piece that was found',
    }),
    adjust('OneLess', -1, 'Abîmée en rayon', {
      fr: 'Retirer une pièce abîmée',
      en: 'Take out a damaged piece',
    }),
  ],
};
