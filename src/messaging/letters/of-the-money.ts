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
];

function amountOf({ facts }: Told, locale: Locale): string {
  const { currency } = facts['amounts'] as { readonly currency: string };
  return amountTold(Number(facts['operationMinor']), currency, locale);
}
