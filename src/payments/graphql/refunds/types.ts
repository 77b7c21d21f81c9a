import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../platform/graphql/connection.js';
import { describedEnum } from '../../../platform/graphql/described-enum.js';
import { MoneyType } from '../../../platform/graphql/money.js';
import { Node } from '../../../platform/graphql/node.js';
import type { RefundState } from '../../refunds/lifecycles.js';
import type { RefundTender } from '../../refunds/payouts/tenders.js';
import { refundReasons } from '../../refunds/reasons.js';
import type { RefundPaymentRow } from '../../refunds/tables.js';

export const RefundStateEnum = describedEnum('RefundState', 'Where a refund stands.', {
  REQUESTED: 'Written down; nothing has left yet.',
  AWAITING_APPROVAL: 'It is above a limit, and waits for a second person.',
  PROCESSING: 'The money is on its way.',
  SUCCEEDED: 'All of it is back with the buyer.',
  FAILED: 'Not all of it could be given back; it can be sent another way.',
  REJECTED: 'It will not be made.',
} satisfies Record<RefundState, string>);

/** Why money is given back, in a word that reports can count. */
export const RefundReasonEnum = describedEnum(
  'RefundReason',
  'Why money is given back.',
  Object.fromEntries(Object.entries(refundReasons).map(([reason, { en }]) => [reason, en])),
);

/** How money goes back. */
export const RefundTenderEnum = describedEnum('RefundTender', 'How money goes back.', {
  ORIGINAL: 'The way it came.',
  TERMINAL: 'On a card that is presented at a terminal: see `refundOnTerminal`.',
  STORE_CREDIT: 'As credit of the customer.',
  GIFT_CARD: 'On a new gift card, whose code its buyer sees.',
  CASH: 'In cash, from the till of any store.',
  EXCHANGE: 'It pays for the goods that others were exchanged for.',
} satisfies Record<RefundTender, string>);

export const RefundPaymentPhaseEnum = describedEnum(
  'RefundPaymentPhase',
  'How far money of a refund has come.',
  {
    PENDING: 'On its way, or being asked about.',
    SUCCEEDED: 'It has arrived.',
    FAILED: 'It did not leave, and will not this way.',
  } satisfies Record<RefundPaymentRow['phase'], string>,
);

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
  description:
    'Money of an order, or of a payment without one, that goes back to whoever has paid it. Only what has SUCCEEDED counts.',
})
export class RefundType extends Node {
  @Field(() => RefundStateEnum, { description: 'How far it has come.' })
  state!: RefundState;
}

/** A page of refunds. */
export const RefundConnection = connectionOf('Refund', () => RefundType);
