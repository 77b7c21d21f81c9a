import type { Locale } from '../../kernel/refusal.js';

/** Why money is given back, in words that reports can count, and in a sentence for people. */
export const refundReasons = {
  RETURNED: { en: 'The goods came back.', fr: 'La marchandise a été retournée.' },
  DAMAGED: { en: 'The goods were damaged.', fr: 'La marchandise était abîmée.' },
  WRONG_GOODS: {
    en: 'Other goods were sent than those ordered.',
    fr: "D'autres articles que ceux commandés ont été envoyés.",
  },
  NOT_RECEIVED: {
    en: 'The goods never reached their buyer.',
    fr: "La marchandise n'est jamais arrivée.",
  },
  TOO_LATE: {
    en: 'The goods came later than promised.',
    fr: 'La marchandise est arrivée plus tard que promis.',
  },
  PRICE_ADJUSTED: { en: 'The price was too high.', fr: 'Le prix était trop élevé.' },
  PAID_TWICE: { en: 'The same was paid twice.', fr: 'La même chose a été payée deux fois.' },
  GOODWILL: { en: 'A gesture of goodwill.', fr: 'Un geste commercial.' },
  OTHER: { en: 'For another reason.', fr: 'Pour une autre raison.' },
} as const satisfies Record<string, Readonly<Record<Locale, string>>>;

export type RefundReason = keyof typeof refundReasons;
