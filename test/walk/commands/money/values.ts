import { toGlobalId } from '../../../../src/platform/graphql/node.js';
import { type Command, keyed } from '../../command.js';
import { customers } from '../../town.js';

const issue: Command = {
  mutation: 'issueGiftCard',
  weight: 1,
  selection: '... on IssueGiftCardPayload { code }',
  draw: async (town, dice) =>
    keyed(await town.as('supervisor'), {
      amountMinor: dice.pick([1000, 5000]),
      currency: 'EUR',
      reason: 'prize',
    }),
  onDone: (town, _drawn, value) => void town.known.giftCardCodes.push(String(value['code'])),
};

/** A card that was given away, or that a refund was put on. */
const makeToken: Command = {
  mutation: 'createGiftCardToken',
  weight: 2,
  selection: '... on CreateGiftCardTokenPayload { token }',
  draw: async (town, dice) => {
    const codes = town.known.giftCardCodes.slice(-3);
    return codes.length > 0 ? { as: {}, input: { code: dice.pick(codes) } } : undefined;
  },
  onDone: (town, _drawn, value) => void town.known.valueTokens.push(String(value['token'])),
};

const grant: Command = {
  mutation: 'grantStoreCredit',
  weight: 1,
  draw: async (town, dice) => {
    const customer = await town.pick<{ id: string }>(
      dice,
      'select id from customer where code = any($1) order by id',
      [customers],
    );
    return (
      customer &&
      keyed(await town.as('supervisor'), {
        customerId: toGlobalId('Customer', customer.id),
        amountMinor: dice.pick([500, 5000]),
        currency: 'EUR',
        reason: 'late delivery',
      })
    );
  },
};

/** What the shop owes goods for. */
export const valueCommands: readonly Command[] = [issue, makeToken, grant];
