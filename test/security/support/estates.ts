import type { Asking } from '../../support/app.js';
import type { StockedShop } from '../../support/given.js';
import { answered, freshKey } from '../../support/journey.js';

/** The things of one buyer, by the type that their ids name. `words` stand in them and nowhere else. */
export interface Estate {
  readonly as: Asking;
  readonly ids: Readonly<Record<string, string>>;
  readonly words: readonly string[];
  /** Those of them that the people of its store need not know, to hand the goods over. */
  readonly unseen: readonly string[];
}

const createCart = /* GraphQL */ `
  mutation ($input: CreateCartInput!) {
    createCart(input: $input) { ... on CreateCartPayload { guestToken cart { id lines { id } } } }
  }`;
const placeOrder = /* GraphQL */ `
  mutation ($input: PlaceOrderInput!) {
    placeOrder(input: $input) {
      ... on PlaceOrderPayload {
        paymentIntent { id attempts { providerReference } }
        order {
          id number lines { id }
          fulfilments { __typename id lines { id } ... on Pickup { code } }
        }
      }
    }
  }`;

const createSharedPayment = /* GraphQL */ `
  mutation ($input: CreateSharedPaymentInput!) {
    createSharedPayment(input: $input) {
      ... on CreateSharedPaymentPayload { sharedPayment { id order { id number } } links { linkToken } }
    }
  }`;

/** A cart that is being filled, a paid order that waits to be collected at a store, one that will be sent; in Lyon one shared. */
export async function settle(
  shop: StockedShop,
  name: string,
  store: string,
  given: Asking = {},
): Promise<Estate> {
  const begin = async (fulfilment: object, by: Asking) => {
    const input = { ...goodsOf(shop, name), fulfilment };
    return answered(await shop.ask(createCart, { input }, by));
  };
  const collected = { kind: 'PICKUP', locationId: shop.locationIds[store] };
  const { guestToken = given.guestToken, cart } = await begin(collected, given);
  const as = { ...given, guestToken: guestToken ?? undefined };
  const pay = async (cartId: string) => {
    const input = { cartId, paymentMethodToken: 'tok_success', idempotencyKey: freshKey() };
    return answered(await shop.ask(placeOrder, { input }, as));
  };
  // The oldest of the orders, so that lists which show a few show the others.
  const shared =
    store === 'LYON'
      ? await share(shop, name, (await begin(collected, as)).cart.id, as)
      : undefined;
  const { order, paymentIntent } = await pay(cart.id);
  const sent = await pay((await begin({ kind: 'SHIP' }, as)).cart.id);
  const filling = (await begin(collected, as)).cart;
  const [pickup] = order.fulfilments;
  const ids = {
    Cart: filling.id,
    CartLine: filling.lines[0].id,
    Shipment: sent.order.fulfilments[0].id,
    Order: order.id,
    OrderNumber: order.number,
    OrderLine: order.lines[0].id,
    PaymentIntent: paymentIntent.id,
    ...(shared && { SharedPayment: shared.id }),
    Pickup: pickup.id,
    StoreTask: withType(pickup.id, 'StoreTask'),
    FulfilmentLine: pickup.lines[0].id,
  };
  const unseen = [
    pickup.code,
    paymentIntent.attempts[0].providerReference,
    sent.order.id,
    sent.order.number,
  ];
  const words = [...wordsOf(name), ...Object.values(ids), ...(shared?.words ?? []), ...unseen];
  return { as, ids, words, unseen };
}

/** An order that is to be paid together with a friend. */
async function share(shop: StockedShop, name: string, cartId: string, as: Asking) {
  const input = {
    cartId,
    split: 'EQUAL',
    shares: [{ displayName: name }, { displayName: 'Noé' }],
    deadline: new Date(Date.now() + 3_600_000).toISOString(),
    idempotencyKey: freshKey(),
  };
  const { sharedPayment, links } = answered(await shop.ask(createSharedPayment, { input }, as));
  const { id, order } = sharedPayment;
  return { id, words: [order.id, order.number, links[0].linkToken] };
}

function goodsOf(shop: StockedShop, name: string): object {
  const [email, lastName, line1, note] = wordsOf(name);
  return {
    lines: [
      { variantId: shop.variantIds['CAP-BLUE'], quantity: 1 },
      { variantId: shop.variantIds['MUG-RED'], quantity: 1 },
    ],
    contact: { email, firstName: 'Inconnue', lastName, phone: '+33612345678' },
    shippingAddress: { name: lastName, line1, postalCode: '69001', city: 'Lyon' },
    note,
  };
}

/** What is written into an estate, unlike anything else in the shop. */
function wordsOf(name: string): readonly [string, string, string, string] {
  return [`${name}@private.example`, `Nom-${name}`, `12 rue ${name}`, `note of ${name}`];
}

/** The same inner id as a thing of another type. */
export function withType(globalId: string, type: string): string {
  const inner = Buffer.from(globalId, 'base64url').toString('utf8').split(':')[1];
  return Buffer.from(`${type}:${inner}`).toString('base64url');
}

const saveAddress = /* GraphQL */ `
  mutation ($input: SaveAddressInput!) {
    saveAddress(input: $input) { ... on SaveAddressPayload { address { id } customer { id } } }
  }`;

const saveMethod = /* GraphQL */ `
  mutation ($input: SavePaymentMethodInput!) {
    savePaymentMethod(input: $input) { ... on SavePaymentMethodPayload { paymentMethod { id } } }
  }`;

/** What only a customer has besides: an account, an address book, and payment methods. */
export async function withAccount(shop: StockedShop, estate: Estate): Promise<Estate> {
  const line1 = `99 chemin ${estate.words[1]}`;
  const address = { name: 'Chez moi', line1, postalCode: '69001', city: 'Lyon' };
  const saved = answered(await shop.ask(saveAddress, { input: { address } }, estate.as));
  const input = {
    paymentMethodToken: 'tok_success',
    consent: { scope: 'ON_SESSION', textVersion: 'wallet-1' },
    idempotencyKey: freshKey(),
  };
  const { paymentMethod } = answered(await shop.ask(saveMethod, { input }, estate.as));
  const ids = {
    SavedAddress: saved.address.id,
    SavedPaymentMethod: paymentMethod.id,
    Customer: saved.customer.id,
  };
  return {
    ...estate,
    ids: { ...estate.ids, ...ids },
    words: [...estate.words, line1, ...Object.values(ids)],
  };
}

const issueGiftCard = /* GraphQL */ `
  mutation ($input: IssueGiftCardInput!) {
    issueGiftCard(input: $input) { ... on IssueGiftCardPayload { code giftCard { id } } }
  }`;

/** A gift card, of which only its holder knows the code. */
export async function withGiftCard(shop: StockedShop, estate: Estate): Promise<Estate> {
  const reason = `gift of ${estate.words[1]}`;
  const input = { amountMinor: 100, currency: 'EUR', reason, idempotencyKey: freshKey() };
  const supervisor = { token: await shop.tokenOf('supervisor') };
  const { code, giftCard } = answered(await shop.ask(issueGiftCard, { input }, supervisor));
  return {
    ...estate,
    ids: { ...estate.ids, GiftCard: giftCard.id },
    words: [...estate.words, reason, code, giftCard.id],
  };
}
