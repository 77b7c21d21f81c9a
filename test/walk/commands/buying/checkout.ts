import type { Dice } from '../../../security/support/dice.js';
import { type Command, keyed } from '../../command.js';
import { customers, type KnownCart, type Town } from '../../town.js';
import { cartOf, ownerOf } from './carts.js';

/** None whose captures fail for good: goods that have left would stay unpaid, and somebody has to see to it. */
const cards = [
  ...Array<string>(8).fill('tok_success'),
  'tok_mastercard',
  'tok_captured_once',
  'tok_challenge',
  'tok_declined_insufficient_funds',
  'tok_captured_once_not_extended',
  'tok_extension_fails',
  'tok_refund_fails',
  'tok_error_500_after_charge',
  'tok_error_500_before_charge',
];
const byHand = ['cash', 'cash', 'cheque', 'bank-transfer'];

const storeCredit = /* GraphQL */ `
  { viewer { customer { storeCredit { paymentMethodToken } } } }`;

/** A card mostly; money that people bring in; or what the shop owes the buyer. */
export async function tokenFor(town: Town, dice: Dice, cart?: KnownCart): Promise<string> {
  const kind = dice.below(10);
  if (kind === 0) return dice.pick(byHand);
  if (kind === 1) return town.known.valueTokens.at(-1) ?? 'cash';
  if (kind === 2 && cart?.persona && customers.includes(cart.persona)) {
    const { data } = await town.ask(0, storeCredit, {}, await town.as(cart.persona));
    return data?.viewer?.customer?.storeCredit?.[0]?.paymentMethodToken ?? 'tok_success';
  }
  return dice.pick(cards);
}

/** One payment, or two of which the first is for a fixed sum. */
export async function paymentFor(town: Town, dice: Dice, cart?: KnownCart) {
  const paymentMethodToken = await tokenFor(town, dice, cart);
  if (dice.chance(0.8)) return { paymentMethodToken };
  const first = { amountMinor: 700, paymentMethodToken: await tokenFor(town, dice, cart) };
  return { tenders: [first, { paymentMethodToken }] };
}

const placeOrder: Command = {
  mutation: 'placeOrder',
  weight: 14,
  draw: async (town, dice) => {
    const cart = cartOf(town, dice);
    if (!cart) return undefined;
    return keyed(await ownerOf(town, cart), {
      cartId: cart.id,
      returnUrl: 'https://shop.example/back',
      ...(await paymentFor(town, dice, cart)),
    });
  },
};

const unpaid = `select id from payment_intent
  where state in ('REQUIRES_PAYMENT_METHOD', 'REQUIRES_CONFIRMATION') order by id desc limit 20`;

const confirm: Command = {
  mutation: 'confirmPayment',
  weight: 4,
  draw: async (town, dice) => {
    const intent = await town.draw(dice, 'PaymentIntent', unpaid);
    return (
      intent &&
      keyed(await town.as('agent'), {
        paymentIntentId: intent.id,
        paymentMethodToken: await tokenFor(town, dice),
        returnUrl: 'https://shop.example/back',
      })
    );
  },
};

const cancelPayment: Command = {
  mutation: 'cancelPayment',
  weight: 1,
  draw: async (town, dice) => {
    const intent = await town.draw(dice, 'PaymentIntent', unpaid);
    return intent && keyed(await town.as('agent'), { paymentIntentId: intent.id });
  },
};

const askAgain: Command = {
  mutation: 'requestOutstandingPayment',
  weight: 2,
  draw: async (town, dice) => {
    const order = await town.draw(
      dice,
      'Order',
      `select id from sales_order where state in ('PENDING_PAYMENT', 'CONFIRMED', 'IN_FULFILMENT')
        order by id desc limit 20`,
    );
    return order && keyed(await town.as('agent'), { orderId: order.id });
  },
};

/** From cart to order, and to its money. */
export const checkoutCommands: readonly Command[] = [placeOrder, confirm, cancelPayment, askAgain];
