import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../platform/graphql/connection.js';
import { MoneyType } from '../../../platform/graphql/money.js';
import { Node } from '../../../platform/graphql/node.js';
import type { RefundApprovalState, RefundState } from '../../refunds/lifecycles.js';
import { type RefundReason, refundReasons } from '../../refunds/reasons.js';
import type { RefundApprovalRow, RefundPaymentRow } from '../../refunds/tables.js';

export const RefundStateEnum: Record<RefundState, RefundState> = {
  REQUESTED: 'REQUESTED',
  AWAITING_APPROVAL: 'AWAITING_APPROVAL',
  PROCESSING: 'PROCESSING',
  SUCCEEDED: 'SUCCEEDED',
  FAILED: 'FAILED',
  REJECTED: 'REJECTED',
};
registerEnumType(RefundStateEnum, {
  name: 'RefundState',
  description: 'Where a refund stands.',
  valuesConfig: {
    REQUESTED: { description: 'Written down; nothing has left yet.' },
    AWAITING_APPROVAL: { description: 'It is above a limit, and waits for a second person.' },
    PROCESSING: { description: 'The money is on its way.' },
    SUCCEEDED: { description: 'All of it is back with the buyer.' },
    FAILED: { description: 'Not all of it could be given back; it can be sent another way.' },
    REJECTED: { description: 'It will not be made.' },
  },
});

export const RefundApprovalStateEnum: Record<RefundApprovalState, RefundApprovalState> = {
  WAITING: 'WAITING',
  APPROVED: 'APPROVED',
  REJECTED: 'REJECTED',
  EXPIRED: 'EXPIRED',
};
registerEnumType(RefundApprovalStateEnum, {
  name: 'RefundApprovalState',
  description: 'What was decided about a refund above a limit.',
  valuesConfig: {
    WAITING: { description: 'Nobody has decided yet.' },
    APPROVED: { description: 'A second person has let it go.' },
    REJECTED: { description: 'A second person has turned it down.' },
    EXPIRED: { description: 'Nobody has decided in time.' },
  },
});

const reasons = Object.keys(refundReasons) as RefundReason[];
export const RefundReasonEnum = Object.fromEntries(reasons.map((reason) => [reason, reason]));
registerEnumType(RefundReasonEnum, {
  name: 'RefundReason',
  description: 'Why money is given back.',
  valuesConfig: Object.fromEntries(
    reasons.map((reason) => [reason, { description: refundReasons[reason].en }]),
  ),
});

export const RefundLimitEnum: Record<RefundApprovalRow['because'], RefundApprovalRow['because']> = {
  PER_REFUND: 'PER_REFUND',
  PER_DAY: 'PER_DAY',
};
registerEnumType(RefundLimitEnum, {
  name: 'RefundLimit',
  description: 'What somebody may refund alone.',
  valuesConfig: {
    PER_REFUND: { description: 'At once.' },
    PER_DAY: { description: 'Within 24 hours.' },
  },
});

export const RefundPaymentPhaseEnum: Record<RefundPaymentRow['phase'], RefundPaymentRow['phase']> =
  { PENDING: 'PENDING', SUCCEEDED: 'SUCCEEDED', FAILED: 'FAILED' };
registerEnumType(RefundPaymentPhaseEnum, {
  name: 'RefundPaymentPhase',
  description: 'How far money of a refund has come.',
  valuesConfig: {
    PENDING: { description: 'On its way, or being asked about.' },
    SUCCEEDED: { description: 'It has arrived.' },
    FAILED: { description: 'It did not leave, and will not this way.' },
  },
});

@ObjectType('RefundLine', { description: 'What of a refund is for one line of the order.' })
export class RefundLineType {
  @Field(() => Int, {
    description: 'How many units are paid back; 0 where it is a part of their price.',
  })
  quantity!: number;
}

@ObjectType('RefundPayment', { description: 'One way in which money of a refund leaves.' })
export class RefundPaymentType {
  @Field(() => ID, { description: 'The opaque id of the operation on the payment.' })
  id!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The payment that gives it back. Null for the people of a location.',
  })
  paymentIntentId!: string | null;

  @Field(() => MoneyType, { description: 'How much of the refund it is.' })
  amount!: MoneyType;

  @Field(() => RefundPaymentPhaseEnum, { description: 'How far it has come.' })
  phase!: RefundPaymentRow['phase'];

  @Field(() => String, {
    nullable: true,
    description: "The provider's own word for a failure. Null for the public.",
  })
  code!: string | null;
}

@ObjectType('Refund', {
  implements: Node,
  description: 'Money of an order that goes back to its buyer. Only what has SUCCEEDED counts.',
})
export class RefundType extends Node {
  @Field(() => RefundStateEnum, { description: 'How far it has come.' })
  state!: RefundState;
}

@ObjectType('RefundApproval', {
  description: 'The question to a second person whether a refund above a limit may be made.',
})
export class RefundApprovalType {
  @Field(() => ID, { description: 'The opaque id of the question.' })
  id!: string;

  @Field(() => RefundApprovalStateEnum, { description: 'What was decided.' })
  state!: RefundApprovalState;

  @Field(() => RefundLimitEnum, { description: 'The limit that it goes beyond.' })
  because!: RefundApprovalRow['because'];

  @Field(() => String, {
    nullable: true,
    description: 'What whoever has decided wanted to say.',
  })
  note!: string | null;
}

/** A page of refunds. */
export const RefundConnection = connectionOf('Refund', () => RefundType);
/** A page of the inbox of approvals. */
export const RefundApprovalConnection = connectionOf('RefundApproval', () => RefundApprovalType);
