import type { Locale } from '../../kernel/refusal.js';
import { amountTold } from './amount.js';
import type { Letter, Told } from './letter.js';

/** What the payments of an order have to tell. A share of somebody else is no matter of the buyer. */
export const ofTheMoney: readonly Letter[] = [
  {
    name: 'PAYMENT_REFUNDED',
    on: 'PaymentRefunded',
    when: ({ shared, operationMinor }) => shared !== true && typeof operationMinor === 'number',
    write: {
      fr: (told) => ({
        subject: `Remboursement de votre commande ${told.number}`,
        body: `Nous vous avons remboursé ${amountOf(told, 'fr')} pour votre commande ${told.number}. Selon votre banque, quelques jours peuvent passer avant que vous ne les voyiez.`,
      }),
      en: (told) => ({
        subject: `Refund of your order ${told.number}`,
        body: `We have given back ${amountOf(told, 'en')} for your order ${told.number}. It may take your bank some days to show it.`,
      }),
    },
  },
  {
    name: 'REFUND_PAID_OUT',
    on: 'RefundPaidOut',
    // What pays for other goods is told with them.
    when: ({ tender }) => tender !== 'EXCHANGE',
    write: {
      fr: (told) => ({
        subject: `Remboursement de votre commande ${told.number}`,
        body: `Nous vous avons remboursé ${paidOut(told, 'fr')} pour votre commande ${told.number} : ${wayOf(told, 'fr')}.`,
      }),
      en: (told) => ({
        subject: `Refund of your order ${told.number}`,
        body: `We have given back ${paidOut(told, 'en')} for your order ${told.number}: ${wayOf(told, 'en')}.`,
      }),
    },
  },
];

const ways: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  STORE_CREDIT: { fr: 'en avoir, sur votre compte', en: 'as store credit, on your account' },
  GIFT_CARD: {
    fr: 'sur une carte cadeau, dont vous trouvez le code avec votre commande',
    en: 'on a gift card, whose code you find with your order',
  },
  CASH: { fr: 'en espèces', en: 'in cash' },
  TERMINAL: { fr: 'sur la carte que vous avez présentée', en: 'on the card that you presented' },
};

function wayOf({ facts }: Told, locale: Locale): string {
  const way = ways[String(facts['tender'])];
  if (!way) throw new Error(`nobody says how money goes back as ${facts['tender']}`);
  return way[locale];
}

function paidOut({ facts }: Told, locale: Locale): string {
  return amountTold(Number(facts['amountMinor']), String(facts['currency']), locale);
}

function amountOf({ facts }: Told, locale: Locale): string {
  const { currency } = facts['amounts'] as { readonly currency: string };
  return amountTold(Number(facts['operationMinor']), currency, locale);
}
