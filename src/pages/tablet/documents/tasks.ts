import { graph } from './document.js';
import { type Parcel, parcel } from './parcels.js';

export interface TaskLine {
  readonly id: string;
  readonly sku: string;
  readonly title: string;
  readonly quantity: number;
  readonly picked: number | null;
  readonly handedOver: number;
  readonly refused: number;
}

/** Who works on a task. Nobody else can pick it meanwhile. */
export interface TaskClaim {
  readonly by: string;
  readonly isYours: boolean;
  readonly until: string;
}

/** Goods that one location sends to another, to be collected there. */
export interface GoodsOnTheirWay {
  readonly id: string;
  readonly from: { readonly name: string } | null;
  readonly expectedAt: string | null;
  readonly lines: readonly { readonly id: string; readonly inTransit: number }[];
}

/** Work of a store, as the queue and the task show it. */
export interface Task {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly orderNumber: string;
  readonly collectorName: string;
  readonly promisedAt: string;
  readonly plannedAt: string;
  readonly bay: string | null;
  readonly car: string | null;
  readonly arrivedAt: string | null;
  /** When the next thing has to be done; null where the goods wait for their buyer. */
  readonly dueAt: string | null;
  readonly claim: TaskClaim | null;
  readonly identityCheck: string | null;
  /** Where the goods are sent once they are together; null where they stay. */
  readonly sendTo: { readonly name: string } | null;
  readonly transfer: GoodsOnTheirWay | null;
  readonly nextActions: readonly string[];
  readonly lines: readonly TaskLine[];
  readonly fulfilment: {
    readonly id: string;
    readonly keepUntil?: string | null;
    readonly trackingCode?: string | null;
    readonly parcels?: readonly Parcel[];
  };
}

export const task = /* GraphQL */ `{
  id
  kind
  state
  orderNumber
  collectorName
  promisedAt
  plannedAt
  bay
  car
  arrivedAt
  dueAt
  claim { by isYours until }
  identityCheck
  sendTo { name }
  transfer { id from { name } expectedAt lines { id inTransit } }
  nextActions
  lines { id sku title quantity picked handedOver refused }
  fulfilment {
    id
    ... on Pickup { keepUntil }
    ... on Shipment { trackingCode parcels ${parcel} }
  }
}`;

interface QueuePage {
  readonly location: { readonly eventsCursor: string | null } | null;
  readonly storeTasks: {
    readonly nodes: readonly Task[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  } | null;
}

/** A page of what is to be done; the cursor of the first page tells where to listen on. */
export const storeQueue = graph<
  QueuePage,
  { readonly locationId: string; readonly after: string | null }
>(/* GraphQL */ `
  query StoreQueue($locationId: ID!, $after: String) {
    location(id: $locationId) { eventsCursor }
    storeTasks(locationId: $locationId, first: 100, after: $after) {
      nodes ${task}
      pageInfo { hasNextPage endCursor }
    }
  }`);

export interface TaskEvent {
  readonly cursor: string;
  readonly type: string;
  readonly task: Task | null;
}

export const followTasks = graph<
  { readonly storeTaskEvents: TaskEvent },
  { readonly locationId: string; readonly after: string | null }
>(/* GraphQL */ `
  subscription FollowTasks($locationId: ID!, $after: String) {
    storeTaskEvents(locationId: $locationId, after: $after) {
      cursor
      type
      task ${task}
    }
  }`);

/** Whatever it is now: a task that has left the queue too. */
export const oneTask = graph<
  { readonly node: Task | null },
  { readonly id: string }
>(/* GraphQL */ `
  query OneTask($id: ID!) {
    node(id: $id) { ... on StoreTask ${task} }
  }`);
