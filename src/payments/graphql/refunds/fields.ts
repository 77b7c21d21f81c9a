import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { type ApprovalRow, ApprovalType, approvalLoader } from '../../../approvals/index.js';
import { isBackOffice, isStaff } from '../../../platform/auth/actor.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { MoneyType, toMoney } from '../../../platform/graphql/money.js';
import { toGlobalId } from '../../../platform/graphql/node.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import type { RefundTender } from '../../refunds/payouts/tenders.js';
import { refundLinesLoader, refundLoader, refundPaymentsLoader } from '../../refunds/reads.js';
import type { RefundReason } from '../../refunds/reasons.js';
import type { RefundLineRow, RefundRow } from '../../refunds/tables.js';
import {
  RefundLineType,
  RefundPaymentType,
  RefundReasonEnum,
  RefundTenderEnum,
  RefundType,
} from './types.js';

/** What a refund tells. */
@Resolver(() => RefundType)
export class RefundFields {
  @FieldResolver(() => ID, { description: 'The opaque id of this refund.' })
  id(@Root() row: RefundRow): string {
    return toGlobalId('Refund', row.id);
  }

  @FieldResolver(() => MoneyType, { description: 'How much goes back.' })
  amount(@Root() row: RefundRow): MoneyType {
    return toMoney(row.amount_minor, row.currency);
  }

  @FieldResolver(() => MoneyType, { description: 'How much of it is back.' })
  refunded(@Root() row: RefundRow): MoneyType {
    return toMoney(row.refunded_minor, row.currency);
  }

  @FieldResolver(() => MoneyType, { description: 'What of it is for shipping.' })
  shipping(@Root() row: RefundRow): MoneyType {
    return toMoney(row.shipping_minor, row.currency);
  }

  @FieldResolver(() => RefundReasonEnum, { description: 'Why it is made.' })
  reasonCode(@Root() row: RefundRow): RefundReason {
    return row.reason_code;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why, in the words of whoever asked for it. Null for the public.',
  })
  reason(@Root() row: RefundRow, @Ctx() context: RequestContext): string | null {
    return isStaff(context.actor) ? row.reason : null;
  }

  @FieldResolver(() => RefundTenderEnum, { description: 'How it goes back.' })
  tender(@Root() row: RefundRow): RefundTender {
    return row.tender;
  }

  @FieldResolver(() => [RefundLineType], { description: 'What it is for, beside shipping.' })
  lines(@Root() row: RefundRow, @Ctx() context: RequestContext) {
    return context.loaders.of(refundLinesLoader).load(row.id);
  }

  @FieldResolver(() => [RefundPaymentType], { description: 'How the money leaves, oldest first.' })
  async payments(
    @Root() row: RefundRow,
    @Ctx() context: RequestContext,
  ): Promise<RefundPaymentType[]> {
    const { actor } = context;
    const seesPayments = isBackOffice(actor) || !isStaff(actor);
    const payments = await context.loaders.of(refundPaymentsLoader).load(row.id);
    return (payments ?? []).map(({ operation_id, intent_id, amount_minor, phase, code }) => ({
      id: toGlobalId('PaymentOperation', operation_id),
      paymentIntentId: seesPayments ? toGlobalId('PaymentIntent', intent_id) : null,
      amount: toMoney(amount_minor, row.currency),
      phase,
      code: isStaff(actor) ? code : null,
    }));
  }

  @FieldResolver(() => ApprovalType, {
    nullable: true,
    description: 'Who had to agree. Null where nobody had to, and for the public.',
  })
  approval(@Root() row: RefundRow, @Ctx() context: RequestContext) {
    const { approval_id: approvalId } = row;
    if (approvalId === null || !isStaff(context.actor)) return null;
    return context.loaders.of(approvalLoader).load(approvalId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What kind of actor asked for it. Null for the public.',
  })
  requestedByKind(@Root() row: RefundRow, @Ctx() context: RequestContext): string | null {
    return isStaff(context.actor) ? row.requested_by_kind : null;
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When it was asked for.' })
  requestedAt(@Root() row: RefundRow): Date {
    return row.requested_at;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'When it succeeded, failed or was rejected.',
  })
  endedAt(@Root() row: RefundRow): Date | null {
    return row.ended_at;
  }
}

/** What a line of a refund tells. */
@Resolver(() => RefundLineType)
export class RefundLineFields {
  @FieldResolver(() => MoneyType, { description: 'How much is for this line.' })
  async amount(@Root() row: RefundLineRow, @Ctx() context: RequestContext): Promise<MoneyType> {
    const refund = await context.loaders.of(refundLoader).load(row.refund_id);
    if (!refund) throw new Error(`refund ${row.refund_id} does not exist`);
    return toMoney(row.amount_minor, refund.currency);
  }
}

/** The refund that a question to a second person is about. */
@Resolver(() => ApprovalType)
export class RefundApprovalFields {
  @FieldResolver(() => RefundType, {
    nullable: true,
    description: 'The refund that is asked about; null where it is about something else.',
  })
  refund(@Root() { kind, subject_id: subjectId }: ApprovalRow, @Ctx() context: RequestContext) {
    return kind === 'REFUND' ? context.loaders.of(refundLoader).load(subjectId) : null;
  }
}
