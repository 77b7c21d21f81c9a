import { refusal } from '../../kernel/refusal.js';

interface Amount {
  readonly amountMinor: number;
  readonly currency: string;
}

/** An amount that is nothing, less than nothing, or more than one document may hold. */
export const amountNotPossible = refusal('AmountNotPossible', {
  en: 'This is no amount that can be paid.',
  fr: "Ce n'est pas un montant qui puisse être réglé.",
});

/** Another currency than the one that is taken here. */
export const otherCurrency = refusal<'OtherCurrency', { currency: string }>('OtherCurrency', {
  en: ({ currency }) => `Only ${currency} is taken here.`,
  fr: ({ currency }) => `Seule la devise ${currency} est acceptée ici.`,
});

/** The location has a till that is open. */
export const tillAlreadyOpen = refusal<'TillAlreadyOpen', { tillSessionId: string }>(
  'TillAlreadyOpen',
  {
    en: 'The till of this location is open already.',
    fr: 'La caisse de ce lieu est déjà ouverte.',
    nextActions: ['closeTill'],
  },
);

/** The till was closed and counted: no money goes in or out. */
export const tillNotOpen = refusal('TillNotOpen', {
  en: 'This till is closed.',
  fr: 'Cette caisse est fermée.',
  nextActions: ['openTill'],
});

/** There is less in the till than has to go out. */
export const tillShort = refusal<'TillShort', { cashMinor: number; currency: string }>(
  'TillShort',
  {
    en: 'There is not enough cash in this till.',
    fr: "Il n'y a pas assez d'espèces dans cette caisse.",
  },
);

/** The buyer gave less than is to be paid. */
export const tenderedTooLittle = refusal<'TenderedTooLittle', Amount>('TenderedTooLittle', {
  en: 'This is less than what is to be paid.',
  fr: 'Cette somme est inférieure au montant à régler.',
});

/** The money has gone out, or has to go out another way. */
export const payoutNotPossible = refusal('PayoutNotPossible', {
  en: 'This money has been paid out, or has to go out another way.',
  fr: 'Cette somme a déjà été versée, ou doit l’être autrement.',
});

/** Which part of a cheque cannot be right. */
export const invalidCheque = refusal<'InvalidCheque', { field: 'NUMBER' | 'BANK' | 'DRAWN_ON' }>(
  'InvalidCheque',
  {
    en: ({ field }) => `The cheque cannot be taken: ${field.toLowerCase().replace('_', ' ')}.`,
    fr: ({ field }) =>
      `Le chèque ne peut pas être accepté : ${{ NUMBER: 'numéro', BANK: 'banque', DRAWN_ON: 'date' }[field]}.`,
  },
);

/** The bank has said its word on this cheque already. */
export const chequeNotInState = refusal<'ChequeNotInState', { state: string }>('ChequeNotInState', {
  en: 'The bank has said its word on this cheque already.',
  fr: "La banque s'est déjà prononcée sur ce chèque.",
});

/** The line is no longer in quarantine. */
export const lineNotQuarantined = refusal<'LineNotQuarantined', { state: string }>(
  'LineNotQuarantined',
  {
    en: 'Somebody has decided already what becomes of this transfer.',
    fr: 'Il a déjà été décidé du sort de ce virement.',
  },
);

/** The payment does not wait for a transfer, or for one in another currency. */
export const noTransferAwaited = refusal('NoTransferAwaited', {
  en: 'This payment does not wait for a transfer of this currency.',
  fr: "Ce paiement n'attend pas de virement dans cette devise.",
});

/** The bank's line was used before, for something else. */
export const bankLineKnown = refusal<'BankLineKnown', { bankLineId: string }>('BankLineKnown', {
  en: ({ bankLineId }) => `The line ${bankLineId} of the bank was used before.`,
  fr: ({ bankLineId }) => `La ligne ${bankLineId} de la banque a déjà été utilisée.`,
});

/** The customer owes more than that already, or has been promised it. */
export const limitInUse = refusal<'LimitInUse', Amount>('LimitInUse', {
  en: 'More than this limit is in use.',
  fr: 'Un montant supérieur à ce plafond est déjà utilisé.',
});

/** The invoice is settled, or in another currency than the transfer. */
export const invoiceNotOpen = refusal<'InvoiceNotOpen', { openMinor: number; currency: string }>(
  'InvoiceNotOpen',
  {
    en: 'Nothing is open on this invoice, or it is in another currency.',
    fr: "Il n'y a rien à régler sur cette facture, ou elle est dans une autre devise.",
  },
);
