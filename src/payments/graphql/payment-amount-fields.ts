import { FieldResolver, Resolver, Root } from 'type-graphql';
import { MoneyType, toMoney } from '../../platform/graphql/money.js';
import { amountsOf, type ReadIntent } from '../data/reads.js';
import { capturableMinor, refundableMinor } from '../domain/amounts.js';
import { PaymentIntentType } from './types.js';

/** Where the money of a payment is. */
@Resolver(() => PaymentIntentType)
export class PaymentAmountFields {
  @FieldResolver(() => MoneyType, { description: 'How much is asked for.' })
  amount(@Root() intent: ReadIntent): MoneyType {
    return toMoney(intent.amount_minor, intent.currency);
  }

  @FieldResolver(() => MoneyType, { description: 'How much was ever held on the card.' })
  authorized(@Root() intent: ReadIntent): MoneyType {
    return toMoney(intent.authorized_minor, intent.currency);
  }

  @FieldResolver(() => MoneyType, { description: 'How much is promised to captures under way.' })
  claimed(@Root() intent: ReadIntent): MoneyType {
    return toMoney(intent.claimed_minor, intent.currency);
  }

  @FieldResolver(() => MoneyType, { description: 'How much was taken.' })
  captured(@Root() intent: ReadIntent): MoneyType {
    return toMoney(intent.captured_minor, intent.currency);
  }

  @FieldResolver(() => MoneyType, { description: 'How much of the hold was released.' })
  voided(@Root() intent: ReadIntent): MoneyType {
    return toMoney(intent.voided_minor, intent.currency);
  }

  @FieldResolver(() => MoneyType, { description: 'How much of the hold has lapsed.' })
  expired(@Root() intent: ReadIntent): MoneyType {
    return toMoney(intent.expired_minor, intent.currency);
  }

  @FieldResolver(() => MoneyType, { description: 'How much is promised to refunds under way.' })
  refundPending(@Root() intent: ReadIntent): MoneyType {
    return toMoney(intent.refund_pending_minor, intent.currency);
  }

  @FieldResolver(() => MoneyType, { description: 'How much was given back.' })
  refunded(@Root() intent: ReadIntent): MoneyType {
    return toMoney(intent.refunded_minor, intent.currency);
  }

  @FieldResolver(() => MoneyType, { description: 'How much the card holder contests.' })
  disputed(@Root() intent: ReadIntent): MoneyType {
    return toMoney(intent.disputed_minor, intent.currency);
  }

  @FieldResolver(() => MoneyType, { description: 'How much the bank has taken back.' })
  chargedBack(@Root() intent: ReadIntent): MoneyType {
    return toMoney(intent.charged_back_minor, intent.currency);
  }

  @FieldResolver(() => MoneyType, { description: 'How much can still be captured or voided.' })
  capturable(@Root() intent: ReadIntent): MoneyType {
    return toMoney(capturableMinor(amountsOf(intent)), intent.currency);
  }

  @FieldResolver(() => MoneyType, { description: 'How much can still be refunded.' })
  refundable(@Root() intent: ReadIntent): MoneyType {
    return toMoney(refundableMinor(amountsOf(intent)), intent.currency);
  }
}
