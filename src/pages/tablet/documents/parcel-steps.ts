import { graph, type Outcome } from './document.js';
import { type Step, type TaskPayload, taskPayload } from './steps.js';

/** A parcel as it is to be closed: its weight, and how many of which line are in it. */
export interface PackedParcel {
  readonly weightGrams: number;
  readonly lines: readonly { readonly lineId: string; readonly quantity: number }[];
}

interface ParcelStep {
  readonly parcelId: string;
  readonly idempotencyKey: string;
}

export const packTask = graph<
  { readonly step: Outcome<TaskPayload> },
  { readonly input: Step & { readonly parcels: readonly PackedParcel[] } }
>(/* GraphQL */ `
  mutation Pack($input: PackShipmentInput!) {
    step: packShipment(input: $input) { ${taskPayload} }
  }`);

export const shipParcel = graph<
  { readonly step: Outcome<TaskPayload> },
  { readonly input: ParcelStep & { readonly trackingCode: string | null } }
>(/* GraphQL */ `
  mutation ShipParcel($input: ShipParcelInput!) {
    step: shipParcel(input: $input) { ${taskPayload} }
  }`);

/** A parcel that could not be delivered is back where it was packed. */
export const parcelBack = graph<
  { readonly step: Outcome<TaskPayload> },
  { readonly input: ParcelStep }
>(/* GraphQL */ `
  mutation ParcelBack($input: ReceiveParcelBackInput!) {
    step: receiveParcelBack(input: $input) { ${taskPayload} }
  }`);
