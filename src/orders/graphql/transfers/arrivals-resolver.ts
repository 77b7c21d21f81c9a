import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { isRefusal } from '../../../kernel/refusal.js';
import { driveOperations } from '../../../payments/index.js';
import { Allow, shopFloor } from '../../../platform/graphql/access.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { innerId } from '../../../platform/graphql/node.js';
import { RequestError } from '../../../platform/graphql/server/request-error.js';
import {
  type AccountForTransfer,
  DeclareTransferLostInput,
  ReceiveTransferInput,
  readUnits,
  transferPayload,
} from '../../../transfers/index.js';
import { accountForGoods } from '../../commands/transfers/account-for-goods.js';
import { checkedText } from '../checked-text.js';
import { DeclareTransferLostResult, ReceiveTransferResult } from './results.js';

const maxReasonLength = 200;

/** What becomes of goods that were sent. An order whose goods they are follows. */
@Resolver()
export class ArrivalsResolver {
  @Allow(shopFloor)
  @Mutation(() => ReceiveTransferResult, {
    description:
      'Goods have arrived: they lie on the shelf, and those of an order are ready to be collected once all of them are accounted for. What is missing is still expected.',
  })
  receiveTransfer(
    @Arg('input', () => ReceiveTransferInput, { description: 'Which transfer, and what came.' })
    input: ReceiveTransferInput,
    @Ctx() context: RequestContext,
  ) {
    return account(context, 'receiveTransfer', input, {
      transferId: innerId('Transfer', input.transferId),
      how: 'received',
      lines: readUnits(input.lines),
      reason: null,
    });
  }

  @Allow(shopFloor)
  @Mutation(() => DeclareTransferLostResult, {
    description:
      'Goods that were sent will never arrive: nobody expects them any more. Those of an order leave it, and nobody pays for them.',
  })
  async declareTransferLost(
    @Arg('input', () => DeclareTransferLostInput, { description: 'Which transfer, and why.' })
    input: DeclareTransferLostInput,
    @Ctx() context: RequestContext,
  ) {
    const reason = checkedText('reason', input.reason, maxReasonLength);
    if (!reason) throw new RequestError('BAD_USER_INPUT', 'Say why the goods are given up.');
    return account(context, 'declareTransferLost', input, {
      transferId: innerId('Transfer', input.transferId),
      how: 'lost',
      lines: readUnits(input.lines),
      reason,
    });
  }
}

async function account(
  context: RequestContext,
  name: string,
  input: ReceiveTransferInput | DeclareTransferLostInput,
  command: AccountForTransfer,
) {
  const answer = await context.run(name, input, (work) => accountForGoods(work, command));
  if (!isRefusal(answer)) await driveOperations(context.gateway, answer.operationIds);
  return transferPayload(answer, context);
}
