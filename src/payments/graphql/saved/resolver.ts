import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { ViewerType } from '../../../customers/index.js';
import { readPage } from '../../../kernel/page.js';
import { isRefusal } from '../../../kernel/refusal.js';
import type { Caller } from '../../../platform/auth/caller.js';
import { Allow } from '../../../platform/graphql/access.js';
import { checkedPage, PageArguments } from '../../../platform/graphql/connection.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { innerId } from '../../../platform/graphql/node.js';
import { RequestError } from '../../../platform/graphql/server/request-error.js';
import { revokeMethod } from '../../commands/saved/revoke-method.js';
import { saveMethod } from '../../commands/saved/save-method.js';
import { setDefaultMethod } from '../../commands/saved/set-default-method.js';
import {
  methodKeyTypes,
  methodListOrder,
  readMethod,
  readMethodPage,
} from '../../data/saved-method-reads.js';
import { driveSavedMethod } from '../../driving/drive-saved-method.js';
import { consentOf } from './consent.js';
import {
  RevokePaymentMethodInput,
  SavePaymentMethodInput,
  SetDefaultPaymentMethodInput,
} from './inputs.js';
import {
  RevokePaymentMethodResult,
  SavePaymentMethodResult,
  SetDefaultPaymentMethodResult,
} from './results.js';
import { SavedPaymentMethodConnection } from './types.js';
import { viewMethod } from './view.js';

/** The payment methods that a customer keeps. */
@Resolver(() => ViewerType)
export class SavedMethodsResolver {
  @FieldResolver(() => SavedPaymentMethodConnection, {
    nullable: true,
    description: 'The payment methods that you keep, newest first. Null where you are no customer.',
  })
  async paymentMethods(
    @Root() { actor }: Caller,
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: RequestContext,
  ) {
    const page = checkedPage(() => readPage(args, methodListOrder, methodKeyTypes));
    if (actor.kind !== 'CUSTOMER' || !actor.id) return null;
    const { edges, pageInfo } = await readMethodPage(context.db, actor.id, page);
    const shown = edges.map(({ cursor, node }) => ({ cursor, node: viewMethod(node, context) }));
    return { edges: shown, nodes: shown.map(({ node }) => node), pageInfo };
  }

  @Allow(['CUSTOMER'])
  @Mutation(() => SavePaymentMethodResult, {
    description:
      'Keeps a payment method without a payment. A bank that wants to see its card holder first refuses: then keep it with a payment. Safe to repeat with the same key.',
  })
  async savePaymentMethod(
    @Arg('input', () => SavePaymentMethodInput, { description: 'The method, and the agreement.' })
    input: SavePaymentMethodInput,
    @Ctx() context: RequestContext,
  ) {
    const customerId = customerIdOf(context);
    const { paymentMethodToken: methodToken } = input;
    const consent = consentOf(input.consent);
    const asked = await context.run('savePaymentMethod', input, (work) =>
      saveMethod(work, { customerId, methodToken, consent }),
    );
    if (isRefusal(asked)) return asked;
    await driveSavedMethod(context.gateway, asked.methodId);
    return payload(asked.methodId, context);
  }

  @Allow(['CUSTOMER'])
  @Mutation(() => SetDefaultPaymentMethodResult, {
    description: 'Has one of your payment methods offered first.',
  })
  async setDefaultPaymentMethod(
    @Arg('input', () => SetDefaultPaymentMethodInput, { description: 'Which one.' })
    input: SetDefaultPaymentMethodInput,
    @Ctx() context: RequestContext,
  ) {
    const asked = methodAsked(input, context);
    const done = await context.run('setDefaultPaymentMethod', input, (work) =>
      setDefaultMethod(work, asked),
    );
    return isRefusal(done) ? done : payload(done.methodId, context);
  }

  @Allow(['CUSTOMER'])
  @Mutation(() => RevokePaymentMethodResult, {
    description:
      'Revokes a payment method of yours, here at once and then at its provider. Repeating it changes nothing.',
  })
  async revokePaymentMethod(
    @Arg('input', () => RevokePaymentMethodInput, { description: 'Which one.' })
    input: RevokePaymentMethodInput,
    @Ctx() context: RequestContext,
  ) {
    const asked = methodAsked(input, context);
    const done = await context.run('revokePaymentMethod', input, (work) =>
      revokeMethod(work, asked),
    );
    if (isRefusal(done)) return done;
    await driveSavedMethod(context.gateway, done.methodId);
    return payload(done.methodId, context);
  }
}

/** A saved method for `node(id)`: its owner's alone. */
export async function visibleMethod(
  methodId: string,
  context: RequestContext,
): Promise<object | null> {
  const { actor } = context;
  if (actor.kind !== 'CUSTOMER' || !actor.id) return null;
  const row = await readMethod(context.db, actor.id, methodId);
  return row ? { ...viewMethod(row, context), __typename: 'SavedPaymentMethod' } : null;
}

function methodAsked(input: { readonly paymentMethodId: string }, context: RequestContext) {
  const methodId = innerId('SavedPaymentMethod', input.paymentMethodId);
  return { customerId: customerIdOf(context), methodId };
}

function customerIdOf({ actor }: RequestContext): string {
  if (actor.id === undefined) throw new RequestError('UNAUTHENTICATED', 'Sign in to do this.');
  return actor.id;
}

/** Read anew, after the command. */
async function payload(methodId: string, context: RequestContext) {
  const row = await readMethod(context.db, customerIdOf(context), methodId);
  if (!row) throw new Error(`the payment method ${methodId} is gone`);
  return { paymentMethod: viewMethod(row, context) };
}
