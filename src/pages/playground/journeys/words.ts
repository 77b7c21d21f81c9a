import type { Wording } from '../runner/journey.js';

/** Names of facts that several journeys show. */
export const label = {
  state: { fr: 'État', en: 'State' },
  total: { fr: 'Total', en: 'Total' },
  orderNumber: { fr: 'Commande', en: 'Order' },
  payment: { fr: 'Paiement', en: 'Payment' },
  article: { fr: 'Article', en: 'Item' },
  price: { fr: 'Prix', en: 'Price' },
  store: { fr: 'Magasin', en: 'Store' },
  stock: { fr: 'Stock', en: 'Stock' },
  readyAt: { fr: 'Prêt le', en: 'Ready at' },
  quantity: { fr: 'Quantité', en: 'Quantity' },
  nextActions: { fr: 'Et ensuite', en: 'What next' },
  actor: { fr: 'Par', en: 'By' },
  version: { fr: 'Version', en: 'Version' },
} as const satisfies Readonly<Record<string, Wording>>;
