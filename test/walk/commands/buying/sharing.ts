import { randomBytes } from 'node:crypto';
import { hourMs, later } from '../../../../src/kernel/clock.js';
import type { Dice } from '../../../security/support/dice.js';
import { type Command, keyed } from '../../command.js';
import { type Town, tills } from '../../town.js';
import { cartOf, ownerOf } from './carts.js';

const cards = ['tok_success', 'tok_success', 'tok_success', 'tok_declined_fraud', 'tok_challenge'];

const create: Command = {
  mutation: 'createSharedPayment',
  weight: 2,
  selection: '... on CreateSharedPaymentPayload { sharedPayment { id } links { linkToken } }',
  draw: async (town, dice) => {
    const cart = cartOf(town, dice);
    if (!cart || tills.includes(cart.persona ?? '')) return undefined;
    const people = ['Léa', 'Noé', 'Zoé'].slice(0, 2 + dice.below(2));
    return keyed(await ownerOf(town, cart), {
      cartId: cart.id,
      split: 'EQUAL',
      shares: people.map((displayName) => ({ displayName })),
      deadline: later(town.now, dice.pick([1, 5, 24]) * hourMs).toISOString(),
    });
  },
  onDone: (town, { input }, value) => {
    const { sharedPayment, links } = value as {
      sharedPayment: { id: string };
      links: { linkToken: string }[];
    };
    const cart = town.known.carts.findLast(({ id }) => id === input['cartId']);
    town.known.shared.push({
      id: sharedPayment.id,
      cart: cart ?? { id: String(input['cartId']) },
      links: links.map(({ linkToken }) => linkToken),
    });
  },
};

const latest = (town: Town, dice: Dice) => {
  const late = town.known.shared.slice(-3);
  return late.length > 0 ? dice.pick(late) : undefined;
};

const payShare: Command = {
  mutation: 'paySharedPaymentShare',
  weight: 6,
  draw: async (town, dice) => {
    const shared = latest(town, dice);
    if (!shared) return undefined;
    return keyed(
      { guestToken: randomBytes(32).toString('base64url') },
      {
        linkToken: dice.pick(shared.links),
        paymentMethodToken: dice.pick(cards),
        returnUrl: 'https://shop.example/back',
      },
    );
  },
};

const topUp: Command = {
  mutation: 'topUpSharedPayment',
  weight: 1,
  draw: async (town, dice) => {
    const shared = latest(town, dice);
    if (!shared) return undefined;
    const rest = { paymentMethodToken: dice.pick(cards), returnUrl: 'https://shop.example/back' };
    return keyed(await ownerOf(town, shared.cart), { sharedPaymentId: shared.id, ...rest });
  },
};

const giveUp: Command = {
  mutation: 'cancelSharedPayment',
  weight: 1,
  draw: async (town, dice) => {
    const shared = latest(town, dice);
    if (!shared || dice.chance(0.5)) return undefined;
    return keyed(await ownerOf(town, shared.cart), {
      sharedPaymentId: shared.id,
      reason: 'another time',
    });
  },
};

/** Orders that several people pay, each their share. */
export const sharingCommands: readonly Command[] = [create, payShare, topUp, giveUp];
