import type { AskStep, JsonObject } from '../runner/journey.js';
import { money, refusal } from './fragments.js';
import { label } from './words.js';

/** Makes a cart in one request and keeps its `cartId`. */
export function createCart(
  input: JsonObject,
  step: Pick<AskStep, 'title' | 'hint' | 'persona'> & Partial<Pick<AskStep, 'name' | 'save'>>,
): AskStep {
  const { name = 'CreateCart', save = {} } = step;
  return {
    ...step,
    kind: 'ask',
    name,
    document: `
mutation ${name}($input: CreateCartInput!) {
  createCart(input: $input) {
    __typename
    ${refusal}
    ... on CreateCartPayload {
      cart {
        id
        state
        version
        missing
        problems { kind message }
        lines { id quantity variant { sku title } total ${money} }
        totals { items ${money} shipping ${money} total ${money} }
        eventsCursor
      }
    }
  }
}`,
    variables: { input },
    save: { cartId: 'createCart.cart.id', ...save },
    shows: [
      { label: label.total, path: 'createCart.cart.totals.total' },
      { label: { fr: 'Il manque', en: 'Missing' }, path: 'createCart.cart.missing' },
      { label: { fr: 'Problème', en: 'Problem' }, path: 'createCart.cart.problems.0.message' },
    ],
  };
}
