import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { VariantType } from '../../catalog/index.js';
import { LocationType } from '../../locations/index.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { type DeliveryKind, deliveryKinds } from '../../sourcing/index.js';
import { type Band, StockBandEnum } from '../../stock/index.js';

export const DeliveryKindEnum = Object.fromEntries(deliveryKinds.map((kind) => [kind, kind])) as {
  readonly [Kind in DeliveryKind]: Kind;
};
registerEnumType(DeliveryKindEnum, {
  name: 'DeliveryKind',
  description: 'How much of a basket can be sent, and in how many parcels.',
  valuesConfig: {
    WHOLE: { description: 'All of it, in one parcel.' },
    SPLIT: { description: 'All of it, in several parcels.' },
    PARTIAL: { description: 'Some lines of it; others are nowhere in that quantity.' },
    NONE: { description: 'Nothing of it, or the shop sends nothing to that country.' },
  },
});

@InputType({ description: 'Something that a buyer wants to have sent.' })
export class DeliveryLineInput {
  @Field(() => ID, { description: 'The variant.' })
  variantId!: string;

  @Field(() => Int, { description: 'How many: 1 to 9999.' })
  quantity!: number;
}

@InputType({ description: 'A basket, and where it is to be sent.' })
export class DeliveryOptionsInput {
  @Field(() => [DeliveryLineInput], { description: 'The whole basket: 1 to 100 lines.' })
  lines!: DeliveryLineInput[];

  @Field(() => String, {
    defaultValue: 'FR',
    description: 'The country, ISO 3166-1, two letters.',
  })
  countryCode!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The postcode, from which the shop guesses which of its places are near.',
  })
  postalCode?: string | null;
}

@ObjectType('PromisedLine', { description: 'Units of one line of the basket, in one parcel.' })
export class PromisedLineType {
  @Field(() => VariantType, { nullable: true, description: 'What is sent.' })
  variant!: VariantType | null;

  @Field(() => Int, { simple: true, description: 'How many units of it are in this parcel.' })
  quantity!: number;
}

@ObjectType('PromisedParcel', { description: 'Goods that would leave one place together.' })
export class PromisedParcelType {
  @Field(() => LocationType, {
    nullable: true,
    description: 'The place that would send it. Null for the public.',
  })
  location!: LocationType | null;

  @Field(() => [PromisedLineType], { simple: true, description: 'What is in it.' })
  lines!: PromisedLineType[];

  @Field(() => DateTimeScalar, { simple: true, description: 'When the carrier would have it.' })
  leavesAt!: Date;

  @Field(() => DateTimeScalar, { simple: true, description: 'When it would be there.' })
  arrivesAt!: Date;
}

@ObjectType('MissingLine', {
  description: 'A line of the basket that no place can give in that quantity.',
})
export class MissingLineType {
  @Field(() => VariantType, { nullable: true, description: 'What is missing.' })
  variant!: VariantType | null;

  @Field(() => Int, { description: 'How many units were asked for.' })
  quantity!: number;

  @Field(() => StockBandEnum, { description: 'How many there are instead, in words.' })
  band!: Band;

  @Field(() => Int, {
    nullable: true,
    description: 'How many there are instead, exactly. Null for the public.',
  })
  available!: number | null;
}

@ObjectType('DeliveryOptions', {
  description: 'How a basket would be sent if it were ordered now. It reserves nothing.',
})
export class DeliveryOptionsType {
  @Field(() => DeliveryKindEnum, { simple: true, description: 'How much of it can be sent.' })
  kind!: DeliveryKind;

  @Field(() => [PromisedParcelType], {
    simple: true,
    description: 'The parcels, the one that arrives first at the top.',
  })
  parcels!: PromisedParcelType[];

  @Field(() => [MissingLineType], { simple: true, description: 'What cannot be sent.' })
  missing!: MissingLineType[];

  @Field(() => DateTimeScalar, {
    simple: true,
    nullable: true,
    description: 'When the last parcel would be there; null where nothing is sent.',
  })
  arrivesAt!: Date | null;
}
