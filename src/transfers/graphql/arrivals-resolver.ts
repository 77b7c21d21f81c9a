import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { Allow, shopFloor } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerId } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { typedText } from '../../platform/graphql/typed-text.js';
import { type AccountForTransfer, accountForTransfer } from '../commands/account-for-transfer.js';
import { DeclareTransferLostInput, ReceiveTransferInput } from './inputs.js';
import { transferPayload } from './payload.js';
import { readUnits } from './read-units.js';
import { DeclareTransferLostResult, ReceiveTransferResult } from './results.js';

const maxReasonLength = 200;

@Resolver()
export class ArrivalsResolver {
  @Allow(shopFloor)
  @Mutation(() => ReceiveTransferResult, {
    description: 'Goods have arrived: they lie on the shelf. What is missing is still expected.',
  })
  async receiveTransfer(
    @Arg('input', () => ReceiveTransferInput, { description: 'Which transfer, and what came.' })
    input: ReceiveTransferInput,
    @Ctx() context: RequestContext,
  ) {
    const command: AccountForTransfer = {
      transferId: innerId('Transfer', input.transferId),
      how: 'received',
      lines: readUnits(input.lines),
      reason: null,
    };
    const answer = await context.run('receiveTransfer', input, (work) => account(work, command));
    return transferPayload(answer, context);
  }

  @Allow(shopFloor)
  @Mutation(() => DeclareTransferLostResult, {
    description: 'Goods that were sent will never arrive: nobody expects them any more.',
  })
  async declareTransferLost(
    @Arg('input', () => DeclareTransferLostInput, { description: 'Which transfer, and why.' })
    input: DeclareTransferLostInput,
    @Ctx() context: RequestContext,
  ) {
    const reason = typedText('reason', input.reason, maxReasonLength);
    if (!reason) throw new RequestError('BAD_USER_INPUT', 'Say why the goods are given up.');
    const command: AccountForTransfer = {
      transferId: innerId('Transfer', input.transferId),
      how: 'lost',
      lines: readUnits(input.lines),
      reason,
    };
    const answer = await context.run('declareTransferLost', input, (work) =>
      account(work, command),
    );
    return transferPayload(answer, context);
  }
}

async function account(work: Work, command: AccountForTransfer) {
  const accounted = await accountForTransfer(work, command);
  return isRefusal(accounted) ? accounted : { transferId: accounted.transferId };
}
