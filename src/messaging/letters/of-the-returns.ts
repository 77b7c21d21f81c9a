import type { Letter, Told } from './letter.js';

/** What goods that come back have to tell. What is given back for them is told by the payments. */
export const ofTheReturns: readonly Letter[] = [
  {
    name: 'RETURN_REQUESTED',
    on: 'ReturnRequested',
    // One that nobody has to agree to is told of as accepted.
    when: ({ state }) => state === 'REQUESTED',
    write: {
      fr: (told) => ({
        subject: `Votre demande de retour ${returnOf(told)}`,
        body: `Nous avons reçu votre demande de retour ${returnOf(told)} pour la commande ${told.number}. Gardez les articles : nous vous répondons bientôt.`,
      }),
      en: (told) => ({
        subject: `Your request to return ${returnOf(told)}`,
        body: `We have your request ${returnOf(told)} to return goods of the order ${told.number}. Keep them: we will answer soon.`,
      }),
    },
  },
  {
    name: 'RETURN_APPROVED',
    on: 'ReturnApproved',
    // At a counter the goods are there already.
    when: ({ state }) => state === 'APPROVED',
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
    name: 'RETURN_LABELED',
    on: 'ReturnLabeled',
    write: {
      fr: (told) => ({
        subject: `L'étiquette de votre retour ${returnOf(told)}`,
        body: `L'étiquette de votre retour ${returnOf(told)} est prête : imprimez-la depuis la page de votre commande ${told.number}. Suivi : ${String(told.facts['trackingCode'])}.`,
      }),
      en: (told) => ({
        subject: `The label of your return ${returnOf(told)}`,
        body: `The label of your return ${returnOf(told)} is ready: print it from the page of your order ${told.number}. Tracking: ${String(told.facts['trackingCode'])}.`,
      }),
    },
  },
  {
    name: 'RETURN_DECLINED',
    on: 'ReturnDeclined',
    write: {
      fr: (told) => ({
        subject: `Votre retour ${returnOf(told)} n'est pas accepté`,
        body: `Votre retour ${returnOf(told)} pour la commande ${told.number} ne peut pas être accepté.${becauseOf(told, 'Pourquoi : ')}Écrivez-nous si vous avez des questions.`,
      }),
      en: (told) => ({
        subject: `Your return ${returnOf(told)} is not accepted`,
        body: `Your return ${returnOf(told)} for the order ${told.number} cannot be accepted.${becauseOf(told, 'Why: ')}Write to us if you have questions.`,
      }),
    },
  },
  {
    name: 'RETURN_CANCELED',
    on: 'ReturnCanceled',
    write: {
      fr: (told) => ({
        subject: `Votre retour ${returnOf(told)} est annulé`,
        body: `Votre retour ${returnOf(told)} pour la commande ${told.number} est annulé : gardez les articles.`,
      }),
      en: (told) => ({
        subject: `Your return ${returnOf(told)} is cancelled`,
        body: `Your return ${returnOf(told)} for the order ${told.number} is cancelled: keep the goods.`,
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

function becauseOf({ facts }: Told, label: string): string {
  return facts['reason'] ? `\n\n${label}${facts['reason']}\n\n` : ' ';
}

function returnOf({ facts }: Told): string {
  return String(facts['number']);
}
