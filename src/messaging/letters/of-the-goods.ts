import { areWaiting, goodsOf, listOf, placeOf, untilOf } from './goods.js';
import type { Letter, Told } from './letter.js';

/** Whoever the buyer has sent is told where the goods wait, and with which code. */
const entrusted: Letter['write'] = {
  fr: (told) => ({
    subject: `Une commande vous attend : ${told.number}`,
    body: `On vous a confié le retrait de la commande ${told.number} : ${placeOf(told)}.\n\nCode de retrait : ${codeOf(told)}\nElle est gardée jusqu'au ${untilOf(told)}. Une pièce d'identité vous sera demandée.`,
  }),
  en: (told) => ({
    subject: `An order waits for you: ${told.number}`,
    body: `You were asked to collect the order ${told.number}: ${placeOf(told)}.\n\nPickup code: ${codeOf(told)}\nIt is kept until ${untilOf(told)}. You will be asked for an identity document.`,
  }),
};

/** What a pickup or a parcel has to tell. */
export const ofTheGoods: readonly Letter[] = [
  {
    name: 'PICKUP_READY',
    on: 'PickupReady',
    while: areWaiting,
    write: {
      fr: (told) => ({
        subject: `Votre commande ${told.number} vous attend`,
        body: `Votre commande ${told.number} vous attend : ${placeOf(told)}.\n${listOf(told)}\n\nVotre code de retrait : ${codeOf(told)}\nElle est gardée jusqu'au ${untilOf(told)}.`,
      }),
      en: (told) => ({
        subject: `Your order ${told.number} is ready`,
        body: `Your order ${told.number} waits for you: ${placeOf(told)}.\n${listOf(told)}\n\nYour pickup code: ${codeOf(told)}\nIt is kept until ${untilOf(told)}.`,
      }),
    },
  },
  {
    name: 'PICKUP_ENTRUSTED',
    on: 'PickupReady',
    when: ({ hasCollector }) => hasCollector === true,
    to: 'COLLECTOR',
    while: areWaiting,
    write: entrusted,
  },
  {
    name: 'READY_PICKUP_ENTRUSTED',
    on: 'CollectorNamed',
    when: ({ state }) => state === 'READY' || state === 'CUSTOMER_ARRIVED',
    to: 'COLLECTOR',
    while: areWaiting,
    write: entrusted,
  },
  {
    name: 'PICKUP_REMINDER',
    on: 'PickupReminded',
    while: areWaiting,
    write: {
      fr: (told) => ({
        subject: `Votre commande ${told.number} vous attend encore`,
        body: `Votre commande ${told.number} vous attend toujours : ${placeOf(told)}.\nElle est gardée jusqu'au ${untilOf(told)}, puis remise en vente.\n\nVotre code de retrait : ${codeOf(told)}`,
      }),
      en: (told) => ({
        subject: `Your order ${told.number} still waits for you`,
        body: `Your order ${told.number} still waits for you: ${placeOf(told)}.\nIt is kept until ${untilOf(told)}, and then goes on sale again.\n\nYour pickup code: ${codeOf(told)}`,
      }),
    },
  },
  {
    name: 'PICKUP_HANDED_OVER',
    on: 'PickupHandedOver',
    write: {
      fr: (told) => ({
        subject: `Votre commande ${told.number} a été retirée`,
        body: `Votre commande ${told.number} a été retirée : ${placeOf(told)}.`,
      }),
      en: (told) => ({
        subject: `Your order ${told.number} was collected`,
        body: `Your order ${told.number} was collected: ${placeOf(told)}.`,
      }),
    },
  },
  {
    name: 'PICKUP_HANDED_OVER_IN_PART',
    on: 'PickupHandedOverInPart',
    while: areWaiting,
    write: {
      fr: (told) => ({
        subject: `Une partie de votre commande ${told.number} vous attend encore`,
        body: `Une partie de votre commande ${told.number} vous attend encore : ${placeOf(told)}.\n${listOf(told)}\n\nElle est gardée jusqu'au ${untilOf(told)}. Votre code de retrait reste ${codeOf(told)}.`,
      }),
      en: (told) => ({
        subject: `A part of your order ${told.number} still waits for you`,
        body: `A part of your order ${told.number} still waits for you: ${placeOf(told)}.\n${listOf(told)}\n\nIt is kept until ${untilOf(told)}. Your pickup code is still ${codeOf(told)}.`,
      }),
    },
  },
  {
    name: 'PICKUP_NOT_COLLECTED',
    on: 'PickupNotCollected',
    write: {
      fr: (told) => ({
        subject: `Votre commande ${told.number} n'a pas été retirée`,
        body: `Votre commande ${told.number} n'a pas été retirée à temps : les articles sont remis en vente. Vous n'êtes pas débité, et ce qui l'avait été vous est remboursé.`,
      }),
      en: (told) => ({
        subject: `Your order ${told.number} was not collected`,
        body: `Your order ${told.number} was not collected in time: the goods are on sale again. You are not charged, and whatever was charged before is refunded.`,
      }),
    },
  },
  {
    name: 'PARCEL_SHIPPED',
    on: 'ParcelShipped',
    write: {
      fr: (told) => ({
        subject: `Un colis de votre commande ${told.number} est en route`,
        body: `Le colis ${parcelOf(told).number} de votre commande ${told.number} est en route.\n\nNuméro de suivi : ${parcelOf(told).code}`,
      }),
      en: (told) => ({
        subject: `A parcel of your order ${told.number} is on its way`,
        body: `Parcel ${parcelOf(told).number} of your order ${told.number} is on its way.\n\nTracking code: ${parcelOf(told).code}`,
      }),
    },
  },
  {
    name: 'PARCEL_DELIVERED',
    on: 'ParcelDelivered',
    write: {
      fr: (told) => ({
        subject: `Un colis de votre commande ${told.number} est arrivé`,
        body: `Le colis ${parcelOf(told).number} de votre commande ${told.number} est arrivé.`,
      }),
      en: (told) => ({
        subject: `A parcel of your order ${told.number} has arrived`,
        body: `Parcel ${parcelOf(told).number} of your order ${told.number} has arrived.`,
      }),
    },
  },
  {
    name: 'PARCEL_LOST',
    on: 'ParcelLost',
    write: {
      fr: (told) => ({
        subject: `Un colis de votre commande ${told.number} est perdu`,
        body: `Le transporteur a perdu le colis ${parcelOf(told).number} de votre commande ${told.number}. Nous vous remboursons ce qu'il contenait.`,
      }),
      en: (told) => ({
        subject: `A parcel of your order ${told.number} is lost`,
        body: `The carrier has lost parcel ${parcelOf(told).number} of your order ${told.number}. We refund what was in it.`,
      }),
    },
  },
  {
    name: 'PARCEL_SENT_BACK',
    on: 'ParcelSentBack',
    write: {
      fr: (told) => ({
        subject: `Un colis de votre commande ${told.number} n'a pas pu être livré`,
        body: `Le colis ${parcelOf(told).number} de votre commande ${told.number} n'a pas pu être livré et nous revient. Nous vous remboursons dès que nous l'avons reçu.`,
      }),
      en: (told) => ({
        subject: `A parcel of your order ${told.number} could not be delivered`,
        body: `Parcel ${parcelOf(told).number} of your order ${told.number} could not be delivered and comes back to us. We refund it as soon as it is here.`,
      }),
    },
  },
  {
    name: 'GOODS_CARRIED_OUT',
    on: 'GoodsCarriedOut',
    notOfVisits: true,
    write: {
      fr: (told) => ({
        subject: `Votre achat ${told.number}`,
        body: `Voici votre reçu pour l'achat ${told.number} : ${placeOf(told)}.\n${listOf(told)}\n\nTotal : ${goodsOf(told).paid}`,
      }),
      en: (told) => ({
        subject: `Your purchase ${told.number}`,
        body: `This is your receipt for the purchase ${told.number}: ${placeOf(told)}.\n${listOf(told)}\n\nTotal: ${goodsOf(told).paid}`,
      }),
    },
  },
  {
    name: 'SHIPMENT_SHIPPED',
    on: 'ShipmentShipped',
    when: ({ isInParcels }) => isInParcels !== true,
    write: {
      fr: (told) => ({
        subject: `Votre commande ${told.number} est en route`,
        body: `Ces articles sont en route :\n${listOf(told)}${followed(told, 'Numéro de suivi : ')}`,
      }),
      en: (told) => ({
        subject: `Your order ${told.number} is on its way`,
        body: `These goods are on their way:\n${listOf(told)}${followed(told, 'Tracking code: ')}`,
      }),
    },
  },
];

function codeOf(told: Told): string {
  return goodsOf(told).code ?? '';
}

function followed(told: Told, label: string): string {
  const { trackingCode } = goodsOf(told);
  return trackingCode ? `\n\n${label}${trackingCode}` : '';
}

function parcelOf({ facts }: Told): { readonly number: string; readonly code: string } {
  return { number: String(facts['parcelNumber']), code: String(facts['trackingCode'] ?? '') };
}
