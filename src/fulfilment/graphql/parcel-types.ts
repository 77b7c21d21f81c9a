import { Field, ID, Int, ObjectType } from 'type-graphql';
import { describedEnum } from '../../platform/graphql/described-enum.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { ParcelState } from '../domain/parcel-lifecycle.js';

export const ParcelStateEnum = describedEnum<ParcelState>(
  'ParcelState',
  'What one parcel of a shipment goes through.',
  {
    PACKED: 'It is packed, and waits for its label.',
    LABELED: 'It has a label, and waits for its carrier.',
    CANCELED: 'It has not left, and never will; its label is given back.',
    SHIPPED: 'The carrier has it.',
    DELIVERED: 'It has arrived.',
    LOST: 'The carrier has lost it; what its goods have cost is given back.',
    RETURNED_TO_SENDER: 'It could not be delivered, and is on its way back.',
    RECEIVED_BACK: 'It has come back: its goods are on sale again, and their money is given back.',
  },
);

@ObjectType('ParcelLine', { description: 'Goods in a parcel.' })
export class ParcelLineType {
  @Field(() => String, { description: 'The SKU of the goods.' })
  sku!: string;

  @Field(() => String, { description: 'The name of the goods, in the language of the request.' })
  title!: string;

  @Field(() => Int, { description: 'How many units are in the parcel.' })
  quantity!: number;
}

@ObjectType('Parcel', { description: 'One of the parcels of a shipment.' })
export class ParcelType {
  @Field(() => ID, { description: 'The id to name this parcel by when it leaves, or comes back.' })
  id!: string;

  @Field(() => Int, { description: 'From 1 on, within the shipment.' })
  number!: number;

  @Field(() => ParcelStateEnum, { description: 'Where it is.' })
  state!: string;

  @Field(() => String, { description: 'Who carries it.' })
  carrier!: string;

  weightGrams!: number;
  trackingCode!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it left.' })
  shippedAt!: Date | null;
}
