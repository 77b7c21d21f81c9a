import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { VariantType } from '../../catalog/index.js';
import { LocationType } from '../../locations/index.js';
import { StreamEvent } from '../../platform/graphql/event-stream.js';
import type { Band } from '../domain/band.js';

export const StockBandEnum = { IN_STOCK: 'IN_STOCK', LOW: 'LOW', OUT: 'OUT' } as const;
registerEnumType(StockBandEnum, {
  name: 'StockBand',
  description: 'How many there are, in words that fit a shop window.',
  valuesConfig: {
    IN_STOCK: { description: 'There are enough for the moment.' },
    LOW: { description: 'The last few: three at most.' },
    OUT: { description: 'None is left, or none is sold through this channel here.' },
  },
});

@ObjectType('StockLevel', {
  description:
    'How many of a variant there are in a location. Exact numbers are for the people who work there.',
})
export class StockLevelType {
  @Field(() => VariantType, { description: 'What is counted.' })
  variant!: VariantType;

  @Field(() => LocationType, { description: 'Where it lies.' })
  location!: LocationType;

  @Field(() => StockBandEnum, {
    description: 'How many may be sold here through the channel of the request.',
  })
  band!: Band;

  @Field(() => Boolean, {
    description: 'True where it may be ordered although none is there yet.',
  })
  backOrderable!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'How many may be sold: on hand less reserved less safety. Null for the public.',
  })
  available!: number | null;

  @Field(() => Int, { nullable: true, description: 'How many lie here. Null for the public.' })
  onHand!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many of them are promised to buyers. Null for the public.',
  })
  reserved!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many are on their way here from other locations. Null for the public.',
  })
  incoming!: number | null;
}

@ObjectType('StockEvent', {
  implements: StreamEvent,
  description: 'The stock of a variant in a location has changed.',
})
export class StockEventType extends StreamEvent {
  @Field(() => VariantType, { nullable: true, description: 'What has changed.' })
  variant!: VariantType | null;

  @Field(() => Int, { description: 'How many lay here after the change.' })
  onHand!: number;

  @Field(() => Int, { description: 'How many of them were promised to buyers.' })
  reserved!: number;

  @Field(() => Int, { description: 'How many could be sold.' })
  available!: number;

  @Field(() => StockLevelType, { nullable: true, description: 'The stock as it is now.' })
  stockLevel!: StockLevelType | null;
}
