import { areWaiting, listOf, placeOf, untilOf } from './goods.js';
import type { Letter, Told } from './letter.js';

/**
 * What goods that a store keeps without payment have to tell. Once they are collected, their order tells of it. Nothing
 * is written for what is asked for or given up alone: anybody may do that, as often as they like, with the address of
 * somebody else.
 */
export const ofTheStore: readonly Letter[] = [
  {
    name: 'STORE_RESERVATION_CONFIRMED',
    on: 'StoreReservationConfirmed',
    while: areWaiting,
    write: {
      fr: (told) => ({
        subject: `Votre réservation ${told.number} est confirmée`,
        body: `Le magasin met ces articles de côté : ${placeOf(told)}.\n${listOf(told)}\n\nIls sont gardés jusqu'au ${untilOf(told)}. Vous les payez sur place.`,
      }),
      en: (told) => ({
        subject: `Your reservation ${told.number} is confirmed`,
        body: `The store puts these goods aside: ${placeOf(told)}.\n${listOf(told)}\n\nThey are kept until ${untilOf(told)}. You pay for them there.`,
      }),
    },
  },
  {
    name: 'STORE_RESERVATION_REJECTED',
    on: 'StoreReservationRejected',
    write: {
      fr: (told) => ({
        subject: `Votre réservation ${told.number} n'est pas possible`,
        body: `Le magasin ne peut pas garder ces articles : ${placeOf(told)}.\n${listOf(told)}\n\nCe qu'il en dit : ${reasonOf(told)}`,
      }),
      en: (told) => ({
        subject: `Your reservation ${told.number} is not possible`,
        body: `The store cannot keep these goods: ${placeOf(told)}.\n${listOf(told)}\n\nWhat it says: ${reasonOf(told)}`,
      }),
    },
  },
  {
    name: 'STORE_RESERVATION_READY',
    on: 'StoreReservationReady',
    while: areWaiting,
    write: {
      fr: (told) => ({
        subject: `Votre réservation ${told.number} vous attend`,
        body: `Ces articles vous attendent : ${placeOf(told)}.\n${listOf(told)}\n\nDonnez le numéro ${told.number} au comptoir. Ils sont gardés jusqu'au ${untilOf(told)}, et vous les payez sur place.`,
      }),
      en: (told) => ({
        subject: `Your reservation ${told.number} is ready`,
        body: `These goods wait for you: ${placeOf(told)}.\n${listOf(told)}\n\nSay the number ${told.number} at the counter. They are kept until ${untilOf(told)}, and you pay for them there.`,
      }),
    },
  },
  {
    name: 'STORE_RESERVATION_REMINDER',
    on: 'StoreReservationReminded',
    while: areWaiting,
    write: {
      fr: (told) => ({
        subject: `Votre réservation ${told.number} vous attend encore`,
        body: `Ces articles vous attendent toujours : ${placeOf(told)}.\n${listOf(told)}\n\nIls sont gardés jusqu'au ${untilOf(told)}, puis remis en vente.`,
      }),
      en: (told) => ({
        subject: `Your reservation ${told.number} still waits for you`,
        body: `These goods still wait for you: ${placeOf(told)}.\n${listOf(told)}\n\nThey are kept until ${untilOf(told)}, and then go on sale again.`,
      }),
    },
  },
  {
    name: 'STORE_RESERVATION_UNANSWERED',
    on: 'StoreReservationExpired',
    when: ({ from }) => from === 'REQUESTED',
    write: {
      fr: (told) => ({
        subject: `Votre réservation ${told.number} est restée sans réponse`,
        body: `Le magasin n'a pas répondu à temps, et les articles ne sont pas gardés : ${placeOf(told)}. Nous vous prions de nous en excuser.`,
      }),
      en: (told) => ({
        subject: `Your reservation ${told.number} was not answered`,
        body: `The store has not answered in time, and the goods are not kept: ${placeOf(told)}. We are sorry.`,
      }),
    },
  },
  {
    name: 'STORE_RESERVATION_EXPIRED',
    on: 'StoreReservationExpired',
    when: ({ from }) => from !== 'REQUESTED',
    write: {
      fr: (told) => ({
        subject: `Votre réservation ${told.number} a pris fin`,
        body: `Vos articles n'ont pas été retirés à temps, et sont remis en vente : ${placeOf(told)}. Vous n'avez rien à payer.`,
      }),
      en: (told) => ({
        subject: `Your reservation ${told.number} has ended`,
        body: `Your goods were not collected in time, and are on sale again: ${placeOf(told)}. You have nothing to pay.`,
      }),
    },
  },
  {
    name: 'STORE_RESERVATION_CANCELED',
    on: 'StoreReservationCanceled',
    when: ({ byStaff }) => byStaff === true,
    write: {
      fr: (told) => ({
        subject: `Votre réservation ${told.number} est annulée`,
        body: `Votre réservation est annulée, et les articles sont remis en vente : ${placeOf(told)}. Vous n'avez rien à payer.`,
      }),
      en: (told) => ({
        subject: `Your reservation ${told.number} is cancelled`,
        body: `Your reservation is cancelled, and the goods are on sale again: ${placeOf(told)}. You have nothing to pay.`,
      }),
    },
  },
];

function reasonOf({ facts }: Told): string {
  return String(facts['reason'] ?? '');
}
