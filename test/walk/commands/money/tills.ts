import { toGlobalId } from '../../../../src/platform/graphql/node.js';
import type { Dice } from '../../../security/support/dice.js';
import { type Command, type Drawn, keyed } from '../../command.js';
import { peopleAt, stores, type Town } from '../../town.js';

interface TillSeen {
  readonly id: string;
  readonly location_id: string;
  readonly cash: string;
}

/** An open till, and whoever stands behind it. */
async function atTill(
  town: Town,
  dice: Dice,
  more: (till: TillSeen) => Promise<object | undefined>,
): Promise<Drawn | undefined> {
  const till = await town.pick<TillSeen>(
    dice,
    `select id, location_id, cash_minor as cash from till_session where state = 'OPEN' order by location_id`,
  );
  const input = till && (await more(till));
  return (
    till &&
    input &&
    keyed(await town.asSomebodyAt(till.location_id), {
      tillSessionId: toGlobalId('TillSession', till.id),
      ...input,
    })
  );
}

const open: Command = {
  mutation: 'openTill',
  weight: 2,
  draw: async (town, dice) => {
    const store = dice.pick(stores);
    const tills = await town.look(`select from till_session where state = 'OPEN'`);
    if (tills.length === stores.length && dice.chance(0.8)) return undefined;
    return keyed(await town.as(peopleAt[store] ?? ''), {
      locationId: town.shop.locationIds[store],
      currency: 'EUR',
      floatMinor: dice.pick([0, 5000, 20_000]),
    });
  },
};

const close: Command = {
  mutation: 'closeTill',
  weight: 1,
  draw: async (town, dice) => {
    if (dice.chance(0.6)) return undefined;
    return atTill(town, dice, async ({ cash }) => ({
      countedMinor: Math.max(0, Number(cash) + dice.pick([0, 0, 0, -100, 20])),
    }));
  },
};

/** What somebody has to pay, or says that they will bring. */
const payable = (provider: string) => `
  select i.id, i.amount_minor as amount from payment_intent i
  where i.state in ('REQUIRES_PAYMENT_METHOD', 'REQUIRES_CONFIRMATION')
    or exists (select from payment_attempt a where a.intent_id = i.id and a.provider = '${provider}'
      and a.state = 'PROCESSING')
  order by i.id desc limit 20`;

interface Payable {
  readonly id: string;
  readonly amount: string;
}

const takeCash: Command = {
  mutation: 'takeCash',
  weight: 5,
  draw: (town, dice) =>
    atTill(town, dice, async () => {
      const intent = await town.pick<Payable>(dice, payable('cash'));
      if (!intent) return undefined;
      const tenderedMinor = Math.ceil(Number(intent.amount) / 1000) * 1000;
      return { paymentIntentId: toGlobalId('PaymentIntent', intent.id), tenderedMinor };
    }),
};

const takeCheque: Command = {
  mutation: 'takeCheque',
  weight: 2,
  draw: async (town, dice) => {
    const intent = await town.pick<Payable>(dice, payable('cheque'));
    const store = dice.pick(stores);
    return (
      intent &&
      keyed(await town.as(peopleAt[store] ?? ''), {
        paymentIntentId: toGlobalId('PaymentIntent', intent.id),
        locationId: town.shop.locationIds[store],
        number: '0012345',
        bank: 'Crédit du Nord',
        drawnOn: town.now.toISOString().slice(0, 10),
      })
    );
  },
};

const endCheque = (mutation: string, states: string): Command => ({
  mutation,
  weight: 1,
  draw: async (town, dice) => {
    const cheque = await town.draw(
      dice,
      'Cheque',
      `select payment_key as id from cheque where state in (${states}) order by 1`,
    );
    return cheque && keyed(await town.as('supervisor'), { chequeId: cheque.id });
  },
});

const owed = (inCash: boolean) =>
  `select id from payout where state = 'OWED' and (provider = 'cash') = ${inCash} order by id`;

const payOut: Command = {
  mutation: 'payOutCash',
  weight: 3,
  draw: (town, dice) =>
    atTill(town, dice, async () => {
      const payout = await town.draw(dice, 'Payout', owed(true));
      return payout && { payoutId: payout.id };
    }),
};

const confirmPayout: Command = {
  mutation: 'confirmPayout',
  weight: 2,
  draw: async (town, dice) => {
    const payout = await town.draw(dice, 'Payout', owed(false));
    const bankLineId = `out-${dice.below(1_000_000)}`;
    return payout && keyed(await town.as('supervisor'), { payoutId: payout.id, bankLineId });
  },
};

const instructions = /* GraphQL */ `
  query ($id: ID!) {
    paymentIntent(id: $id) { transferInstructions { printedReference amount { amountMinor } } }
  }`;

/** Money arrives on the account: all of it, a part, too much, or for nobody knows what. */
const recordTransfer: Command = {
  mutation: 'recordBankTransfers',
  weight: 2,
  draw: async (town, dice) => {
    const intent = await town.draw(
      dice,
      'PaymentIntent',
      `select intent_id as id from payment_attempt where provider = 'bank-transfer'
        order by id desc limit 10`,
    );
    if (!intent) return undefined;
    const as = await town.as('supervisor');
    const { data } = await town.ask(0, instructions, { id: intent.id }, as);
    const told = data?.paymentIntent?.transferInstructions;
    const amountMinor = (told?.amount.amountMinor ?? 1990) + dice.pick([0, 0, 0, -300, 50]);
    return keyed(as, {
      lines: [
        {
          bankLineId: `in-${dice.below(1_000_000)}`,
          currency: 'EUR',
          amountMinor: Math.max(1, amountMinor),
          remittance: told?.printedReference ?? 'thank you',
        },
      ],
    });
  },
};

async function setAside(town: Town, dice: Dice): Promise<string | undefined> {
  const line = await town.draw(
    dice,
    'BankTransfer',
    `select id from bank_line where state = 'QUARANTINED' order by id`,
  );
  return line?.id;
}

const assign: Command = {
  mutation: 'assignBankTransfer',
  weight: 1,
  draw: async (town, dice) => {
    const bankTransferId = await setAside(town, dice);
    const intent = await town.pick<Payable>(dice, payable('bank-transfer'));
    if (!(bankTransferId && intent)) return undefined;
    const paymentIntentId = toGlobalId('PaymentIntent', intent.id);
    return keyed(await town.as('supervisor'), { bankTransferId, paymentIntentId });
  },
};

const sendBack: Command = {
  mutation: 'returnBankTransfer',
  weight: 1,
  draw: async (town, dice) => {
    const bankTransferId = await setAside(town, dice);
    return bankTransferId ? keyed(await town.as('supervisor'), { bankTransferId }) : undefined;
  },
};

/** Money that no card provider carries. */
export const tillCommands: readonly Command[] = [
  open,
  close,
  takeCash,
  takeCheque,
  endCheque('clearCheque', `'RECEIVED'`),
  endCheque('bounceCheque', `'RECEIVED', 'CLEARED'`),
  payOut,
  confirmPayout,
  recordTransfer,
  assign,
  sendBack,
];
