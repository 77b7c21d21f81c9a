import { graph, type Money, money, type Outcome, refused } from './document.js';

/** What one person may not do alone, and a second one is asked for. */
export interface Approval {
  readonly id: string;
  readonly kind: string;
  readonly summary: string;
  readonly amount: Money;
  readonly limit: Money | null;
  readonly requestedAt: string;
  readonly requestedByKind: string;
  readonly isYoursToDecide: boolean;
}

export const waitingApprovals = graph<{
  readonly approvals: { readonly nodes: readonly Approval[] };
}>(/* GraphQL */ `
  query WaitingApprovals {
    approvals(state: WAITING, first: 50) {
      nodes {
        id
        kind
        summary
        amount ${money}
        limit ${money}
        requestedAt
        requestedByKind
        isYoursToDecide
      }
    }
  }`);

export const decideApproval = graph<
  { readonly decideApproval: Outcome<{ readonly approval: { readonly state: string } }> },
  {
    readonly input: {
      readonly approvalId: string;
      readonly decision: 'GRANT' | 'DECLINE';
      readonly note: string | null;
      readonly idempotencyKey: string;
    };
  }
>(/* GraphQL */ `
  mutation Decide($input: DecideApprovalInput!) {
    decideApproval(input: $input) {
      ${refused}
      ... on ApprovalPayload { approval { state } }
    }
  }`);

export const followApprovals = graph<{
  readonly approvalEvents: { readonly cursor: string };
}>(/* GraphQL */ `
  subscription FollowApprovals {
    approvalEvents { cursor }
  }`);
