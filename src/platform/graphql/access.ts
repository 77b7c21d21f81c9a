import { defaultFieldResolver, type GraphQLField, type GraphQLSchema } from 'graphql';
import { Extensions } from 'type-graphql';
import type { ActorKind } from '../auth/actor.js';
import type { RequestContext } from './context.js';
import { RequestError } from './server/request-error.js';

/** Roles in the order in which they are written in the access table. */
export const roles = [
  'GUEST',
  'CUSTOMER',
  'ASSOCIATE',
  'AGENT',
  'SUPERVISOR',
  'PARTNER',
  'DEVICE',
  'ADMIN',
] as const satisfies readonly ActorKind[];
export type Role = (typeof roles)[number];

export const everyone: readonly Role[] = [...roles];
/** Everybody but partners, who only read. */
export const notPartners: readonly Role[] = roles.filter((role) => role !== 'PARTNER');
export const buyers: readonly Role[] = ['GUEST', 'CUSTOMER', 'AGENT', 'SUPERVISOR', 'ADMIN'];
/** Those who act for customers. */
export const desk: readonly Role[] = ['AGENT', 'SUPERVISOR', 'ADMIN'];
export const shopFloor: readonly Role[] = ['ASSOCIATE', 'DEVICE', 'SUPERVISOR', 'ADMIN'];
export const deskAndFloor: readonly Role[] = [
  'ASSOCIATE',
  'DEVICE',
  'AGENT',
  'SUPERVISOR',
  'ADMIN',
];

/** Says who may call a root field. Every root field must say it; whose things they are is decided further in. */
export function Allow(allowed: readonly Role[]): MethodDecorator {
  return Extensions({ allow: allowed }) as MethodDecorator;
}

export function allowedRoles(field: GraphQLField<unknown, unknown>): readonly Role[] | undefined {
  return field.extensions['allow'] as readonly Role[] | undefined;
}

/** Puts the guard of its access rule before every root field. A root field without a rule stops the start. */
export function guardRootFields(schema: GraphQLSchema): GraphQLSchema {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const root of roots) {
    for (const field of Object.values(root?.getFields() ?? {})) {
      const allowed = allowedRoles(field);
      if (!allowed) throw new Error(`${root?.name}.${field.name} does not say who may call it`);
      if (allowed.length < roles.length) guard(field, new Set<ActorKind>(allowed));
    }
  }
  return schema;
}

function guard(field: GraphQLField<unknown, unknown>, allowed: ReadonlySet<ActorKind>): void {
  const check = (context: unknown) => {
    const { actor } = context as RequestContext;
    if (allowed.has(actor.kind)) return;
    if (actor.kind === 'GUEST') throw new RequestError('UNAUTHENTICATED', 'Sign in to do this.');
    throw new RequestError('FORBIDDEN', 'This is not yours to do.');
  };
  if (field.subscribe) {
    const subscribe = field.subscribe;
    field.subscribe = (root, args, context, info) => {
      check(context);
      return subscribe(root, args, context, info);
    };
    return;
  }
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (root, args, context, info) => {
    check(context);
    return resolve(root, args, context, info);
  };
}
