import { Field, ObjectType } from 'type-graphql';
import { UserError } from '../../../platform/graphql/results.js';
import { DateTimeScalar, MinorUnitsScalar } from '../../../platform/graphql/scalars.js';
import type { MandateLimit, UnsavableProblem, UnusableReason } from '../../domain/saved-method.js';
import { MandateLimitEnum, UnsavableProblemEnum, UnusableReasonEnum } from './enums.js';

@ObjectType({
  implements: UserError,
  description:
    'The saved payment method cannot be used. Somebody else’s is answered like one that is not there.',
})
export class SavedPaymentMethodNotUsable extends UserError {
  @Field(() => UnusableReasonEnum, { description: 'Why not.' })
  reason!: UnusableReason;
}

@ObjectType({
  implements: UserError,
  description: 'The payment method cannot be kept on these terms. Nothing was charged.',
})
export class PaymentMethodNotSavable extends UserError {
  @Field(() => UnsavableProblemEnum, { description: 'Why not.' })
  problem!: UnsavableProblem;
}

@ObjectType({
  implements: UserError,
  description: 'The customer has not agreed to this charge in their absence. Nothing was charged.',
})
export class OutsideMandate extends UserError {
  @Field(() => MandateLimitEnum, { description: 'What of it is not covered.' })
  reason!: MandateLimit;

  @Field(() => MinorUnitsScalar, {
    nullable: true,
    description: 'The most that one charge in their absence may take; null where none may.',
  })
  maxAmountMinor!: number | null;

  @Field(() => String, { nullable: true, description: 'The currency of that amount.' })
  currency!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when they have agreed to such charges.',
  })
  endsAt!: Date | null;
}
