import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { isBackOffice } from '../../../platform/auth/actor.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { MoneyType, toMoney } from '../../../platform/graphql/money.js';
import { toGlobalId } from '../../../platform/graphql/node.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { intentLoader, type ReadIntent } from '../../data/reads.js';
import { disputesByIntentLoader } from '../../disputes/reads.js';
import type { DisputeRow } from '../../disputes/tables.js';
import { PaymentIntentType } from '../types.js';
import { DisputeType } from './types.js';

/** What a dispute tells. */
@Resolver(() => DisputeType)
export class DisputeFields {
  @FieldResolver(() => ID, { description: 'The opaque id of this dispute.' })
  id(@Root() row: DisputeRow): string {
    return toGlobalId('Dispute', row.id);
  }

  @FieldResolver(() => MoneyType, { description: 'How much it is about.' })
  amount(@Root() row: DisputeRow): MoneyType {
    return toMoney(row.amount_minor, row.currency);
  }

  @FieldResolver(() => MoneyType, { description: 'What the bank has taken, and not returned.' })
  withdrawn(@Root() row: DisputeRow): MoneyType {
    return toMoney(row.withdrawn_minor, row.currency);
  }

  @FieldResolver(() => String, { description: "The provider's own name for it." })
  providerReference(@Root() row: DisputeRow): string {
    return row.provider_reference;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when evidence can be given, where the provider says so.',
  })
  evidenceDueAt(@Root() row: DisputeRow): Date | null {
    return row.evidence_due_at;
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When it was first heard of.' })
  openedAt(@Root() row: DisputeRow): Date {
    return row.opened_at;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was first won or lost; null while it is open.',
  })
  closedAt(@Root() row: DisputeRow): Date | null {
    return row.closed_at;
  }

  @FieldResolver(() => PaymentIntentType, { description: 'The payment that is contested.' })
  paymentIntent(@Root() row: DisputeRow, @Ctx() context: RequestContext) {
    return context.loaders.of(intentLoader).load(row.intent_id);
  }
}

/** The disputes of a payment. */
@Resolver(() => PaymentIntentType)
export class PaymentDisputeFields {
  @FieldResolver(() => [DisputeType], {
    nullable: true,
    description: 'What its card holder contests, oldest first. Null for the public.',
  })
  disputes(@Root() intent: ReadIntent, @Ctx() context: RequestContext) {
    return isBackOffice(context.actor)
      ? context.loaders.of(disputesByIntentLoader).load(intent.id)
      : null;
  }
}
