import type { AskStep, Condition, Step } from '../runner/journey.js';
import { refusal } from './fragments.js';
import { label } from './words.js';

const task = 'storeTasks.nodes.[orderNumber={{orderNumber}}]';

/** What a mutation of the store answers: the task as it is now. */
const taskPayload = `
    __typename
    ${refusal}
    ... on FulfilmentPayload {
      task { id state nextActions lines { id sku quantity picked } }
    }`;

function orderEvent(type: string): Condition {
  return { path: 'orderEvents.type', oneOf: [type] };
}

/** A step of the store's people that answers with the task. */
function taskStep(
  mutation: string,
  step: Pick<AskStep, 'name' | 'title'> & Partial<Pick<AskStep, 'hint' | 'variables'>>,
): AskStep {
  const input = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  return {
    kind: 'ask',
    persona: 'associate',
    document: `
mutation ${step.name}($input: ${input}!) {
  ${mutation}(input: $input) {${taskPayload}
  }
}`,
    variables: { input: { fulfilmentId: '{{taskId}}', idempotencyKey: '{{newKey}}' } },
    shows: [
      { label: label.state, path: `${mutation}.task.state` },
      { label: label.nextActions, path: `${mutation}.task.nextActions` },
    ],
    ...step,
  };
}

/** What happens in the store: from the task that appears on the tablet to the goods that are handed over. */
export const counterSteps: readonly Step[] = [
  {
    kind: 'ask',
    name: 'StoreQueue',
    title: { fr: 'Ouvrir la file du magasin', en: 'Open the queue of the store' },
    persona: 'associate',
    after: { step: 'FollowOrder', heard: orderEvent('FulfilmentPlanned') },
    document: `
query StoreQueue($storeId: ID!) {
  location(id: $storeId) { name eventsCursor }
  storeTasks(locationId: $storeId, states: [PLANNED], last: 20) {
    nodes {
      id
      orderNumber
      state
      collectorName
      promisedAt
      nextActions
      lines { id sku title quantity }
    }
  }
}`,
    variables: { storeId: '{{storeId}}' },
    save: {
      taskId: `${task}.id`,
      taskLineId: `${task}.lines.0.id`,
      queueCursor: 'location.eventsCursor',
    },
    shows: [
      { label: label.orderNumber, path: `${task}.orderNumber` },
      { label: { fr: 'Pour', en: 'For' }, path: `${task}.collectorName` },
      { label: { fr: 'Promis le', en: 'Promised at' }, path: `${task}.promisedAt` },
    ],
  },
  {
    kind: 'subscription',
    name: 'FollowStore',
    title: { fr: 'La tablette écoute', en: 'The tablet listens' },
    hint: {
      fr: 'Après le curseur de la file : rien n’est perdu entre la lecture et l’abonnement.',
      en: 'After the cursor of the queue: nothing is lost between reading and subscribing.',
    },
    persona: 'device',
    document: `
subscription FollowStore($storeId: ID!, $after: String) {
  storeTaskEvents(locationId: $storeId, after: $after) {
    cursor
    type
    at
    actorKind
    task { id state bay }
  }
}`,
    variables: { storeId: '{{storeId}}', after: '{{queueCursor}}' },
    until: { path: 'storeTaskEvents.type', oneOf: ['PickupHandedOver'] },
    shows: [
      { label: label.actor, path: 'storeTaskEvents.actorKind' },
      { label: { fr: 'place', en: 'bay' }, path: 'storeTaskEvents.task.bay' },
    ],
  },
  taskStep('acceptFulfilment', {
    name: 'Accept',
    title: { fr: 'Accepter la préparation', en: 'Accept the task' },
  }),
  taskStep('pickFulfilment', {
    name: 'Pick',
    title: { fr: 'Prendre les articles en rayon', en: 'Pick the goods from the shelf' },
    variables: {
      input: {
        fulfilmentId: '{{taskId}}',
        lines: [{ lineId: '{{taskLineId}}', picked: 2 }],
        idempotencyKey: '{{newKey}}',
      },
    },
  }),
  taskStep('markPickupReady', {
    name: 'MarkReady',
    title: { fr: 'Annoncer que c’est prêt', en: 'Say that it is ready' },
  }),
  {
    kind: 'ask',
    name: 'SeeCode',
    title: { fr: 'Lire son code de retrait', en: 'Read the pickup code' },
    hint: {
      fr: 'Seul l’acheteur le voit ; le magasin le lui demande.',
      en: 'Only the buyer sees it; the store asks for it.',
    },
    after: { step: 'FollowOrder', heard: orderEvent('PickupReady') },
    document: `
query SeeCode($id: ID!) {
  order(id: $id) {
    number
    state
    nextActions
    fulfilments {
      __typename
      state
      location { name phone }
      ... on Pickup { code keepUntil }
    }
  }
}`,
    variables: { id: '{{orderId}}' },
    save: { pickupCode: 'order.fulfilments.0.code' },
    shows: [
      { label: { fr: 'Code', en: 'Code' }, path: 'order.fulfilments.0.code' },
      { label: label.store, path: 'order.fulfilments.0.location.name' },
      { label: { fr: 'Gardé jusqu’au', en: 'Kept until' }, path: 'order.fulfilments.0.keepUntil' },
    ],
  },
  {
    kind: 'ask',
    name: 'Arrive',
    title: { fr: 'Arriver au drive', en: 'Arrive at the drive' },
    document: `
mutation Arrive($input: AnnounceArrivalInput!) {
  announceArrival(input: $input) {
    __typename
    ${refusal}
    ... on OrderPayload {
      order { state fulfilments { state ... on Pickup { bay arrivedAt } } }
    }
  }
}`,
    variables: { input: { orderId: '{{orderId}}', bay: 'B2', idempotencyKey: '{{newKey}}' } },
    shows: [
      { label: label.state, path: 'announceArrival.order.fulfilments.0.state' },
      { label: { fr: 'Place', en: 'Bay' }, path: 'announceArrival.order.fulfilments.0.bay' },
    ],
  },
  {
    kind: 'ask',
    name: 'HandOver',
    title: { fr: 'Remettre les articles', en: 'Hand the goods over' },
    hint: {
      fr: 'Le code est vérifié, le stock sort, le paiement est encaissé.',
      en: 'The code is checked, the stock goes out, the payment is captured.',
    },
    persona: 'associate',
    document: `
mutation HandOver($input: HandOverOrderInput!) {
  handOverOrder(input: $input) {
    __typename
    ${refusal}
    ... on WrongPickupCode { triesLeft }
    ... on HandOverOrderPayload {
      order { number state }
      task { state }
    }
  }
}`,
    variables: {
      input: {
        fulfilmentId: '{{taskId}}',
        pickupCode: '{{pickupCode}}',
        idempotencyKey: '{{newKey}}',
      },
    },
    shows: [
      { label: label.state, path: 'handOverOrder.task.state' },
      { label: label.orderNumber, path: 'handOverOrder.order.state' },
    ],
  },
];
