/** What a device may do without a network. */
export type OfflineKind = 'ACCEPT' | 'PICK' | 'MARK_READY' | 'HAND_OVER';

/** What the people of the store may do about an operation that could not be done any more. */
export type Proposal = 'DISCARD' | 'CORRECT' | 'REPEAT' | 'ASK_SUPERVISOR';

/** What a device has written down, with the ids that it was given. */
export interface NotedOperation {
  /** Rises with each operation of the device; it names the operation. */
  readonly counter: number;
  /** By the clock of the device. */
  readonly recordedAt: Date;
  readonly kind: OfflineKind;
  readonly taskId: string;
  /** Of a pick. */
  readonly lines: readonly { readonly lineId: string; readonly picked: number }[];
  /** Of a hand-over. */
  readonly pickupCode: string | null;
  readonly identityChecked: boolean;
}

/** The same with inner ids, and with what the device has signed. */
export interface OfflineOperation extends Omit<NotedOperation, 'taskId'> {
  readonly fulfilmentId: string;
  readonly signedText: string;
  /** Ed25519, in base64url. */
  readonly signature: string;
}

/** The text that a device signs: seven lines, each empty where there is nothing to say. */
export function signedText(noted: NotedOperation): string {
  return [
    noted.counter,
    noted.recordedAt.toISOString(),
    noted.kind,
    noted.taskId,
    noted.lines.map(({ lineId, picked }) => `${lineId}=${picked}`).join(','),
    noted.pickupCode ?? '',
    noted.identityChecked ? 'checked' : '',
  ].join('\n');
}

const proposals: Readonly<Record<string, Proposal>> = {
  // Somebody else has done it, or is about to.
  TaskClaimed: 'DISCARD',
  FulfilmentNotInState: 'DISCARD',
  NotFound: 'DISCARD',
  OperationOutOfOrder: 'DISCARD',
  CounterReused: 'DISCARD',
  WrongPick: 'CORRECT',
  PickNotFinished: 'CORRECT',
  NothingPicked: 'CORRECT',
  WrongPickupCode: 'REPEAT',
  PickupCodeLocked: 'REPEAT',
  IdentityNotChecked: 'REPEAT',
  NotSoManyWaiting: 'CORRECT',
};

/** What to do about a refusal of that kind. */
export function proposalFor(kind: string): Proposal {
  return proposals[kind] ?? 'ASK_SUPERVISOR';
}
