import { goodsOf, listed, listOf, placeOf } from './goods.js';
import type { Letter, Told } from './letter.js';

/** What visits of stores without tills have to tell. What is given back is told by the payments as well. */
export const ofTheVisits: readonly Letter[] = [
  {
    name: 'VISIT_RECEIPT',
    on: 'VisitLeft',
    when: ({ orderId }) => typeof orderId === 'string',
    write: {
      fr: (told) => ({
        subject: `Votre achat ${told.number}`,
        body: `Voici ce que vous avez emporté : ${placeOf(told)}.\n${listOf(told)}\n\nTotal : ${goodsOf(told).paid}. C'est l'achat ${told.number}. Si quelque chose n'est pas juste, dites-le-nous dans la journée.`,
      }),
      en: (told) => ({
        subject: `Your purchase ${told.number}`,
        body: `This is what you have taken: ${placeOf(told)}.\n${listOf(told)}\n\nTotal: ${goodsOf(told).paid}. It is the purchase ${told.number}. If something is not right, tell us within a day.`,
      }),
    },
  },
  {
    name: 'VISIT_NOTHING_TAKEN',
    on: 'VisitLeft',
    when: ({ orderId }) => typeof orderId !== 'string',
    write: {
      fr: (told) => ({
        subject: 'Votre visite ne vous coûte rien',
        body: `Vous n'avez rien emporté : ${placeOf(told)}. La somme que nous avions réservée vous est rendue.`,
      }),
      en: (told) => ({
        subject: 'Your visit costs you nothing',
        body: `You have taken nothing: ${placeOf(told)}. The money that we had put on hold is given back.`,
      }),
    },
  },
  {
    name: 'VISIT_CORRECTED',
    on: 'VisitCorrected',
    write: {
      fr: (told) => ({
        subject: `Votre achat ${told.number} est corrigé`,
        body: `Nous avons corrigé votre achat ${told.number} : ${placeOf(told)}.${correctionOf(told, 'Facturés à tort, et remboursés :', 'Emportés, et facturés en plus :')}\n\nPourquoi : ${reasonOf(told)}`,
      }),
      en: (told) => ({
        subject: `Your purchase ${told.number} is corrected`,
        body: `We have corrected your purchase ${told.number}: ${placeOf(told)}.${correctionOf(told, 'Charged by mistake, and refunded:', 'Taken, and charged as well:')}\n\nWhy: ${reasonOf(told)}`,
      }),
    },
  },
  {
    name: 'VISIT_ABANDONED',
    on: 'VisitAbandoned',
    write: {
      fr: (told) => ({
        subject: 'Votre visite a pris fin',
        body: `Votre visite a pris fin : ${placeOf(told)}. La somme que nous avions réservée vous est rendue.`,
      }),
      en: (told) => ({
        subject: 'Your visit has ended',
        body: `Your visit has ended: ${placeOf(told)}. The money that we had put on hold is given back.`,
      }),
    },
  },
];

function correctionOf({ correction }: Told, notTaken: string, taken: string): string {
  const part = (title: string, lines: readonly string[] = []) =>
    lines.length === 0 ? '' : `\n\n${title}\n${listed(lines)}`;
  return part(notTaken, correction?.notTaken) + part(taken, correction?.taken);
}

function reasonOf({ facts }: Told): string {
  return String(facts['reason'] ?? '');
}
