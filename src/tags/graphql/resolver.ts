import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { cartPayload } from '../../carts/index.js';
import { VariantType, variantLoader } from '../../catalog/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import { OrderType, orderLoader, visibleOrder } from '../../orders/index.js';
import { Allow, shopFloor } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerId } from '../../platform/graphql/node.js';
import { addScannedItems, type ScanItems } from '../commands/add-scanned-items.js';
import { removeScannedItems } from '../commands/remove-scanned-items.js';
import { takeBackTags } from '../commands/take-back-tags.js';
import { readTags } from '../data/store.js';
import type { TagRow } from '../data/tables.js';
import type { ScannedTag } from '../domain/outcomes.js';
import { readEpcs, ScannedItemsInput, TakeBackTagsInput } from './inputs.js';
import { ScannedItemsResult, TakeBackTagsResult } from './results.js';
import { ScannedTagType, TagType } from './types.js';

@Resolver()
export class TagsResolver {
  @Allow(shopFloor)
  @Query(() => [TagType], {
    description: 'Tags that were read before, for the gate of a store: what is not sold stays.',
  })
  tags(
    @Arg('epcs', () => [String], { description: 'What the tags hold, 1 to 500 of them.' })
    epcs: string[],
    @Ctx() context: RequestContext,
  ): Promise<TagRow[]> {
    return readTags(context.db, readEpcs(epcs));
  }

  @Allow(shopFloor)
  @Mutation(() => ScannedItemsResult, {
    description:
      'Puts what a reader has seen into a cart, one unit for each tag. Reading the same again changes nothing; a tag is in one open cart at the most, and leaves with the order.',
  })
  async addScannedItems(
    @Arg('input', () => ScannedItemsInput, { description: 'The cart, and the tags.' })
    input: ScannedItemsInput,
    @Ctx() context: RequestContext,
  ) {
    const command = readScan(input);
    return scannedPayload(
      await context.run('addScannedItems', input, (work) => addScannedItems(work, command)),
      context,
    );
  }

  @Allow(shopFloor)
  @Mutation(() => ScannedItemsResult, {
    description: 'Takes what goes back to the shelf out of a cart, one unit for each tag.',
  })
  async removeScannedItems(
    @Arg('input', () => ScannedItemsInput, { description: 'The cart, and the tags.' })
    input: ScannedItemsInput,
    @Ctx() context: RequestContext,
  ) {
    const command = readScan(input);
    return scannedPayload(
      await context.run('removeScannedItems', input, (work) => removeScannedItems(work, command)),
      context,
    );
  }

  @Allow(shopFloor)
  @Mutation(() => TakeBackTagsResult, {
    description: 'Units that were sold are back in your store: they can be sold again.',
  })
  async takeBackTags(
    @Arg('input', () => TakeBackTagsInput, { description: 'The tags.' }) input: TakeBackTagsInput,
    @Ctx() context: RequestContext,
  ) {
    const command = { epcs: readEpcs(input.epcs), areDamaged: input.areDamaged };
    return context.run('takeBackTags', input, (work) => takeBackTags(work, command));
  }
}

@Resolver(() => ScannedTagType)
export class ScannedTagFields {
  @FieldResolver(() => VariantType, {
    nullable: true,
    description: 'What it is on; null where that is not known.',
  })
  variant(@Root() { variantId }: ScannedTag, @Ctx() context: RequestContext) {
    return variantId === null ? null : context.loaders.of(variantLoader).load(variantId);
  }
}

@Resolver(() => TagType)
export class TagFields {
  @FieldResolver(() => VariantType, { nullable: true, description: 'What it is on.' })
  variant(@Root() tag: TagRow, @Ctx() context: RequestContext) {
    return context.loaders.of(variantLoader).load(tag.variant_id);
  }

  @FieldResolver(() => OrderType, {
    nullable: true,
    description: 'With which order it was sold, for those who may see that.',
  })
  async order(@Root() tag: TagRow, @Ctx() context: RequestContext) {
    if (tag.order_id === null) return null;
    return visibleOrder(await context.loaders.of(orderLoader).load(tag.order_id), context);
  }
}

function readScan({ cartId, expectedVersion, epcs }: ScannedItemsInput): ScanItems {
  return {
    cartId: innerId('Cart', cartId),
    expectedVersion: expectedVersion ?? undefined,
    epcs: readEpcs(epcs),
  };
}

async function scannedPayload(answer: object, context: RequestContext) {
  if (isRefusal(answer)) return answer;
  const { scanned } = answer as { readonly scanned: readonly ScannedTag[] };
  return { ...(await cartPayload(answer, context)), scanned };
}
