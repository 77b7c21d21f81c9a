import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { fulfilmentId } from '../../../fulfilment/index.js';
import { Allow } from '../../../platform/graphql/access.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { innerId } from '../../../platform/graphql/node.js';
import { RequestError } from '../../../platform/graphql/server/request-error.js';
import { findDevice } from '../../data/reads.js';
import { type OfflineOperation, signedText } from '../../domain/offline-operation.js';
import { deviceNotEnrolled } from '../../domain/refusals.js';
import { type Replayed, replayOperations } from '../../offline/replay-operations.js';
import {
  type OfflineOperationInput,
  OfflineResultType,
  ReplayOfflineOperationsInput,
  ReplayOfflineOperationsResult,
} from './types.js';

const maxOperations = 100;

@Resolver(() => OfflineResultType)
export class OfflineResolver {
  @Allow(['DEVICE'])
  @Mutation(() => ReplayOfflineOperationsResult, {
    description:
      'Does what the device has written down and signed without a network: in order, each once. Sent again, an operation gets the same answer. One that cannot be done any more is told with what to do about it, and the next goes on.',
  })
  async replayOfflineOperations(
    @Arg('input', () => ReplayOfflineOperationsInput, { description: 'The operations.' })
    input: ReplayOfflineOperationsInput,
    @Ctx() { gateway, caller, db, actor }: RequestContext,
  ) {
    if (input.operations.length > maxOperations)
      throw new RequestError('BAD_USER_INPUT', `At most ${maxOperations} operations at once.`);
    const operations = input.operations.map(operationOf);
    const device = await findDevice(db, actor.id ?? '');
    if (!device?.public_key) return deviceNotEnrolled();
    return { results: await replayOperations(gateway, caller, device.public_key, operations) };
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why, in the language of the request; null where it is done.',
  })
  message(@Root() { messages }: Replayed, @Ctx() { locale }: RequestContext): string | null {
    return messages?.[locale] ?? null;
  }
}

/** What no device of ours would write is the mistake of whoever asks. */
function operationOf(input: OfflineOperationInput): OfflineOperation {
  const { counter, recordedAt, kind, taskId, signature } = input;
  if (counter < 1) throw new RequestError('BAD_USER_INPUT', 'Counters begin at 1.');
  const said = {
    counter,
    recordedAt,
    kind,
    pickupCode: input.pickupCode ?? null,
    identityChecked: input.identityChecked === true,
  };
  const lines = input.lines ?? [];
  return {
    ...said,
    fulfilmentId: fulfilmentId(taskId),
    lines: lines.map(({ lineId, picked }) => ({
      lineId: innerId('FulfilmentLine', lineId),
      picked,
    })),
    signedText: signedText({ ...said, taskId, lines }),
    signature,
  };
}
