import {
  type ClassType,
  Ctx,
  createUnionType,
  Field,
  FieldResolver,
  InterfaceType,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import type { RequestContext } from './context.js';

/** What every refusal tells; its own type adds the facts. */
@InterfaceType({
  description:
    'An expected "no" of the shop: nothing was changed. Its type says which rule it was, its fields hold the facts.',
})
export abstract class UserError {
  @Field(() => String, { description: 'A sentence for people, in the language of the request.' })
  message!: string;

  @Field(() => String, {
    description: 'The same as the name of the type, for clients that switch on a value.',
  })
  code!: string;

  @Field(() => Boolean, {
    description: 'True where the same request may succeed later without being changed.',
  })
  retryable!: boolean;

  @Field(() => [String], { description: 'What may be done instead: names of mutations or steps.' })
  nextActions!: readonly string[];
}

/** Gives a refusal its words: the value knows every language, the request knows which one. */
@Resolver(() => UserError)
export class UserErrorResolver {
  @FieldResolver(() => String, {
    description: 'A sentence for people, in the language of the request.',
  })
  message(@Root() refused: Refusal, @Ctx() context: RequestContext): string {
    return refused.messages[context.locale];
  }

  @FieldResolver(() => String, {
    description: 'The same as the name of the type, for clients that switch on a value.',
  })
  code(@Root() refused: Refusal): string {
    return refused.kind;
  }
}

@ObjectType({
  implements: UserError,
  description: 'The idempotency key was used before with another input.',
})
export class IdempotencyKeyReused extends UserError {}

/** A result union whose refusals are plain values, found by their `kind`. */
export function resultUnion(
  name: string,
  description: string,
  payload: ClassType,
  ...refusals: readonly ClassType[]
) {
  return createUnionType({
    name,
    description,
    types: () => [payload, ...refusals],
    resolveType: (value: object) => (isRefusal(value) ? (value as Refusal).kind : payload.name),
  });
}
