import type { GoodsTold, Letter, Told } from './letter.js';

/** What a pickup or a parcel has to tell. */
export const ofTheGoods: readonly Letter[] = [
  {
    name: 'PICKUP_READY',
    on: 'PickupReady',
    write: {
      fr: (told) => ({
        subject: `Votre commande ${told.orderNumber} vous attend`,
        body: `Votre commande ${told.orderNumber} vous attend : ${placeOf(told)}.\n${listOf(told)}\n\nVotre code de retrait : ${codeOf(told)}\nElle est gardée jusqu'au ${untilOf(told)}.`,
      }),
      en: (told) => ({
        subject: `Your order ${told.orderNumber} is ready`,
        body: `Your order ${told.orderNumber} waits for you: ${placeOf(told)}.\n${listOf(told)}\n\nYour pickup code: ${codeOf(told)}\nIt is kept until ${untilOf(told)}.`,
      }),
    },
  },
  {
    name: 'PICKUP_HANDED_OVER',
    on: 'PickupHandedOver',
    write: {
      fr: (told) => ({
        subject: `Votre commande ${told.orderNumber} a été retirée`,
        body: `Votre commande ${told.orderNumber} a été retirée : ${placeOf(told)}.`,
      }),
      en: (told) => ({
        subject: `Your order ${told.orderNumber} was collected`,
        body: `Your order ${told.orderNumber} was collected: ${placeOf(told)}.`,
      }),
    },
  },
  {
    name: 'PICKUP_NOT_COLLECTED',
    on: 'PickupNotCollected',
    write: {
      fr: (told) => ({
        subject: `Votre commande ${told.orderNumber} n'a pas été retirée`,
        body: `Votre commande ${told.orderNumber} n'a pas été retirée à temps : les articles sont remis en vente. Vous n'êtes pas débité, et ce qui l'avait été vous est remboursé.`,
      }),
      en: (told) => ({
        subject: `Your order ${told.orderNumber} was not collected`,
        body: `Your order ${told.orderNumber} was not collected in time: the goods are on sale again. You are not charged, and whatever was charged before is refunded.`,
      }),
    },
  },
  {
    name: 'SHIPMENT_SHIPPED',
    on: 'ShipmentShipped',
    write: {
      fr: (told) => ({
        subject: `Votre commande ${told.orderNumber} est en route`,
        body: `Ces articles sont en route :\n${listOf(told)}${followed(told, 'Numéro de suivi : ')}`,
      }),
      en: (told) => ({
        subject: `Your order ${told.orderNumber} is on its way`,
        body: `These goods are on their way:\n${listOf(told)}${followed(told, 'Tracking code: ')}`,
      }),
    },
  },
];

function goodsOf({ goods, orderNumber }: Told): GoodsTold {
  if (!goods) throw new Error(`a letter about goods of ${orderNumber} knows none`);
  return goods;
}

function placeOf(told: Told): string {
  const { placeName, placeAddress } = goodsOf(told);
  return `${placeName}, ${placeAddress}`;
}

function listOf(told: Told): string {
  return goodsOf(told)
    .lines.map((line) => `- ${line}`)
    .join('\n');
}

function codeOf(told: Told): string {
  return goodsOf(told).code ?? '';
}

function untilOf(told: Told): string {
  return goodsOf(told).keptUntil ?? '';
}

function followed(told: Told, label: string): string {
  const { trackingCode } = goodsOf(told);
  return trackingCode ? `\n\n${label}${trackingCode}` : '';
}
