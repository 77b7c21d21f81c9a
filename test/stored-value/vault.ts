import { modules } from '../../src/modules.js';
import { diagnose } from '../../src/platform/doctor.js';
import { innerId, toGlobalId } from '../../src/platform/graphql/node.js';
import type { Asking } from '../support/app.js';
import type { StockedShop } from '../support/given.js';
import { answered, type Basket, fillCart, freshKey, order } from '../support/journey.js';

/** How the tests of stored value speak to a shop. */
export async function openVault(shop: StockedShop) {
  const pool = shop.app.gateway.database.pool;
  const as = async (persona: string): Promise<Asking> => ({ token: await shop.tokenOf(persona) });
  const supervisor = await as('supervisor');
  const associate = await as('associate');
  const customer = await as('customer');

  /** Calls a mutation with what is to be selected of its payload. */
  async function act(name: string, input: Record<string, unknown>, by: Asking, selection = '') {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
    const document = `mutation ($input: ${type}!) {
      ${name}(input: $input) { __typename ... on UserError { code message } ${selection} } }`;
    return answered(await shop.ask(document, { input }, by));
  }
  const keyed = (name: string, input: Record<string, unknown>, by: Asking, selection = '') =>
    act(name, { idempotencyKey: freshKey(), ...input }, by, selection);

  const issue = (input: Record<string, unknown> = {}, by = supervisor) =>
    keyed(
      'issueGiftCard',
      { amountMinor: 5000, currency: 'EUR', reason: 'prize', ...input },
      by,
      `... on IssueGiftCardPayload { code giftCard {
         id state last4 balance { amountMinor } held { amountMinor } expiresAt } }`,
    );

  const tokenFor = async (code: string, by: Asking = {}): Promise<string> =>
    (await act('createGiftCardToken', { code }, by, '... on CreateGiftCardTokenPayload { token }'))
      .token;

  const viewer = `{ viewer { customer { id
    storeCredit { id paymentMethodToken available { amountMinor currency } held { amountMinor }
      entries(first: 20) { nodes { kind balanceChange { amountMinor } heldChange { amountMinor } reason } } }
    loyaltyPoints { id paymentMethodToken points worth { amountMinor currency } } } } }`;

  /** What a customer sees of their own. */
  const own = async (by = customer) => answered(await shop.ask(viewer, {}, by)).customer;

  async function grant(
    name: 'grantStoreCredit' | 'grantLoyaltyPoints',
    input: Record<string, unknown> = {},
  ) {
    const given = { amountMinor: 5000, currency: 'EUR', reason: 'late delivery', ...input };
    return keyed(name, { customerId: (await own()).id, ...given }, supervisor);
  }

  /** Buys something for a token; `payment` is how the payment stands then. */
  async function buy(token: string, basket: Basket = {}, by: Asking = {}) {
    const cart = await fillCart(shop, basket, by);
    const placed = await order(shop, cart, { token });
    const [{ id: fulfilmentId, code } = { id: '', code: '' }] = placed.order.fulfilments;
    return { ...placed, fulfilmentId, pickupCode: code, as: cart.as };
  }
  type Bought = Awaited<ReturnType<typeof buy>>;

  /** Everything up to the goods in the hands of their buyer, of whom so many were found. */
  async function handOver(
    { fulfilmentId, pickupCode }: Pick<Bought, 'fulfilmentId' | 'pickupCode'>,
    picked = 1,
  ): Promise<string> {
    await keyed('acceptFulfilment', { fulfilmentId }, associate);
    const { rows } = await pool.query<{ id: string }>(
      'select id from fulfilment_line where fulfilment_id = $1',
      [innerId('Pickup', fulfilmentId)],
    );
    const lines = rows.map(({ id }) => ({ lineId: toGlobalId('FulfilmentLine', id), picked }));
    await keyed('pickFulfilment', { fulfilmentId, lines }, associate);
    await keyed('markPickupReady', { fulfilmentId }, associate);
    return (await keyed('handOverOrder', { fulfilmentId, pickupCode }, associate)).__typename;
  }

  /** How a payment stands, told as its buyer is told. */
  async function payment({ paymentIntent, as: by }: Bought) {
    const document = `query ($id: ID!) { paymentIntent(id: $id) { state
      captured { amountMinor } refunded { amountMinor } lastError { code }
      attempts { method provider } explain { summary steps { what } } } }`;
    return answered(await shop.ask(document, { id: paymentIntent.id }, by));
  }

  const balanceOf = async (code: string) =>
    answered(
      await shop.ask(
        'query ($code: String!) { giftCardBalance(code: $code) { state last4 available { amountMinor } } }',
        { code },
      ),
    );

  /** What the doctor finds on all that the modules promise, but for what a clock that stands still cannot keep. */
  async function findings(left?: RegExp): Promise<string[]> {
    const checks = modules
      .flatMap((module) => [...(module.checks ?? [])])
      .filter(({ promise }) => !left?.test(promise));
    return (await diagnose(shop.app.gateway.db, checks)).flatMap(({ promise, findings: found }) =>
      found.map(({ subject, detail }) => `${promise}: ${subject} ${detail}`),
    );
  }

  /** What the ledger holds on an account, debits positive. */
  async function ledger(account: string): Promise<number> {
    const { rows } = await pool.query<{ sum: number }>(
      'select coalesce(sum(amount_minor), 0)::bigint as sum from ledger_posting where account = $1',
      [account],
    );
    return Number(rows[0]?.sum);
  }

  return {
    pool,
    as,
    supervisor,
    associate,
    customer,
    act,
    keyed,
    issue,
    tokenFor,
    own,
    grant,
    buy,
    handOver,
    payment,
    balanceOf,
    findings,
    ledger,
  };
}
