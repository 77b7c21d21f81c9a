import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { readNewCart } from '../../carts/index.js';
import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import { checkedMethods, checkedText, finishCheckout } from '../../orders/index.js';
import { FirstCall } from '../../payments/index.js';
import { Allow, buyers, shopFloor } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerId } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { cancelStoreReservation } from '../commands/cancel-store-reservation.js';
import { collectStoreReservation } from '../commands/collect-store-reservation.js';
import { confirmStoreReservation } from '../commands/confirm-store-reservation.js';
import { markStoreReservationReady } from '../commands/mark-store-reservation-ready.js';
import { rejectStoreReservation } from '../commands/reject-store-reservation.js';
import { reserveInStore } from '../commands/reserve-in-store.js';
import type { StoreReservationAnswer } from '../commands/take-step.js';
import { storeReservationLoader } from '../data/reads.js';
import {
  CancelStoreReservationInput,
  CollectStoreReservationInput,
  RejectStoreReservationInput,
  ReserveInStoreInput,
  StoreReservationInput,
} from './inputs.js';
import {
  CollectStoreReservationResult,
  ReserveInStoreResult,
  StoreReservationResult,
} from './results.js';

const which = { description: 'Which reservation.' };

@Resolver()
export class StoreReservationMutations {
  @Allow(buyers)
  @Mutation(() => ReserveInStoreResult, {
    description:
      'Asks a store to keep goods, which are paid for when they are collected. They are kept at once; the store confirms it within a day, or by the end of its next opening. A guest sends a secret of their own as `x-guest-token`, 32 random bytes in base64url, and sees the reservation with it from then on.',
  })
  async reserveInStore(
    @Arg('input', () => ReserveInStoreInput, { description: 'What, and where.' })
    input: ReserveInStoreInput,
    @Ctx() context: RequestContext,
  ) {
    const { lines, contact, locationId } = input;
    if (lines.length === 0) throw new RequestError('BAD_USER_INPUT', 'Give at least one line.');
    const fulfilment = { kind: 'PICKUP', locationId } as const;
    const asked = await readNewCart({ lines, contact: contact ?? null, fulfilment }, context);
    if (isRefusal(asked)) return asked;
    // An answer that gets lost is asked for again: a secret of ours would be lost with it.
    if (asked.guestToken !== null)
      throw new RequestError(
        'BAD_USER_INPUT',
        'A guest reserves under a secret of their own: send one as x-guest-token, 32 random bytes in base64url.',
      );
    const command = { locationId: innerId('Location', locationId), draft: asked.draft };
    return payloadOf(
      await context.run('reserveInStore', input, (work) => reserveInStore(work, command)),
      context,
    );
  }

  @Allow(buyers)
  @Mutation(() => StoreReservationResult, {
    description: 'Gives a reservation up before it is collected: the goods are on sale again.',
  })
  async cancelStoreReservation(
    @Arg('input', () => CancelStoreReservationInput, which) input: CancelStoreReservationInput,
    @Ctx() context: RequestContext,
  ) {
    const command = { ...idOf(input), reason: checkedText('reason', input.reason, 500) };
    return payloadOf(
      await context.run('cancelStoreReservation', input, (work) =>
        cancelStoreReservation(work, command),
      ),
      context,
    );
  }

  @Allow(shopFloor)
  @Mutation(() => StoreReservationResult, {
    description: 'The store has the goods and puts them aside.',
  })
  async confirmStoreReservation(
    @Arg('input', () => StoreReservationInput, which) input: StoreReservationInput,
    @Ctx() context: RequestContext,
  ) {
    return payloadOf(
      await context.run('confirmStoreReservation', input, (work) =>
        confirmStoreReservation(work, idOf(input)),
      ),
      context,
    );
  }

  @Allow(shopFloor)
  @Mutation(() => StoreReservationResult, {
    description: 'The store cannot keep the goods, and says why. They are on sale again.',
  })
  async rejectStoreReservation(
    @Arg('input', () => RejectStoreReservationInput, which) input: RejectStoreReservationInput,
    @Ctx() context: RequestContext,
  ) {
    const reason = checkedText('reason', input.reason, 500);
    if (!reason) throw new RequestError('BAD_USER_INPUT', 'Say why the goods cannot be kept.');
    return payloadOf(
      await context.run('rejectStoreReservation', input, (work) =>
        rejectStoreReservation(work, { ...idOf(input), reason }),
      ),
      context,
    );
  }

  @Allow(shopFloor)
  @Mutation(() => StoreReservationResult, {
    description:
      'The goods wait for who has asked for them, for two days, or to the end of the next opening.',
  })
  async markStoreReservationReady(
    @Arg('input', () => StoreReservationInput, which) input: StoreReservationInput,
    @Ctx() context: RequestContext,
  ) {
    return payloadOf(
      await context.run('markStoreReservationReady', input, (work) =>
        markStoreReservationReady(work, idOf(input)),
      ),
      context,
    );
  }

  @Allow(shopFloor)
  @Mutation(() => CollectStoreReservationResult, {
    description:
      'The buyer is there, and pays: the reservation becomes an order whose goods are carried out at once, at the prices of the day. What the buyer does not take is on sale again.',
  })
  async collectStoreReservation(
    @Arg('input', () => CollectStoreReservationInput, { description: 'What is taken and paid.' })
    input: CollectStoreReservationInput,
    @Ctx() context: RequestContext,
  ) {
    const firstCall = new FirstCall();
    const taken = input.lines?.map(({ lineId, quantity }) => ({
      lineId: innerId('StoreReservationLine', lineId),
      quantity,
    }));
    const command = {
      ...idOf(input),
      ...checkedMethods(input),
      taken: taken ?? null,
      returnUrl: null,
      expectedTotalMinor: input.expectedTotalMinor ?? null,
      firstCall,
    };
    const placed = await context.run('collectStoreReservation', input, (work) =>
      collectStoreReservation(work, command),
    );
    if (isRefusal(placed)) return placed;
    const { storeReservationId } = command;
    return {
      ...(await finishCheckout(placed, firstCall, context)),
      storeReservation: await context.loaders.of(storeReservationLoader).load(storeReservationId),
    };
  }
}

function idOf({ storeReservationId }: StoreReservationInput): StoreReservationAnswer {
  return { storeReservationId: innerId('StoreReservation', storeReservationId) };
}

async function payloadOf(answer: StoreReservationAnswer | Refusal, context: RequestContext) {
  if (isRefusal(answer)) return answer;
  const { storeReservationId } = answer;
  return {
    storeReservation: await context.loaders.of(storeReservationLoader).load(storeReservationId),
  };
}
