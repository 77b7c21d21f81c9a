import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { fromGlobalId } from '../../kernel/ids.js';
import { Allow, everyone } from './access.js';
import type { RequestContext } from './context.js';
import { type FetchNode, Node } from './node.js';
import { RequestError } from './server/request-error.js';

const maxNodes = 100;

/** Relay's lookup over the things of all modules. What a caller may not read is answered like what is not there. */
export function nodeResolverOf(fetchers: Readonly<Record<string, FetchNode>>): NewableFunction {
  const find = async (globalId: string, context: RequestContext): Promise<object | null> => {
    const parsed = fromGlobalId(globalId);
    const fetch = parsed && Object.hasOwn(fetchers, parsed.type) && fetchers[parsed.type];
    if (!parsed || !fetch) return null;
    const found = await fetch(parsed.id, context);
    return found && { ...found, __typename: parsed.type };
  };

  @Resolver()
  class NodeResolver {
    @Allow(everyone)
    @Query(() => Node, {
      nullable: true,
      description: 'Any thing by its id. Null where there is none, or it is not yours.',
    })
    node(
      @Arg('id', () => ID, { description: 'The opaque id.' }) id: string,
      @Ctx() context: RequestContext,
    ): Promise<object | null> {
      return find(id, context);
    }

    @Allow(everyone)
    @Query(() => [Node], {
      nullable: 'items',
      description: `Up to ${maxNodes} things by their ids, in the order of the ids.`,
    })
    nodes(
      @Arg('ids', () => [ID], { description: 'The opaque ids.' }) ids: string[],
      @Ctx() context: RequestContext,
    ): Promise<(object | null)[]> {
      if (ids.length > maxNodes)
        throw new RequestError('BAD_USER_INPUT', `Ask for at most ${maxNodes} ids.`);
      return Promise.all(ids.map((id) => find(id, context)));
    }
  }
  return NodeResolver;
}
