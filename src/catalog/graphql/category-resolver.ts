import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Allow, everyone } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { toGlobalId } from '../../platform/graphql/node.js';
import { CategoryTree } from '../data/category-tree.js';
import type { ShownCategory } from '../data/shown.js';
import { categoryTreeLoader } from './loaders.js';
import { CategoryType } from './types.js';

@Resolver(() => CategoryType)
export class CategoryResolver {
  @Allow(everyone)
  @Query(() => [CategoryType], {
    description: 'The categories of the first row, in order; `children` leads further down.',
  })
  async categories(@Ctx() context: RequestContext): Promise<readonly ShownCategory[]> {
    return (await treeOf(context)).roots;
  }

  @Allow(everyone)
  @Query(() => CategoryType, {
    nullable: true,
    description: 'One category by its slug; null where there is none.',
  })
  async category(
    @Arg('slug', () => String, { description: 'The slug of the category.' }) slug: string,
    @Ctx() context: RequestContext,
  ): Promise<ShownCategory | null> {
    return (await treeOf(context)).withSlug(slug) ?? null;
  }

  @FieldResolver(() => ID, { description: 'The opaque id of this category.' })
  id(@Root() category: ShownCategory): string {
    return toGlobalId('Category', category.id);
  }

  @FieldResolver(() => CategoryType, {
    nullable: true,
    description: 'The category above; null in the first row.',
  })
  async parent(
    @Root() category: ShownCategory,
    @Ctx() context: RequestContext,
  ): Promise<ShownCategory | null> {
    return (await treeOf(context)).parentOf(category) ?? null;
  }

  @FieldResolver(() => [CategoryType], { description: 'The categories right below, in order.' })
  async children(
    @Root() category: ShownCategory,
    @Ctx() context: RequestContext,
  ): Promise<readonly ShownCategory[]> {
    return (await treeOf(context)).childrenOf(category);
  }

  @FieldResolver(() => [CategoryType], {
    description: 'The way to it: from the first row down to the category right above.',
  })
  async ancestors(
    @Root() category: ShownCategory,
    @Ctx() context: RequestContext,
  ): Promise<readonly ShownCategory[]> {
    return (await treeOf(context)).ancestorsOf(category);
  }
}

/** The tree of this request; it is read once. */
export async function treeOf(context: RequestContext): Promise<CategoryTree> {
  return (await context.loaders.of(categoryTreeLoader).load('tree')) ?? new CategoryTree([]);
}
