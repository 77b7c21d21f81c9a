import { graph, type Money, money, type Outcome, refused } from './document.js';
import { type Placed, placed } from './selling.js';

/** Goods that the store keeps for somebody who comes, and pays here. */
export interface Reservation {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly expiresAt: string | null;
  readonly nextActions: readonly string[];
  readonly contact: {
    readonly firstName: string;
    readonly lastName: string;
    readonly phone: string | null;
  };
  readonly lines: readonly {
    readonly id: string;
    readonly quantity: number;
    readonly unitPrice: Money;
    readonly variant: {
      readonly sku: string;
      readonly title: string;
      readonly product: { readonly title: string };
    } | null;
  }[];
}

const reservation = /* GraphQL */ `{
  id
  number
  state
  expiresAt
  nextActions
  contact { firstName lastName phone }
  lines { id quantity unitPrice ${money} variant { sku title product { title } } }
}`;

export const keptHere = graph<
  { readonly storeReservations: { readonly nodes: readonly Reservation[] } | null },
  { readonly locationId: string }
>(/* GraphQL */ `
  query KeptHere($locationId: ID!) {
    storeReservations(locationId: $locationId, states: [REQUESTED, CONFIRMED, READY], first: 50) {
      nodes ${reservation}
    }
  }`);

export const followKept = graph<
  { readonly reservationsOfStoreEvents: { readonly cursor: string } },
  { readonly locationId: string }
>(/* GraphQL */ `
  subscription FollowKept($locationId: ID!) {
    reservationsOfStoreEvents(locationId: $locationId) { cursor }
  }`);

interface Step {
  readonly storeReservationId: string;
  readonly idempotencyKey: string;
}

type Stepped = {
  readonly step: Outcome<{ readonly storeReservation: { readonly state: string } }>;
};

const stepPayload = `${refused} ... on StoreReservationPayload { storeReservation { state } }`;

export const confirmReservation = graph<Stepped, { readonly input: Step }>(/* GraphQL */ `
  mutation ConfirmReservation($input: StoreReservationInput!) {
    step: confirmStoreReservation(input: $input) { ${stepPayload} }
  }`);

export const readyReservation = graph<Stepped, { readonly input: Step }>(/* GraphQL */ `
  mutation ReadyReservation($input: StoreReservationInput!) {
    step: markStoreReservationReady(input: $input) { ${stepPayload} }
  }`);

export const rejectReservation = graph<
  Stepped,
  { readonly input: Step & { readonly reason: string } }
>(/* GraphQL */ `
  mutation RejectReservation($input: RejectStoreReservationInput!) {
    step: rejectStoreReservation(input: $input) { ${stepPayload} }
  }`);

export const collectReservation = graph<
  { readonly step: Outcome<Placed> },
  { readonly input: Step & { readonly paymentMethodToken: string } }
>(/* GraphQL */ `
  mutation CollectReservation($input: CollectStoreReservationInput!) {
    step: collectStoreReservation(input: $input) {
      ${refused}
      ... on CollectStoreReservationPayload { ${placed} }
    }
  }`);
