import { Field, ObjectType } from 'type-graphql';
import { type CurrencyCode, Money } from '../../kernel/money.js';
import { MinorUnitsScalar } from './scalars.js';

/** An amount as clients see it. */
@ObjectType('Money', { simpleResolvers: true, description: 'An exact amount of one currency.' })
export class MoneyType {
  @Field(() => MinorUnitsScalar, {
    description: 'The amount in minor units: 1234 is 12.34 EUR, and 1234 JPY.',
  })
  amountMinor!: number;

  @Field(() => String, { description: 'The ISO 4217 code of the currency.' })
  currency!: CurrencyCode;

  @Field(() => String, {
    description: 'The amount as a decimal text, such as `12.34`; for display.',
  })
  get decimal(): string {
    return Money.of(this.amountMinor, this.currency).toDecimal();
  }
}

export function toMoney(amountMinor: number, currency: CurrencyCode): MoneyType {
  const money = new MoneyType();
  money.amountMinor = amountMinor;
  money.currency = currency;
  return money;
}
