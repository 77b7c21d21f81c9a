import { Field, Int, ObjectType } from 'type-graphql';
import { MoneyType } from '../../platform/graphql/money.js';

@ObjectType('CartTaxLine', { simpleResolvers: true, description: 'All that is taxed at one rate.' })
export class CartTaxLineType {
  @Field(() => Int, { description: 'The rate in basis points: 2000 is 20 %.' })
  rateBasisPoints!: number;

  @Field(() => MoneyType, { description: 'Without tax.' })
  net!: MoneyType;

  @Field(() => MoneyType, { description: 'The tax that the amount contains.' })
  tax!: MoneyType;

  @Field(() => MoneyType, { description: 'With tax.' })
  gross!: MoneyType;
}

@ObjectType('CartTotals', {
  simpleResolvers: true,
  description: 'What the cart costs. All amounts include tax unless they say otherwise.',
})
export class CartTotalsType {
  @Field(() => MoneyType, { description: 'The lines, less discounts.' })
  items!: MoneyType;

  @Field(() => MoneyType, { description: 'What discounts take off the lines.' })
  discount!: MoneyType;

  @Field(() => MoneyType, { description: 'Sending the goods.' })
  shipping!: MoneyType;

  @Field(() => MoneyType, { description: 'The tax that is included in the total.' })
  tax!: MoneyType;

  @Field(() => MoneyType, { description: 'What is to be paid.' })
  total!: MoneyType;

  @Field(() => [CartTaxLineType], { description: 'The tax by rate; they sum up to the total.' })
  taxLines!: CartTaxLineType[];
}
