import { Ctx, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { isStaff } from '../../../platform/auth/actor.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { describedEnum } from '../../../platform/graphql/described-enum.js';
import { MoneyType, toMoney } from '../../../platform/graphql/money.js';
import { toGlobalId } from '../../../platform/graphql/node.js';
import { UserError } from '../../../platform/graphql/results.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import type { RefundRow } from '../../refunds/tables.js';
import type { TerminalRefundState } from '../../refunds/terminal/lifecycle.js';
import { terminalRefundsLoader } from '../../refunds/terminal/reads.js';
import type { TerminalRefundRow } from '../../refunds/terminal/tables.js';
import { RefundType } from './types.js';

export const TerminalRefundStateEnum = describedEnum(
  'TerminalRefundState',
  'What became of money for a card that was presented.',
  {
    REQUESTED: 'The provider is asked, or asked about it: nobody knows yet.',
    SUCCEEDED: 'The card has got it.',
    FAILED: 'The card has not got it, and will not: another one may be presented.',
  } satisfies Record<TerminalRefundState, string>,
);

@ObjectType('TerminalRefund', {
  description: 'One card that was presented at a terminal for the money of a refund.',
})
export class TerminalRefundType {
  @Field(() => TerminalRefundStateEnum, { description: 'What became of it.' })
  state!: TerminalRefundState;

  @Field(() => String, { nullable: true, description: "The provider's own word for a failure." })
  code!: string | null;
}

@Resolver(() => TerminalRefundType)
export class TerminalRefundFields {
  @FieldResolver(() => ID, { description: 'The opaque id of it.' })
  id(@Root() { id }: TerminalRefundRow): string {
    return toGlobalId('TerminalRefund', id);
  }

  @FieldResolver(() => MoneyType, { description: 'How much was to be put on the card.' })
  amount(@Root() { amount_minor, currency }: TerminalRefundRow): MoneyType {
    return toMoney(amount_minor, currency);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The brand of the card that has got it. Null for every other.',
  })
  cardBrand(@Root() { card_brand: brand }: TerminalRefundRow): string | null {
    return brand;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The last four digits of the card that has got it. Null for every other.',
  })
  cardLast4(@Root() { card_last4: last4 }: TerminalRefundRow): string | null {
    return last4;
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When the card was presented.' })
  requestedAt(@Root() { requested_at: at }: TerminalRefundRow): Date {
    return at;
  }
}

/** The cards that were presented for a refund. */
@Resolver(() => RefundType)
export class RefundTerminalFields {
  @FieldResolver(() => [TerminalRefundType], {
    description: 'The cards that were presented for it, oldest first. None for the public.',
  })
  async terminalRefunds(
    @Root() { id, tender }: RefundRow,
    @Ctx() context: RequestContext,
  ): Promise<TerminalRefundRow[]> {
    if (tender !== 'TERMINAL' || !isStaff(context.actor)) return [];
    return (await context.loaders.of(terminalRefundsLoader).load(id)) ?? [];
  }
}

@ObjectType({
  implements: UserError,
  description: 'No payment provider of the shop gives money to a card that is presented.',
})
export class TerminalNotOffered extends UserError {}

@ObjectType({
  implements: UserError,
  description:
    'A card was presented for this money already, and nobody knows yet whether it has got it.',
})
export class TerminalRefundUnderWay extends UserError {}
