import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DiscountReasonEnum } from '../../../carts/index.js';
import { MoneyType } from '../../../platform/graphql/money.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';

@ObjectType('OrderAdjustmentShare', { description: 'What was taken off one line.' })
export class OrderAdjustmentShareType {
  @Field(() => ID, { description: 'The line.' })
  orderLineId!: string;

  @Field(() => MoneyType, { description: 'What was taken off all of its units.' })
  amount!: MoneyType;
}

@ObjectType('OrderAdjustment', { description: 'What staff have taken off an order, and why.' })
export class OrderAdjustmentType {
  @Field(() => ID, {
    nullable: true,
    description: 'The line that it was given for; null where it was for all goods.',
  })
  orderLineId!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The part of what the goods cost, in basis points. Null where it was an amount.',
  })
  basisPoints!: number | null;

  @Field(() => MoneyType, {
    description: 'It holds as long as the goods that the buyer keeps cost so much.',
  })
  minimum!: MoneyType;

  @Field(() => MoneyType, { description: 'What it took off: the sum of its shares.' })
  amount!: MoneyType;

  @Field(() => [OrderAdjustmentShareType], { description: 'What it took off each line.' })
  shares!: OrderAdjustmentShareType[];

  @Field(() => DiscountReasonEnum, { description: 'Why it was given.' })
  reasonCode!: string;

  @Field(() => String, { nullable: true, description: 'More words about it; for staff only.' })
  note!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was given.' })
  givenAt!: Date;
}
