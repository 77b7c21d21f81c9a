import { Field, ObjectType } from 'type-graphql';
import { UserError } from '../../../platform/graphql/results.js';
import type { UnsavableProblem, UnusableReason } from '../../domain/saved-method.js';
import { UnsavableProblemEnum, UnusableReasonEnum } from './enums.js';

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
