import type { AskStep } from '../runner/journey.js';
import { money } from './fragments.js';
import { label } from './words.js';

/** Reads the story of the payment in plain words. */
export function explainPayment(
  step: Pick<AskStep, 'title' | 'hint'> & Partial<Pick<AskStep, 'after'>>,
): AskStep {
  return {
    ...step,
    kind: 'ask',
    name: 'ExplainPayment',
    document: `
query ExplainPayment($id: ID!) {
  paymentIntent(id: $id) {
    state
    authorized ${money}
    captured ${money}
    explain {
      summary
      steps { at what why actorKind channel providerReference }
      nextActions
    }
    order { number state }
  }
}`,
    variables: { id: '{{paymentIntentId}}' },
    save: { paymentState: 'paymentIntent.state' },
    shows: [
      { label: label.payment, path: 'paymentIntent.explain.summary' },
      { label: { fr: 'Encaissé', en: 'Captured' }, path: 'paymentIntent.captured' },
      { label: label.orderNumber, path: 'paymentIntent.order.state' },
    ],
  };
}
