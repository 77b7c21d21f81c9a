import type { Letter, Told } from './letter.js';

/** What is told of other goods that somebody wants for those that come back. */
export const ofTheExchanges: readonly Letter[] = [
  {
    name: 'EXCHANGE_KEPT',
    on: 'ReturnReplacementChosen',
    write: {
      fr: (told) => ({
        subject: `Votre échange pour le retour ${returnOf(told)}`,
        body: `Les articles que vous avez choisis en échange du retour ${returnOf(told)} sont réservés, au prix d'aujourd'hui. Ils seront à vous dès que nous aurons reçu et examiné les vôtres.`,
      }),
      en: (told) => ({
        subject: `Your exchange for the return ${returnOf(told)}`,
        body: `The goods that you have chosen for the return ${returnOf(told)} are reserved, at the price of today. They are yours as soon as we have received yours and looked at them.`,
      }),
    },
  },
  {
    name: 'EXCHANGE_LET_GO',
    on: 'ReturnReplacementLetGo',
    when: ({ because, state }) => because === 'EXPIRED' && state !== 'CANCELED',
    write: {
      fr: (told) => ({
        subject: `Votre échange pour le retour ${returnOf(told)}`,
        body: `Les articles que vous aviez choisis en échange du retour ${returnOf(told)} ne sont plus réservés. Dès que les vôtres seront là, vous serez remboursé, ou vous pourrez en choisir d'autres.`,
      }),
      en: (told) => ({
        subject: `Your exchange for the return ${returnOf(told)}`,
        body: `The goods that you had chosen for the return ${returnOf(told)} are not reserved any more. Once yours are here, your money is given back, or you choose others.`,
      }),
    },
  },
  {
    name: 'EXCHANGED',
    on: 'ReturnExchanged',
    when: ({ toPayMinor }) => toPayMinor === 0,
    write: {
      fr: (told) => ({
        subject: `Votre retour ${returnOf(told)} est échangé`,
        body: `Votre retour ${returnOf(told)} est échangé : les nouveaux articles portent le numéro de commande ${exchangeOf(told)}.`,
      }),
      en: (told) => ({
        subject: `Your return ${returnOf(told)} is exchanged`,
        body: `Your return ${returnOf(told)} is exchanged: the new goods have the order number ${exchangeOf(told)}.`,
      }),
    },
  },
  {
    name: 'EXCHANGE_TO_PAY',
    on: 'ReturnExchanged',
    when: ({ toPayMinor }) => toPayMinor !== 0,
    write: {
      fr: (told) => ({
        subject: `Votre retour ${returnOf(told)} est échangé`,
        body: `Votre retour ${returnOf(told)} est échangé : les nouveaux articles portent le numéro de commande ${exchangeOf(told)}. Ils coûtent plus que les vôtres ; si la différence n'est pas encore payée, réglez-la dans les trois jours.`,
      }),
      en: (told) => ({
        subject: `Your return ${returnOf(told)} is exchanged`,
        body: `Your return ${returnOf(told)} is exchanged: the new goods have the order number ${exchangeOf(told)}. They cost more than yours; where the difference is not paid yet, pay it within three days.`,
      }),
    },
  },
  {
    name: 'RETURN_EXPIRED',
    on: 'ReturnExpired',
    write: {
      fr: (told) => ({
        subject: `Votre retour ${returnOf(told)} a pris fin`,
        body: `Nous n'avons pas reçu les articles de votre retour ${returnOf(told)} à temps. Vous pouvez en demander un autre tant que le délai de retour court.`,
      }),
      en: (told) => ({
        subject: `Your return ${returnOf(told)} has ended`,
        body: `The goods of your return ${returnOf(told)} did not come in time. You may ask for another one while they may still be returned.`,
      }),
    },
  },
];

function returnOf({ facts }: Told): string {
  return String(facts['number']);
}

function exchangeOf({ facts }: Told): string {
  return String(facts['exchangeOrderNumber']);
}
