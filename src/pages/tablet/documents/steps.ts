import { graph, type Outcome, refused } from './document.js';
import { type Task, task } from './tasks.js';

/** What every step is told: which task, and the key of this wish. */
export interface Step {
  readonly fulfilmentId: string;
  readonly idempotencyKey: string;
}

/** What every step of a task answers: the task as it is now. */
export interface TaskPayload {
  readonly task: Task;
}

/** The task as it is after a step. */
export const taskPayload = `${refused} ... on FulfilmentPayload { task ${task} }`;

export const acceptTask = graph<
  { readonly step: Outcome<TaskPayload> },
  { readonly input: Step }
>(/* GraphQL */ `
  mutation Accept($input: AcceptFulfilmentInput!) {
    step: acceptFulfilment(input: $input) { ${taskPayload} }
  }`);

export interface PickedLine {
  readonly lineId: string;
  readonly picked: number;
}

export const pickTask = graph<
  { readonly step: Outcome<TaskPayload> },
  { readonly input: Step & { readonly lines: readonly PickedLine[] } }
>(/* GraphQL */ `
  mutation Pick($input: PickFulfilmentInput!) {
    step: pickFulfilment(input: $input) { ${taskPayload} }
  }`);

export const readyTask = graph<
  { readonly step: Outcome<TaskPayload> },
  { readonly input: Step }
>(/* GraphQL */ `
  mutation Ready($input: MarkPickupReadyInput!) {
    step: markPickupReady(input: $input) { ${taskPayload} }
  }`);

/** What becomes of one line: what is taken along now, and what is not wanted at all; the rest goes on waiting. */
export interface HandedOverLine {
  readonly lineId: string;
  readonly taken: number;
  readonly refused: number;
}

export const handOverTask = graph<
  { readonly step: Outcome<TaskPayload> },
  {
    readonly input: Step & {
      readonly pickupCode: string;
      readonly identityChecked: boolean;
      readonly lines: readonly HandedOverLine[] | null;
    };
  }
>(/* GraphQL */ `
  mutation HandOver($input: HandOverOrderInput!) {
    step: handOverOrder(input: $input) {
      ${refused}
      ... on PickupCodeLocked { lockedUntil }
      ... on HandOverOrderPayload { task ${task} }
    }
  }`);

export const rejectTask = graph<
  { readonly step: Outcome<TaskPayload> },
  { readonly input: Step & { readonly reason: string } }
>(/* GraphQL */ `
  mutation Reject($input: RejectFulfilmentInput!) {
    step: rejectFulfilment(input: $input) { ${taskPayload} }
  }`);

export const shipTask = graph<
  { readonly step: Outcome<TaskPayload> },
  { readonly input: Step & { readonly trackingCode: string | null } }
>(/* GraphQL */ `
  mutation Ship($input: ShipOrderInput!) {
    step: shipOrder(input: $input) { ${taskPayload} }
  }`);

/** Goods that are carried out leave, where their payment came later than the order. */
export const carryOutTask = graph<
  { readonly step: Outcome<TaskPayload> },
  { readonly input: Step }
>(/* GraphQL */ `
  mutation CarryOut($input: HandOverAtCounterInput!) {
    step: handOverAtCounter(input: $input) {
      ${refused}
      ... on HandOverOrderPayload { task ${task} }
    }
  }`);

interface Claiming {
  readonly taskId: string;
  readonly idempotencyKey: string;
}

export const claimTask = graph<
  { readonly step: Outcome<TaskPayload> },
  { readonly input: Claiming & { readonly takeOver: boolean } }
>(/* GraphQL */ `
  mutation Claim($input: ClaimTaskInput!) {
    step: claimTask(input: $input) { ${taskPayload} }
  }`);

export const handBackTask = graph<
  { readonly step: Outcome<TaskPayload> },
  { readonly input: Claiming }
>(/* GraphQL */ `
  mutation HandBack($input: HandBackTaskInput!) {
    step: handBackTask(input: $input) { ${taskPayload} }
  }`);

/** Goods that are collected elsewhere leave for there. */
export const sendTask = graph<
  { readonly step: Outcome<TaskPayload> },
  { readonly input: Step }
>(/* GraphQL */ `
  mutation SendOn($input: SendPickupInput!) {
    step: sendPickup(input: $input) {
      ${refused}
      ... on SendPickupPayload { task ${task} }
    }
  }`);

interface Arrived {
  readonly transferId: string;
  readonly idempotencyKey: string;
}

export const receiveTransfer = graph<
  { readonly receiveTransfer: Outcome<{ readonly transfer: { readonly state: string } }> },
  { readonly input: Arrived }
>(/* GraphQL */ `
  mutation Arrived($input: ReceiveTransferInput!) {
    receiveTransfer(input: $input) {
      ${refused}
      ... on TransferPayload { transfer { state } }
    }
  }`);

export const declareLost = graph<
  { readonly declareTransferLost: Outcome<{ readonly transfer: { readonly state: string } }> },
  { readonly input: Arrived & { readonly reason: string } }
>(/* GraphQL */ `
  mutation Lost($input: DeclareTransferLostInput!) {
    declareTransferLost(input: $input) {
      ${refused}
      ... on TransferPayload { transfer { state } }
    }
  }`);
