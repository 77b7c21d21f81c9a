import { Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import { inLocale } from '../../kernel/local-text.js';
import { isStaff } from '../../platform/auth/actor.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { defineLoader, grouped } from '../../platform/graphql/loaders.js';
import { toGlobalId } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { type ParcelLineRow, type ParcelRow, parcelTables } from '../data/parcels.js';
import type { FulfilmentRow } from '../data/tables.js';
import { linesByFulfilmentLoader } from './loaders.js';
import { ParcelLineType, ParcelType } from './parcel-types.js';
import { ShipmentType } from './types.js';

const parcelsByShipmentLoader = defineLoader<string, ParcelRow[]>({
  fetch: async (ids, { db }) =>
    grouped(
      ids,
      await parcelTables(db)
        .selectFrom('parcel')
        .selectAll()
        .where('fulfilment_id', 'in', ids)
        .orderBy('number')
        .execute(),
      (row) => row.fulfilment_id,
    ),
});

const linesByParcelLoader = defineLoader<string, ParcelLineRow[]>({
  fetch: async (ids, { db }) =>
    grouped(
      ids,
      await parcelTables(db)
        .selectFrom('parcel_line')
        .selectAll()
        .where('parcel_id', 'in', ids)
        .orderBy('fulfilment_line_id')
        .execute(),
      (row) => row.parcel_id,
    ),
});

@Resolver(() => ShipmentType)
export class ShipmentParcelsResolver {
  @FieldResolver(() => [ParcelType], {
    description:
      'The parcels that the goods are in, by their number; none before they are packed, or where they have left as one. Of a shipment that was given up, those that had left.',
  })
  async parcels(
    @Root() shipment: FulfilmentRow,
    @Ctx() context: RequestContext,
  ): Promise<ParcelRow[]> {
    const rows = (await context.loaders.of(parcelsByShipmentLoader).load(shipment.id)) ?? [];
    const isGivenUp = shipment.state === 'CANCELED' || shipment.state === 'REJECTED';
    return rows.filter(({ shipped_at }) => !isGivenUp || shipped_at !== null);
  }
}

@Resolver(() => ParcelType)
export class ParcelFields {
  @FieldResolver(() => ID, {
    description: 'The id to name this parcel by when it leaves, or comes back.',
  })
  id(@Root() row: ParcelRow): string {
    return toGlobalId('Parcel', row.id);
  }

  @FieldResolver(() => Int, { description: 'What it weighs, in grams.' })
  weightGrams(@Root() row: ParcelRow): number {
    return row.weight_grams;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "The carrier's code for following it; null before it has one.",
  })
  trackingCode(@Root() row: ParcelRow): string | null {
    return row.tracking_code;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Where the people of the store find its label to print. Nobody else sees it.',
  })
  labelUrl(@Root() row: ParcelRow, @Ctx() { actor }: RequestContext): string | null {
    return isStaff(actor) ? row.label_url : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why the carrier has given no label. Only the people of the shop see it.',
  })
  labelError(@Root() row: ParcelRow, @Ctx() { actor }: RequestContext): string | null {
    return isStaff(actor) ? row.label_error : null;
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'When it left.' })
  shippedAt(@Root() row: ParcelRow): Date | null {
    return row.shipped_at;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'When it arrived, was given up as lost, or came back.',
  })
  endedAt(@Root() row: ParcelRow): Date | null {
    return row.ended_at;
  }

  @FieldResolver(() => [ParcelLineType], { description: 'What is in it.' })
  async lines(@Root() row: ParcelRow, @Ctx() context: RequestContext): Promise<ParcelLineType[]> {
    const held = (await context.loaders.of(linesByParcelLoader).load(row.id)) ?? [];
    const goods = (await context.loaders.of(linesByFulfilmentLoader).load(row.fulfilment_id)) ?? [];
    return held.flatMap(({ fulfilment_line_id, quantity }) => {
      const line = goods.find(({ id }) => id === fulfilment_line_id);
      return line ? [{ sku: line.sku, title: inLocale(line.title, context.locale), quantity }] : [];
    });
  }
}
