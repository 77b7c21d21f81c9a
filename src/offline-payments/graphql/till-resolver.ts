import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { isRefusal } from '../../kernel/refusal.js';
import { driveOperation, findIntents } from '../../payments/index.js';
import { worksAt } from '../../platform/auth/actor.js';
import { Allow, shopFloor } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { toMoney } from '../../platform/graphql/money.js';
import { innerId, innerIdOrNone } from '../../platform/graphql/node.js';
import { closeTill } from '../commands/close-till.js';
import { openTill } from '../commands/open-till.js';
import { payOutCash } from '../commands/pay-out-cash.js';
import { takeCash } from '../commands/take-cash.js';
import { findPaymentRow } from '../data/books.js';
import { findPayout } from '../data/payouts.js';
import { offlineTables } from '../data/tables.js';
import { findTill } from '../data/tills.js';
import { driveTaken } from './drive-taken.js';
import {
  CloseTillResult,
  OpenTillResult,
  PayOutCashResult,
  TakeCashResult,
} from './till-results.js';
import {
  CloseTillInput,
  OpenTillInput,
  PayOutCashInput,
  TakeCashInput,
  TillSessionType,
} from './till-types.js';

@Resolver()
export class TillResolver {
  @Allow(shopFloor)
  @Query(() => TillSessionType, {
    nullable: true,
    description: 'The open till of a location of yours. Null where none is open.',
  })
  async openTillSession(
    @Arg('locationId', () => ID, { description: 'The location.' }) locationId: string,
    @Ctx() context: RequestContext,
  ) {
    const id = innerIdOrNone('Location', locationId);
    if (!id || !worksAt(context.actor, id)) return null;
    return offlineTables(context.db)
      .selectFrom('till_session')
      .selectAll()
      .where('location_id', '=', id)
      .where('state', '=', 'OPEN')
      .executeTakeFirst();
  }

  @Allow(shopFloor)
  @Mutation(() => OpenTillResult, { description: 'Opens the till of a location with a float.' })
  async openTill(
    @Arg('input', () => OpenTillInput, { description: 'Where, and with how much.' })
    input: OpenTillInput,
    @Ctx() context: RequestContext,
  ) {
    const { floatMinor, currency } = input;
    const command = { locationId: innerId('Location', input.locationId), floatMinor, currency };
    const opened = await context.run('openTill', input, (work) => openTill(work, command));
    if (isRefusal(opened)) return opened;
    return { tillSession: await findTill(context.db, opened.tillSessionId) };
  }

  @Allow(shopFloor)
  @Mutation(() => CloseTillResult, {
    description: 'Closes a till with what was counted. A difference is posted to the ledger.',
  })
  async closeTill(
    @Arg('input', () => CloseTillInput, { description: 'Which till, and what was counted.' })
    input: CloseTillInput,
    @Ctx() context: RequestContext,
  ) {
    const command = {
      tillSessionId: innerId('TillSession', input.tillSessionId),
      countedMinor: input.countedMinor,
    };
    const closed = await context.run('closeTill', input, (work) => closeTill(work, command));
    if (isRefusal(closed)) return closed;
    const tillSession = await findTill(context.db, closed.tillSessionId);
    return {
      tillSession,
      difference: tillSession && toMoney(closed.differenceMinor, tillSession.currency),
    };
  }

  @Allow(shopFloor)
  @Mutation(() => TakeCashResult, {
    description:
      'Takes cash for a payment: it is paid at once, and the buyer gets the change. Safe to repeat with the same key.',
  })
  async takeCash(
    @Arg('input', () => TakeCashInput, { description: 'For what, how much, into which till.' })
    input: TakeCashInput,
    @Ctx() context: RequestContext,
  ) {
    const command = {
      tillSessionId: innerId('TillSession', input.tillSessionId),
      intentId: innerId('PaymentIntent', input.paymentIntentId),
      tenderedMinor: input.tenderedMinor,
    };
    const taken = await context.run('takeCash', input, (work) => takeCash(work, command));
    if (isRefusal(taken)) return taken;
    const paymentIntent = await driveTaken(taken, context);
    const tillSession = await findTill(context.db, taken.tillSessionId);
    return {
      paymentIntent,
      tillSession,
      change: tillSession && toMoney(taken.changeMinor, tillSession.currency),
    };
  }

  @Allow(shopFloor)
  @Mutation(() => PayOutCashResult, {
    description: 'Hands out cash that is owed: a refund that was asked for elsewhere.',
  })
  async payOutCash(
    @Arg('input', () => PayOutCashInput, { description: 'What is owed, and from which till.' })
    input: PayOutCashInput,
    @Ctx() context: RequestContext,
  ) {
    const command = {
      payoutId: innerId('Payout', input.payoutId),
      tillSessionId: innerId('TillSession', input.tillSessionId),
    };
    const paid = await context.run('payOutCash', input, (work) => payOutCash(work, command));
    return isRefusal(paid) ? paid : paidOut(paid, context);
  }
}

async function paidOut(
  paid: {
    readonly payoutId: string;
    readonly operationId: string | null;
    readonly tillSessionId: string;
  },
  { gateway, db }: RequestContext,
) {
  if (paid.operationId !== null) await driveOperation(gateway, paid.operationId);
  const [payout, tillSession] = await Promise.all([
    findPayout(db, paid.payoutId),
    findTill(db, paid.tillSessionId),
  ]);
  const payment = payout?.payment_key && (await findPaymentRow(db, payout.payment_key));
  const [paymentIntent] = payment ? await findIntents(db, [payment.intent_id]) : [];
  return { paymentIntent, payout, tillSession };
}
