import { refusal } from '../../kernel/refusal.js';

/** More units were asked for than were paid for and are not refunded. */
export const notSoManyUnits = refusal<
  'NotSoManyUnits',
  { readonly orderLineId: string; readonly askedUnits: number; readonly refundableUnits: number }
>('NotSoManyUnits', {
  en: ({ refundableUnits }) => `Only ${refundableUnits} units of this line can be refunded.`,
  fr: ({ refundableUnits }) =>
    `Seules ${refundableUnits} unités de cette ligne peuvent être remboursées.`,
});

/** More was asked for than was paid and is not refunded. */
export const refundTooLarge = refusal<
  'RefundTooLarge',
  { readonly askedMinor: number; readonly refundableMinor: number; readonly currency: string }
>('RefundTooLarge', {
  en: ({ refundableMinor }) => `At most ${refundableMinor} minor units of it can be refunded.`,
  fr: ({ refundableMinor }) =>
    `Au plus ${refundableMinor} unités mineures peuvent en être remboursées.`,
});

/** Nothing was paid that a refund is not about already. */
export const nothingToRefund = refusal('NothingToRefund', {
  en: 'There is nothing that could be refunded.',
  fr: "Il n'y a rien à rembourser.",
});

export type RefundShareRefusal = ReturnType<
  typeof notSoManyUnits | typeof refundTooLarge | typeof nothingToRefund
>;
