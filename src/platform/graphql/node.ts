import { Field, ID, InterfaceType } from 'type-graphql';
import { fromGlobalId, toGlobalId } from '../../kernel/ids.js';
import type { RequestContext } from './context.js';
import { RequestError } from './server/request-error.js';

/** Relay's global object identification. */
@InterfaceType('Node', {
  description: 'Anything with an id of its own. Ids are opaque and unique over all types.',
  resolveType: (value: { __typename?: string }) => value.__typename as string,
})
export abstract class Node {
  @Field(() => ID, { description: 'The opaque id of this thing; `node(id)` finds it again.' })
  id!: string;
}

/** Finds a thing by its inner id as this caller may see it; null where there is none, or it is somebody else's. */
export type FetchNode = (id: string, context: RequestContext) => Promise<object | null>;

/** Reads a global id of the given type; another type's id, or a text that is none, is the caller's mistake. */
export function innerId(type: string, globalId: string): string {
  const parsed = fromGlobalId(globalId);
  if (parsed?.type !== type)
    throw new RequestError('BAD_USER_INPUT', `This is not the id of a ${type}.`);
  return parsed.id;
}

/** Like `innerId`, but undefined where the text is no id of that type: for lookups that answer null. */
export function innerIdOrNone(type: string, globalId: string): string | undefined {
  const parsed = fromGlobalId(globalId);
  return parsed?.type === type ? parsed.id : undefined;
}

export { toGlobalId };
