import type { Letter, Told } from './letter.js';

/** What goods that come back have to tell. What is given back for them is told by the payments. */
export const ofTheReturns: readonly Letter[] = [
  {
    name: 'RETURN_APPROVED',
    on: 'ReturnApproved',
    write: {
      fr: (told) => ({
        subject: `Votre retour ${returnOf(told)} est accepté`,
        body: `Votre retour ${returnOf(told)} pour la commande ${told.number} est accepté. Nous attendons les articles.`,
      }),
      en: (told) => ({
        subject: `Your return ${returnOf(told)} is accepted`,
        body: `Your return ${returnOf(told)} for the order ${told.number} is accepted. We wait for the goods.`,
      }),
    },
  },
  {
    name: 'RETURN_DECLINED',
    on: 'ReturnDeclined',
    write: {
      fr: (told) => ({
        subject: `Votre retour ${returnOf(told)} n'est pas accepté`,
        body: `Votre retour ${returnOf(told)} pour la commande ${told.number} ne peut pas être accepté. Écrivez-nous si vous avez des questions.`,
      }),
      en: (told) => ({
        subject: `Your return ${returnOf(told)} is not accepted`,
        body: `Your return ${returnOf(told)} for the order ${told.number} cannot be accepted. Write to us if you have questions.`,
      }),
    },
  },
  {
    name: 'RETURN_RECEIVED',
    on: 'ReturnReceived',
    write: {
      fr: (told) => ({
        subject: `Nous avons reçu votre retour ${returnOf(told)}`,
        body: `Nous avons reçu les articles de votre retour ${returnOf(told)} pour la commande ${told.number}, et les examinons.`,
      }),
      en: (told) => ({
        subject: `We have received your return ${returnOf(told)}`,
        body: `We have received the goods of your return ${returnOf(told)} for the order ${told.number}, and look at them.`,
      }),
    },
  },
];

function returnOf({ facts }: Told): string {
  return String(facts['number']);
}
