import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import { findIntents } from '../../payments/index.js';
import { Allow, shopFloor } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { toMoney } from '../../platform/graphql/money.js';
import { innerId, toGlobalId } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { type EndCheque, endCheque } from '../commands/end-cheque.js';
import { takeCheque } from '../commands/take-cheque.js';
import { findCheque, findCheques, type ShownCheque } from '../data/cheques.js';
import type { ChequeState } from '../domain/lifecycles.js';
import {
  ChequeStateEnum,
  ChequeType,
  EndChequeInput,
  EndChequeResult,
  TakeChequeInput,
  TakeChequeResult,
} from './cheque-types.js';
import { driveTaken } from './drive-taken.js';

const maxCheques = 100;

@Resolver()
export class ChequeResolver {
  @Allow(['SUPERVISOR', 'ADMIN'])
  @Query(() => [ChequeType], { description: 'Cheques by what the bank says, the oldest first.' })
  async cheques(
    @Arg('state', () => ChequeStateEnum, { description: 'What the bank says of them.' })
    state: ChequeState,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many at most: up to 100.' })
    first: number,
    @Ctx() { db }: RequestContext,
  ): Promise<ChequeType[]> {
    if (first < 1 || first > maxCheques)
      throw new RequestError('BAD_USER_INPUT', `\`first\` is 1 to ${maxCheques}.`);
    return (await findCheques(db, { state, limit: first })).map(shown);
  }

  @Allow(shopFloor)
  @Mutation(() => TakeChequeResult, {
    description: 'Takes a cheque for a payment, which is made with it at once.',
  })
  async takeCheque(
    @Arg('input', () => TakeChequeInput, { description: 'The cheque, and what it is for.' })
    input: TakeChequeInput,
    @Ctx() context: RequestContext,
  ) {
    const { number, bank, drawnOn } = input;
    const command = {
      locationId: innerId('Location', input.locationId),
      intentId: innerId('PaymentIntent', input.paymentIntentId),
      number,
      bank,
      drawnOn,
    };
    const taken = await context.run('takeCheque', input, (work) => takeCheque(work, command));
    if (isRefusal(taken)) return taken;
    const paymentIntent = await driveTaken(taken, context);
    const cheque = await findCheque(context.db, taken.attemptId);
    return { cheque: cheque && shown(cheque), paymentIntent };
  }

  @Allow(['SUPERVISOR', 'ADMIN'])
  @Mutation(() => EndChequeResult, { description: 'The bank has paid a cheque.' })
  clearCheque(
    @Arg('input', () => EndChequeInput, { description: 'Which cheque.' }) input: EndChequeInput,
    @Ctx() context: RequestContext,
  ) {
    return end('clearCheque', input, 'clear', context);
  }

  @Allow(['SUPERVISOR', 'ADMIN'])
  @Mutation(() => EndChequeResult, {
    description:
      'The bank does not pay a cheque, or has taken its money back: the buyer owes it again.',
  })
  bounceCheque(
    @Arg('input', () => EndChequeInput, { description: 'Which cheque.' }) input: EndChequeInput,
    @Ctx() context: RequestContext,
  ) {
    return end('bounceCheque', input, 'bounce', context);
  }
}

async function end(
  name: string,
  input: EndChequeInput,
  how: EndCheque['how'],
  context: RequestContext,
): Promise<object | Refusal> {
  const chequeId = innerId('Cheque', input.chequeId);
  const ended = await context.run(name, input, (work) => endCheque(work, { chequeId, how }));
  if (isRefusal(ended)) return ended;
  const cheque = await findCheque(context.db, ended.chequeId);
  const [paymentIntent] = await findIntents(context.db, [ended.intentId]);
  return { cheque: cheque && shown(cheque), paymentIntent };
}

function shown(row: ShownCheque): ChequeType {
  return {
    id: toGlobalId('Cheque', row.payment_key),
    state: row.state,
    amount: toMoney(row.amount_minor, row.currency),
    lastDigits: row.last_digits,
    bank: row.bank,
    drawnOn: row.drawn_on,
  };
}
