import { Field, ID, InputType, Int } from 'type-graphql';
import { describedEnum } from '../../../platform/graphql/described-enum.js';
import { IdempotencyKeyScalar } from '../../../platform/graphql/scalars.js';

const keyed = { description: 'Your own name for this request.' };

@InputType({ description: 'Units of one line in a parcel.' })
export class PackedLineInput {
  @Field(() => ID, { description: 'The id of the fulfilment line.' })
  lineId!: string;

  @Field(() => Int, { description: 'How many units, at least one.' })
  quantity!: number;
}

@InputType({ description: 'What is put into one parcel.' })
export class ParcelInput {
  @Field(() => Int, { description: 'What it weighs, in grams: 1 to 1,000,000.' })
  weightGrams!: number;

  @Field(() => [PackedLineInput], { description: 'What is in it, each line once.' })
  lines!: PackedLineInput[];
}

@InputType({ description: 'How the goods of a shipment are packed.' })
export class PackShipmentInput {
  @Field(() => ID, { description: 'The id of the shipment, or of the store task.' })
  fulfilmentId!: string;

  @Field(() => [ParcelInput], {
    description: 'The parcels, 20 at the most: together they hold exactly what was found.',
  })
  parcels!: ParcelInput[];

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'Which parcel leaves.' })
export class ShipParcelInput {
  @Field(() => ID, { description: 'The parcel.' })
  parcelId!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "The carrier's code, at most 60 characters, where it was labelled by hand. Needed where it has no label.",
  })
  trackingCode?: string | null;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'Which parcel has come back: say `parcelId` or `trackingCode`.' })
export class ReceiveParcelBackInput {
  @Field(() => ID, { nullable: true, description: 'The parcel, which was packed where you work.' })
  parcelId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The code on its label, wherever it was packed: at most 60 characters.',
  })
  trackingCode?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Where it has come to, a place where you work; left out, it is where it was packed.',
  })
  locationId?: string | null;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

const ParcelEndEnum = describedEnum('ParcelEnd', 'What became of a parcel, as people know it.', {
  DELIVERED: 'It has arrived.',
  LOST: 'It is lost; what its goods have cost is given back.',
});

@InputType({ description: 'What became of a parcel.' })
export class ReportParcelInput {
  @Field(() => ID, { description: 'The parcel.' })
  parcelId!: string;

  @Field(() => ParcelEndEnum, { description: 'Whether it has arrived, or is lost.' })
  state!: 'DELIVERED' | 'LOST';

  @Field(() => String, { description: 'How that is known, at most 500 characters.' })
  reason!: string;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}
