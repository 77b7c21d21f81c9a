import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { MoneyType } from '../../../platform/graphql/money.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import type { ReplacementState } from '../../domain/replacement-lifecycle.js';

export const ReplacementStateEnum: Record<ReplacementState, ReplacementState> = {
  RESERVED: 'RESERVED',
  KEPT: 'KEPT',
  ORDERED: 'ORDERED',
  LET_GO: 'LET_GO',
  EXPIRED: 'EXPIRED',
};
registerEnumType(ReplacementStateEnum, {
  name: 'ReplacementState',
  description: 'What became of the goods that were chosen for those of a return.',
  valuesConfig: {
    RESERVED: { description: 'They are reserved until an instant.' },
    KEPT: { description: 'They are kept without an end, as what they are for is there.' },
    ORDERED: { description: 'They were exchanged: see the order.' },
    LET_GO: { description: 'They are on sale again.' },
    EXPIRED: { description: 'The goods did not come back in time: they are on sale again.' },
  },
});

@ObjectType('ReplacementLine', { description: 'Some units that are kept for a return.' })
export class ReplacementLineType {
  @Field(() => ID, { description: 'The variant.' })
  variantId!: string;

  @Field(() => String, { description: 'The SKU of the goods.' })
  sku!: string;

  @Field(() => String, { description: 'The name of the goods, in the language of the request.' })
  title!: string;

  @Field(() => Int, { description: 'How many.' })
  quantity!: number;
}

@ObjectType('Replacement', {
  description: 'Other goods that were chosen for those of a return, at the prices of that day.',
})
export class ReplacementType {
  @Field(() => ReplacementStateEnum, { description: 'What became of them.' })
  state!: ReplacementState;

  @Field(() => MoneyType, { description: 'What they cost, shipping included.' })
  total!: MoneyType;

  @Field(() => [ReplacementLineType], { description: 'The goods.' })
  lines!: ReplacementLineType[];

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'Until when they are reserved; null where there is no end, or they are not any more.',
  })
  keptUntil!: Date | null;
}

@ObjectType('ExchangePreview', {
  description: 'What an exchange for the goods that are kept would come to.',
})
export class ExchangePreviewType {
  @Field(() => MoneyType, { description: 'What they cost.' })
  total!: MoneyType;

  @Field(() => MoneyType, { description: 'What the buyer would still have to pay.' })
  toPay!: MoneyType;

  @Field(() => MoneyType, { description: 'What would be given back.' })
  toGiveBack!: MoneyType;
}
