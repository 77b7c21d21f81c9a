import type { AskStep } from '../runner/journey.js';
import { money, refusal } from './fragments.js';
import { label } from './words.js';

/** Orders the cart and pays with a token of the sandbox. Keeps `orderId`, `orderNumber`, `paymentIntentId`. */
export function placeOrder(
  paymentMethodToken: string,
  step: Pick<AskStep, 'title' | 'hint'> & Partial<Pick<AskStep, 'name' | 'save' | 'expects'>>,
): AskStep {
  const { name = 'PlaceOrder', save = {} } = step;
  return {
    ...step,
    kind: 'ask',
    name,
    document: `
mutation ${name}($input: PlaceOrderInput!) {
  placeOrder(input: $input) {
    __typename
    ${refusal}
    ... on OutOfStock {
      shortages { asked band variant { sku } location { name } }
    }
    ... on PlaceOrderPayload {
      order {
        id
        number
        state
        totals { total ${money} }
        nextActions
      }
      paymentIntent {
        id
        state
        lastError { code message retryable alternatives }
      }
      nextAction { type url }
    }
  }
}`,
    variables: {
      input: {
        cartId: '{{cartId}}',
        paymentMethodToken,
        returnUrl: '{{origin}}/playground/back',
        idempotencyKey: '{{newKey}}',
      },
    },
    save: {
      orderId: 'placeOrder.order.id',
      orderNumber: 'placeOrder.order.number',
      paymentIntentId: 'placeOrder.paymentIntent.id',
      ...save,
    },
    shows: [
      { label: label.orderNumber, path: 'placeOrder.order.number' },
      { label: label.total, path: 'placeOrder.order.totals.total' },
      { label: label.state, path: 'placeOrder.order.state' },
      { label: label.payment, path: 'placeOrder.paymentIntent.state' },
      {
        label: { fr: 'Motif du refus', en: 'Reason of the decline' },
        path: 'placeOrder.paymentIntent.lastError.message',
      },
      { label: { fr: 'Demandé', en: 'Asked' }, path: 'placeOrder.shortages.0.asked' },
      { label: label.stock, path: 'placeOrder.shortages.0.band' },
    ],
  };
}
