import type { Letter, Told } from './letter.js';

/** What the order as a whole has to tell. */
export const ofTheOrder: readonly Letter[] = [
  {
    name: 'ORDER_CONFIRMED',
    on: 'OrderConfirmed',
    // Whoever has the goods in hand is given a receipt.
    when: ({ isCarriedOut }) => isCarriedOut !== true,
    write: {
      fr: ({ number }) => ({
        subject: `Votre commande ${number} est confirmée`,
        body: `Votre commande ${number} est confirmée. Nous vous écrirons dès qu'elle sera prête ou en route.`,
      }),
      en: ({ number }) => ({
        subject: `Your order ${number} is confirmed`,
        body: `Your order ${number} is confirmed. We will write to you when it is ready or on its way.`,
      }),
    },
  },
  {
    name: 'ORDER_EXPIRED',
    on: 'OrderExpired',
    write: {
      fr: ({ number }) => ({
        subject: `Votre commande ${number} n'a pas été payée`,
        body: `Votre commande ${number} n'a pas été payée à temps : les articles sont remis en vente et rien n'a été débité.`,
      }),
      en: ({ number }) => ({
        subject: `Your order ${number} was not paid`,
        body: `Your order ${number} was not paid in time: the goods are on sale again, and nothing was charged.`,
      }),
    },
  },
  {
    name: 'ORDER_CANCELED',
    on: 'OrderCanceled',
    when: ({ state }) => state === 'CANCELED',
    write: {
      fr: ({ number }) => ({
        subject: `Votre commande ${number} est annulée`,
        body: `Votre commande ${number} est annulée. Ce qui avait été débité vous est remboursé.`,
      }),
      en: ({ number }) => ({
        subject: `Your order ${number} is cancelled`,
        body: `Your order ${number} is cancelled. Whatever was charged for it is refunded.`,
      }),
    },
  },
  {
    name: 'ORDER_CANCELED_IN_PART',
    on: 'OrderCanceled',
    when: ({ state }) => state !== 'CANCELED',
    write: {
      fr: ({ number }) => ({
        subject: `Une partie de votre commande ${number} est annulée`,
        body: `Une partie de votre commande ${number} ne pourra pas être livrée. Vous ne la payez pas.`,
      }),
      en: ({ number }) => ({
        subject: `A part of your order ${number} is cancelled`,
        body: `A part of your order ${number} will not reach you. You do not pay for it.`,
      }),
    },
  },
  {
    name: 'ORDER_EXTENDED',
    on: 'OrderExtended',
    write: {
      fr: (told) => ({
        subject: `Des articles sont ajoutés à votre commande ${told.number}`,
        body: `Ces articles sont ajoutés à votre commande ${told.number} :\n${goodsIn(told)}\n\nS'il reste quelque chose à payer, ils sont gardés tant que vous pouvez le faire.`,
      }),
      en: (told) => ({
        subject: `Goods are added to your order ${told.number}`,
        body: `These goods are added to your order ${told.number}:\n${goodsIn(told)}\n\nWhere something is still to be paid, they are kept as long as you can do so.`,
      }),
    },
  },
  {
    name: 'ORDER_DELIVERY_CHANGED',
    on: 'OrderDeliveryChanged',
    write: {
      fr: (told) => ({
        subject: `La livraison de votre commande ${told.number} est modifiée`,
        body: `La livraison de votre commande ${told.number} est modifiée : ${told.facts['kind'] === 'SHIP' ? 'ses articles vous seront envoyés' : 'ses articles vous attendront en magasin'}. Nous vous écrirons dès qu'ils seront prêts ou en route.`,
      }),
      en: (told) => ({
        subject: `The delivery of your order ${told.number} is changed`,
        body: `The delivery of your order ${told.number} is changed: ${told.facts['kind'] === 'SHIP' ? 'its goods will be sent to you' : 'its goods will wait for you in a store'}. We will write to you when they are ready or on their way.`,
      }),
    },
  },
  {
    name: 'ORDER_SHORTENED',
    on: 'OrderShortened',
    write: {
      fr: (told) => ({
        subject: `Des articles manquent à votre commande ${told.number}`,
        body: `Ces articles n'ont pas été trouvés, et ne vous sont pas facturés :\n${goodsIn(told)}`,
      }),
      en: (told) => ({
        subject: `Goods are missing from your order ${told.number}`,
        body: `These goods were not found, and are not charged:\n${goodsIn(told)}`,
      }),
    },
  },
];

function goodsIn({ facts }: Told): string {
  const lines = (facts['lines'] ?? []) as readonly { sku: string; quantity: number }[];
  return lines.map(({ sku, quantity }) => `- ${quantity} × ${sku}`).join('\n');
}
