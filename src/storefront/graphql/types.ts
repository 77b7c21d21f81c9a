import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { VariantType } from '../../catalog/index.js';
import { LocationType } from '../../locations/index.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { type Band, StockBandEnum } from '../../stock/index.js';
import type { PickupKind, PickupSource } from '../domain/pickup-option.js';

export const PickupKindEnum: Record<PickupKind, PickupKind> = {
  WHOLE: 'WHOLE',
  TRANSFER: 'TRANSFER',
  PARTIAL: 'PARTIAL',
  NONE: 'NONE',
};
registerEnumType(PickupKindEnum, {
  name: 'PickupOptionKind',
  description: 'How much of a basket can be collected at a store.',
  valuesConfig: {
    WHOLE: { description: 'All of it lies there, in the quantities that were asked for.' },
    TRANSFER: { description: 'All of it, some lines of which other places send there.' },
    PARTIAL: { description: 'Some lines of it; others are neither there nor can be sent there.' },
    NONE: { description: 'No line of it in full.' },
  },
});

export const PickupSourceEnum: Record<PickupSource, PickupSource> = {
  HERE: 'HERE',
  TRANSFER: 'TRANSFER',
  NOWHERE: 'NOWHERE',
};
registerEnumType(PickupSourceEnum, {
  name: 'PickupSource',
  description: 'Where a line comes from that is collected at a store.',
  valuesConfig: {
    HERE: { description: 'All of it lies in the store.' },
    TRANSFER: { description: 'Another place sends it there.' },
    NOWHERE: { description: 'It is not there in that quantity, and nobody can send it.' },
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

  @Field(() => Boolean, {
    simple: true,
    description:
      'True where all of the quantity is there, or may be ordered before it is: placing the order would reserve it.',
  })
  isAvailable!: boolean;

  @Field(() => PickupSourceEnum, { simple: true, description: 'Where it comes from.' })
  source!: PickupSource;

  @Field(() => DateTimeScalar, {
    simple: true,
    nullable: true,
    description: 'When it can be collected if it is ordered now; null where it cannot.',
  })
  readyAt!: Date | null;

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
      'When all that can be had can be collected if it is ordered now: prepared in opening hours, and sent by the timetable of its way. Null where nothing can be had.',
  })
  readyAt!: Date | null;
}
