import type { Journey } from '../../runner/journey.js';
import { createCart } from '../create-cart.js';
import { contact, demo } from '../demo.js';
import { findItem } from '../find-item.js';
import { money } from '../fragments.js';
import { placeOrder } from '../place-order.js';
import { label } from '../words.js';
import { command } from './command.js';
import { findStore } from './find-store.js';

const quantity = 2;
const returned = '... on ReturnOrderPayload { returnOrder { id number state lines { id } } }';
const state = { label: label.state, path: 'returnOrder.state' } as const;

/** What was bought in one store comes back in another, and is exchanged there. */
export const returnElsewhere: Journey = {
  id: 'return-elsewhere',
  title: { fr: 'Rendre dans un autre magasin', en: 'Return in another store' },
  summary: {
    fr: 'Acheté à Lyon, rendu à Grenoble : le stock suit le lieu du retour. Le plan montre au centime ce qui serait rendu avant toute décision ; puis un échange, et la différence repart comme elle était venue.',
    en: 'Bought in Lyon, returned in Grenoble: the stock follows the place of the return. The plan shows to the cent what would be given back before anything is done; then an exchange, and the difference goes back the way it came.',
  },
  persona: 'supervisor',
  steps: [
    findItem(demo.plenty, { title: { fr: 'Choisir un t-shirt', en: 'Choose a t-shirt' } }),
    findStore({ title: { fr: 'Le magasin de l’achat', en: 'The store of the purchase' } }),
    findStore(
      { name: 'OtherStore', title: { fr: 'Le magasin du retour', en: 'The store of the return' } },
      { code: demo.otherStoreCode, saveAs: 'otherStoreId' },
    ),
    createCart(
      {
        lines: [{ variantId: '{{variantId}}', quantity }],
        contact,
        fulfilment: { kind: 'COUNTER', locationId: '{{storeId}}' },
      },
      { title: { fr: 'Vendre au comptoir', en: 'Sell at the counter' } },
    ),
    placeOrder('tok_success', { title: { fr: 'Payer', en: 'Pay' } }),
    {
      kind: 'ask',
      name: 'SeeSale',
      title: { fr: 'Voir la vente', en: 'See the sale' },
      document: `
query SeeSale($id: ID!) {
  order(id: $id) { number state lines { id } fulfilments { kind state } }
}`,
      variables: { id: '{{orderId}}' },
      save: { orderLineId: 'order.lines.0.id' },
      shows: [
        { label: label.orderNumber, path: 'order.number' },
        { label: label.state, path: 'order.fulfilments.0.state' },
      ],
    },
    command({
      mutation: 'openReturnAtCounter',
      name: 'OpenReturn',
      title: { fr: 'Ouvrir le retour ailleurs', en: 'Open the return elsewhere' },
      input: {
        orderId: '{{orderId}}',
        locationId: '{{otherStoreId}}',
        lines: [{ orderLineId: '{{orderLineId}}', quantity, reasonCode: 'DOES_NOT_FIT' }],
      },
      reads: returned,
      save: { returnId: 'returnOrder.id', returnLineId: 'returnOrder.lines.0.id' },
      shows: [{ label: { fr: 'Retour', en: 'Return' }, path: 'returnOrder.number' }, state],
    }),
    command({
      mutation: 'receiveReturn',
      name: 'ReceiveReturn',
      title: { fr: 'Compter ce qui est venu', en: 'Count what has come' },
      input: { returnId: '{{returnId}}', locationId: '{{otherStoreId}}' },
      reads: returned,
      shows: [state],
    }),
    command({
      mutation: 'inspectReturn',
      name: 'Inspect',
      title: { fr: 'Remettre en rayon', en: 'Put it on the shelf' },
      input: {
        returnId: '{{returnId}}',
        units: [{ lineId: '{{returnLineId}}', disposition: 'RESTOCK', quantity }],
      },
      reads: returned,
      shows: [state],
    }),
    {
      kind: 'ask',
      name: 'Plan',
      title: { fr: 'Voir ce qui serait rendu', en: 'See what would be given back' },
      document: `
query Plan($input: RefundPlanInput!) {
  refundPlan(input: $input) {
    ... on RefundPlanPayload {
      plan {
        hash
        goods ${money}
        fee ${money}
        clawback ${money}
        amount ${money}
        tenders { tender amount ${money} }
      }
    }
  }
}`,
      variables: { input: { returnId: '{{returnId}}' } },
      save: { planHash: 'refundPlan.plan.hash' },
      shows: [
        { label: { fr: 'À rendre', en: 'To be given back' }, path: 'refundPlan.plan.amount' },
      ],
    },
    createCart(
      {
        lines: [{ variantId: '{{variantId}}', quantity: 1 }],
        contact,
        fulfilment: { kind: 'COUNTER', locationId: '{{otherStoreId}}' },
      },
      {
        name: 'NewCart',
        title: { fr: 'Choisir l’échange', en: 'Choose what to have instead' },
      },
    ),
    command({
      mutation: 'exchangeReturn',
      name: 'Exchange',
      title: { fr: 'Échanger', en: 'Exchange' },
      hint: {
        fr: 'Ce qui est rendu paie le nouvel achat ; le plan n’est exécuté que s’il est encore vrai.',
        en: 'What comes back pays for the new goods; the plan is executed only if it still holds.',
      },
      input: { returnId: '{{returnId}}', planHash: '{{planHash}}', cartId: '{{cartId}}' },
      reads: `... on ExchangeReturnPayload {
      returnOrder { state }
      rest { state amount ${money} }
      placed { order { number state } }
    }`,
      shows: [
        state,
        { label: { fr: 'Rendu', en: 'Given back' }, path: 'rest.amount' },
        { label: label.orderNumber, path: 'placed.order.number' },
      ],
    }),
  ],
};
