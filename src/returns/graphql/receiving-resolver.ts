import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { checkedText } from '../../orders/index.js';
import { Allow, shopFloor } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerId, innerIdOrNone } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { inspectReturn } from '../commands/inspect-return.js';
import { receiveReturn } from '../commands/receive-return.js';
import { releaseFromQuarantine } from '../commands/release-from-quarantine.js';
import { judgedUnits, receivedLines, units } from './asked-return.js';
import { InspectReturnInput, ReceiveReturnInput, ReleaseFromQuarantineInput } from './inputs.js';
import { CountReturnResult } from './results.js';
import { returnIdIn, returnPayload } from './returns-resolver.js';

@Resolver()
export class ReceivingResolver {
  @Allow(shopFloor)
  @Mutation(() => CountReturnResult, {
    description:
      'Goods of a return have come, to your counter or with a parcel: also to another place than was named.',
  })
  async receiveReturn(
    @Arg('input', () => ReceiveReturnInput, { description: 'What has come, and where.' })
    input: ReceiveReturnInput,
    @Ctx() context: RequestContext,
  ) {
    const command = {
      returnId: returnIdIn(input.returnId),
      locationId: innerId('Location', input.locationId),
      lines: receivedLines(input.lines),
    };
    const answer = await context.run('receiveReturn', input, (work) =>
      receiveReturn(work, command),
    );
    return returnPayload(answer, context);
  }

  @Allow(shopFloor)
  @Mutation(() => CountReturnResult, {
    description:
      'Says of every unit what becomes of it. Those that are restocked are on sale at this place at once.',
  })
  async inspectReturn(
    @Arg('input', () => InspectReturnInput, { description: 'What becomes of each unit.' })
    input: InspectReturnInput,
    @Ctx() context: RequestContext,
  ) {
    const command = { returnId: returnIdIn(input.returnId), units: judgedUnits(input.units) };
    const answer = await context.run('inspectReturn', input, (work) =>
      inspectReturn(work, command),
    );
    return returnPayload(answer, context);
  }

  @Allow(shopFloor)
  @Mutation(() => CountReturnResult, {
    description: 'Judges units again that were set aside: on sale, or damaged.',
  })
  async releaseFromQuarantine(
    @Arg('input', () => ReleaseFromQuarantineInput, { description: 'Which units, and how many.' })
    input: ReleaseFromQuarantineInput,
    @Ctx() context: RequestContext,
  ) {
    const dispositionId = innerIdOrNone('ReturnDisposition', input.dispositionId);
    if (!dispositionId) throw new RequestError('NOT_FOUND', 'There are no such units.');
    const command = {
      dispositionId,
      quantity: units(input.quantity, 1),
      disposition: input.restock ? ('RESTOCK' as const) : ('DAMAGED' as const),
      note: checkedText('note', input.note, 500),
    };
    const answer = await context.run('releaseFromQuarantine', input, (work) =>
      releaseFromQuarantine(work, command),
    );
    return returnPayload(answer, context);
  }
}
