import type { Journey } from '../runner/journey.js';
import { demo } from './demo.js';
import { findItem } from './find-item.js';
import { money } from './fragments.js';
import { label } from './words.js';

/** What a partner with a key to read can learn: goods, prices, places, and where there is stock. */
export const partnerExplores: Journey = {
  id: 'partner-explores',
  title: { fr: 'Un partenaire explore', en: 'A partner explores' },
  summary: {
    fr: 'Un comparateur lit le catalogue page par page, les prix, les magasins et les tranches de stock. Les quantités exactes restent à la maison.',
    en: 'A price comparison reads the catalogue page by page, prices, stores and bands of stock. Exact quantities stay at home.',
  },
  persona: 'partner',
  steps: [
    {
      kind: 'ask',
      name: 'WhoAmI',
      title: { fr: 'Se présenter', en: 'Say who you are' },
      document: `
query WhoAmI {
  viewer { kind channel locale staff { name kind } }
}`,
      variables: {},
      shows: [
        { label: { fr: 'Rôle', en: 'Role' }, path: 'viewer.kind' },
        { label: { fr: 'Nom', en: 'Name' }, path: 'viewer.staff.name' },
        { label: { fr: 'Canal', en: 'Channel' }, path: 'viewer.channel' },
      ],
    },
    {
      kind: 'ask',
      name: 'Categories',
      title: { fr: 'Parcourir les rayons', en: 'Browse the departments' },
      document: `
query Categories {
  categories { name slug children { name slug } }
}`,
      variables: {},
      save: { category: 'categories.0.slug' },
      shows: [{ label: { fr: 'Rayon', en: 'Department' }, path: 'categories.0.name' }],
    },
    {
      kind: 'ask',
      name: 'FirstPage',
      title: { fr: 'Lire une page de produits', en: 'Read a page of products' },
      document: `
query FirstPage($category: String!) {
  products(category: $category, first: 5, sort: PRICE_ASC) {
    nodes { title slug priceRange { lowest ${money} highest ${money} } }
    pageInfo { hasNextPage endCursor }
  }
}`,
      variables: { category: '{{category}}' },
      save: { endCursor: 'products.pageInfo.endCursor' },
      shows: [
        { label: label.article, path: 'products.nodes.0.title' },
        { label: label.price, path: 'products.nodes.0.priceRange.lowest' },
      ],
    },
    {
      kind: 'ask',
      name: 'NextPage',
      title: { fr: 'Lire la page suivante', en: 'Read the next page' },
      document: `
query NextPage($category: String!, $after: String!) {
  products(category: $category, first: 5, after: $after, sort: PRICE_ASC) {
    nodes { title slug priceRange { lowest ${money} highest ${money} } }
    pageInfo { hasPreviousPage hasNextPage }
  }
}`,
      variables: { category: '{{category}}', after: '{{endCursor}}' },
      shows: [
        { label: label.article, path: 'products.nodes.0.title' },
        { label: label.price, path: 'products.nodes.0.priceRange.lowest' },
      ],
    },
    findItem(demo.plenty, { title: { fr: 'Trouver une référence', en: 'Find a SKU' } }),
    {
      kind: 'ask',
      name: 'StockByStore',
      title: { fr: 'Voir le stock par magasin', en: 'See the stock by store' },
      hint: {
        fr: '« available » est vide pour un partenaire, rempli pour le personnel.',
        en: '“available” is null for a partner, and a number for staff.',
      },
      document: `
query StockByStore($id: ID!) {
  node(id: $id) {
    ... on Variant {
      sku
      stock(first: 5) { band available location { name code } }
    }
  }
}`,
      variables: { id: '{{variantId}}' },
      shows: [
        { label: label.store, path: 'node.stock.0.location.name' },
        { label: label.stock, path: 'node.stock.0.band' },
      ],
    },
    {
      kind: 'ask',
      name: 'OpeningHours',
      title: { fr: 'Lire les horaires d’un magasin', en: 'Read the hours of a store' },
      document: `
query OpeningHours($code: String!) {
  location(code: $code) {
    name
    address { street postalCode city }
    timeZone
    isOpen
    openingHours(days: 3) { date exceptional periods { opensAt closesAt } }
  }
}`,
      variables: { code: demo.storeCode },
      shows: [
        { label: label.store, path: 'location.name' },
        { label: { fr: 'Ouvert', en: 'Open' }, path: 'location.isOpen' },
      ],
    },
  ],
};
