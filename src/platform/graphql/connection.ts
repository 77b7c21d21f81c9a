import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';
import {
  BadPage,
  defaultPageSize,
  maxPageSize,
  type PageArgs,
  type PageInfo,
} from '../../kernel/page.js';
import { RequestError } from './server/request-error.js';

@ObjectType('PageInfo', {
  simpleResolvers: true,
  description: 'Where this page stands in its list.',
})
export class PageInfoType implements PageInfo {
  @Field(() => Boolean, { description: 'True where more rows follow.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'True where rows come before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'The cursor of the first row of this page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'The cursor of the last row of this page.' })
  endCursor!: string | null;
}

@ArgsType()
export class PageArguments implements PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: `How many rows to take from the start: at most ${maxPageSize}, ${defaultPageSize} where nothing is said.`,
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Take the rows after this cursor.' })
  after?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: `How many rows to take from the end: at most ${maxPageSize}.`,
  })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Take the rows before this cursor.' })
  before?: string | null;
}

/** Makes Relay's connection and edge types over a node type. Used as `const XConnection = connectionOf('X', () => XType)`. */
export function connectionOf(name: string, node: () => ClassType) {
  @ObjectType(`${name}Edge`, {
    simpleResolvers: true,
    description: `One ${name} and its place in a list.`,
  })
  class EdgeType {
    @Field(() => String, { description: 'The place of this row; give it to `after` or `before`.' })
    cursor!: string;

    @Field(node, { description: 'The row itself.' })
    node!: unknown;
  }

  @ObjectType(`${name}Connection`, {
    simpleResolvers: true,
    description: `A page of a list of ${name}.`,
  })
  class ConnectionType {
    @Field(() => [EdgeType], { description: 'The rows of this page with their cursors.' })
    edges!: EdgeType[];

    @Field(() => [node()], { description: 'The rows of this page without their cursors.' })
    nodes!: unknown[];

    @Field(() => PageInfoType, { description: 'Where this page stands in its list.' })
    pageInfo!: PageInfoType;
  }
  return ConnectionType as ClassType<object>;
}

/** Turns a wrong paging argument into a request error. */
export function checkedPage<T>(read: () => T): T {
  try {
    return read();
  } catch (problem) {
    if (problem instanceof BadPage) throw new RequestError('BAD_USER_INPUT', problem.message);
    throw problem;
  }
}
