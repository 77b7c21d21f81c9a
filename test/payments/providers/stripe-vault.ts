import { type Form, Refused, type StripeBooks } from './stripe-books.js';
import { cardView } from './stripe-views.js';

interface Asked {
  readonly method: string;
  readonly resource: string;
  readonly id: string;
  readonly verb: string | undefined;
  readonly form: Form;
}

/** What Stripe keeps of customers and their cards; undefined where something else was asked for. */
export function routeOfVault(books: StripeBooks, asked: Asked): object | undefined {
  const { method, resource, id, verb, form } = asked;
  if (method !== 'POST') return undefined;
  if (resource === 'customers')
    return { id: `cus_of_${form.get('metadata[customer]')?.slice(0, 8)}` };
  if (resource === 'setup_intents') return setUp(form);
  return resource === 'payment_methods' && verb === 'detach' ? detach(books, id) : undefined;
}

function setUp(form: Form): object {
  const id = form.get('payment_method') ?? '';
  if (id === 'pm_decline') throw new Refused(402, 'card_declined', 'card_error');
  const status = id === 'pm_challenge' ? 'requires_action' : 'succeeded';
  const payment_method = { id, object: 'payment_method', card: cardView };
  return { id: 'seti_1', object: 'setup_intent', status, usage: form.get('usage'), payment_method };
}

function detach(books: StripeBooks, id: string): object {
  if (books.detached.includes(id)) throw new Refused(404, 'resource_missing');
  books.detached.push(id);
  return { id, object: 'payment_method', customer: null };
}
