import { Args, ArgsType, Ctx, Field, ID, Query, Resolver } from 'type-graphql';
import { readPage } from '../../../kernel/page.js';
import { isBackOffice } from '../../../platform/auth/actor.js';
import { Allow, type Role } from '../../../platform/graphql/access.js';
import { checkedPage, PageArguments } from '../../../platform/graphql/connection.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { innerId } from '../../../platform/graphql/node.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import type { DisputeState } from '../../disputes/lifecycle.js';
import {
  disputeKeyTypes,
  disputeListOrder,
  disputeLoader,
  readDisputePage,
} from '../../disputes/reads.js';
import type { DisputeRow } from '../../disputes/tables.js';
import { DisputeConnection, DisputeStateEnum } from './types.js';

const backOffice: readonly Role[] = ['AGENT', 'SUPERVISOR', 'ADMIN'];

@ArgsType()
class DisputesArguments extends PageArguments {
  @Field(() => DisputeStateEnum, { nullable: true, description: 'Only those in this state.' })
  state?: DisputeState | null;

  @Field(() => String, { nullable: true, description: 'Only those of this payment provider.' })
  provider?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only those about this payment.' })
  paymentIntentId?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Only those whose evidence has to be there before then.',
  })
  evidenceDueBefore?: Date | null;
}

@Resolver()
export class DisputeResolver {
  @Allow(backOffice)
  @Query(() => DisputeConnection, {
    description: 'What card holders contest at their banks, newest first.',
  })
  disputes(@Args(() => DisputesArguments) args: DisputesArguments, @Ctx() context: RequestContext) {
    const page = checkedPage(() => readPage(args, disputeListOrder, disputeKeyTypes));
    const { state = null, provider, paymentIntentId, evidenceDueBefore = null } = args;
    return readDisputePage(
      context.db,
      {
        state,
        evidenceDueBefore,
        provider: provider?.replaceAll('\0', '') ?? null,
        intentId: paymentIntentId == null ? null : innerId('PaymentIntent', paymentIntentId),
      },
      page,
    );
  }
}

/** A dispute as this caller may see it: the back office, and nobody else. */
export async function visibleDispute(
  disputeId: string,
  context: RequestContext,
): Promise<DisputeRow | null> {
  return isBackOffice(context.actor) ? context.loaders.of(disputeLoader).load(disputeId) : null;
}
