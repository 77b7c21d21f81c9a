import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { VariantType } from '../../catalog/index.js';
import { LocationType } from '../../locations/index.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { type Band, StockBandEnum } from '../../stock/index.js';
import type { PickupKind } from '../domain/pickup-option.js';

export const PickupKindEnum: Record<PickupKind, PickupKind> = {
  WHOLE: 'WHOLE',
  PARTIAL: 'PARTIAL',
  NONE: 'NONE',
};
registerEnumType(PickupKindEnum, {
  name: 'PickupOptionKind',
  description: 'How much of a basket a store has.',
  valuesConfig: {
    WHOLE: { description: 'All of it, in the quantities that were asked for.' },
    PARTIAL: { description: 'Some lines of it in full; others not, or not enough.' },
    NONE: { description: 'No line of it in full.' },
  },
});

@ObjectType('PickupOptionLine', { description: 'One line of the basket, at one store.' })
export class PickupOptionLineType {
  @Field(() => VariantType, {
    nullable: true,
    description: 'What is wanted; null where the shop does not know it.',
  })
  variant!: VariantType | null;

  @Field(() => Int, {
    simple: true,
    description: 'How many are wanted; lines of the same variant count together.',
  })
  quantity!: number;

  @Field(() => Boolean, { simple: true, description: 'True where all of the quantity is there.' })
  isAvailable!: boolean;

  @Field(() => StockBandEnum, { description: 'How many there are, in words.' })
  band!: Band;

  @Field(() => Int, {
    nullable: true,
    description: 'How many there are, exactly. Null for the public.',
  })
  available!: number | null;
}

@ObjectType('PickupOption', {
  description: 'A store where a basket, or part of it, can be collected.',
})
export class PickupOptionType {
  @Field(() => LocationType, {
    simple: true,
    description: 'The store, with its distance and its opening hours.',
  })
  location!: LocationType;

  @Field(() => PickupKindEnum, { simple: true, description: 'How much of the basket it has.' })
  kind!: PickupKind;

  @Field(() => [PickupOptionLineType], { simple: true, description: 'The basket, line by line.' })
  lines!: PickupOptionLineType[];

  @Field(() => DateTimeScalar, {
    simple: true,
    nullable: true,
    description:
      'When what is there can be collected if it is ordered now; null where nothing is there.',
  })
  readyAt!: Date | null;
}
