import type { OfflineKind } from '../domain/offline.js';
import { graph, type Outcome, refused } from './document.js';
import type { PickedLine } from './steps.js';

/** What a device did without a network, signed with its key. */
export interface SignedOperation {
  readonly counter: number;
  readonly recordedAt: string;
  readonly kind: OfflineKind;
  readonly taskId: string;
  readonly lines: readonly PickedLine[] | null;
  readonly pickupCode: string | null;
  readonly identityChecked: boolean;
  readonly signature: string;
}

export interface OfflineResult {
  readonly counter: number;
  readonly outcome: 'DONE' | 'CONFLICT';
  readonly message: string | null;
  readonly proposal: string | null;
}

export const replayOperations = graph<
  { readonly replayOfflineOperations: Outcome<{ readonly results: readonly OfflineResult[] }> },
  { readonly input: { readonly operations: readonly SignedOperation[] } }
>(/* GraphQL */ `
  mutation Replay($input: ReplayOfflineOperationsInput!) {
    replayOfflineOperations(input: $input) {
      ${refused}
      ... on ReplayOfflineOperationsPayload {
        results { counter outcome message proposal }
      }
    }
  }`);
