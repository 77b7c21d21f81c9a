import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import { ProductType, productPage } from '../../catalog/index.js';
import type { Page } from '../../kernel/page.js';
import { checkSearch } from '../../locations/index.js';
import { Allow, everyone } from '../../platform/graphql/access.js';
import { checkedPage, connectionOf } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerIdOrNone } from '../../platform/graphql/node.js';
import { selectionOf } from '../../platform/graphql/selection.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import type { PricedProduct } from '../../pricing/index.js';
import { type ListedWindowProduct, loadStockOf, type WindowProduct } from '../data/branches.js';
import { windowProduct } from '../data/product.js';
import { windowRequest } from '../data/product-request.js';
import { checkProducts, isSlug, ProductsArguments } from './inputs.js';

const ProductConnection = connectionOf('Product', () => ProductType);

@Resolver(() => ProductType)
export class ProductsResolver {
  @Allow(everyone)
  @Query(() => ProductConnection, {
    description: 'The products that are sold, found and ordered as the arguments say.',
  })
  async products(
    @Args(() => ProductsArguments) args: ProductsArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<ListedWindowProduct>> {
    checkProducts(args);
    checkSearch(args.search);
    const asked = selectionOf(info).at('edges.node', 'nodes');
    const request = await windowRequest(args, asked, context);
    const page = await checkedPage(() => productPage<PricedProduct>(context.db, request.page));
    if (request.pricedIn) for (const { node } of page.edges) node.pricedIn = request.pricedIn;
    await loadStockOf(context, asked, page.nodes);
    return page;
  }

  @Allow(everyone)
  @Query(() => ProductType, {
    nullable: true,
    description: 'One product that is sold, by its id or its slug; null where there is none.',
  })
  async product(
    @Arg('id', () => ID, { nullable: true, description: 'The id of the product.' })
    id: string | null | undefined,
    @Arg('slug', () => String, { nullable: true, description: 'The slug of the product.' })
    slug: string | null | undefined,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<WindowProduct | null> {
    if (id == null && slug != null)
      return isSlug(slug) ? windowProduct({ slug }, info, context) : null;
    if (id == null || slug != null)
      throw new RequestError('BAD_USER_INPUT', 'Give either `id` or `slug`.');
    const inner = innerIdOrNone('Product', id);
    return inner === undefined ? null : windowProduct({ id: inner }, info, context);
  }
}
