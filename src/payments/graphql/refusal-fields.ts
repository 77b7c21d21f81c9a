import { FieldResolver, Resolver, Root } from 'type-graphql';
import { MoneyType, toMoney } from '../../platform/graphql/money.js';
import { CaptureNotPossible, RefundNotPossible, VoidNotPossible } from './results.js';

interface Capturable {
  readonly capturableMinor: number;
  readonly currency: string;
}

@Resolver(() => CaptureNotPossible)
export class CaptureNotPossibleFields {
  @FieldResolver(() => MoneyType, { description: 'What can be captured now.' })
  capturable(@Root() refused: Capturable): MoneyType {
    return toMoney(refused.capturableMinor, refused.currency);
  }
}

@Resolver(() => VoidNotPossible)
export class VoidNotPossibleFields {
  @FieldResolver(() => MoneyType, { description: 'What is held and not yet promised.' })
  capturable(@Root() refused: Capturable): MoneyType {
    return toMoney(refused.capturableMinor, refused.currency);
  }
}

@Resolver(() => RefundNotPossible)
export class RefundNotPossibleFields {
  @FieldResolver(() => MoneyType, { description: 'What can be refunded now.' })
  refundable(
    @Root() refused: { readonly refundableMinor: number; readonly currency: string },
  ): MoneyType {
    return toMoney(refused.refundableMinor, refused.currency);
  }
}
